namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Answers questions by MetricFlow's semantics, slowly: row by row, without SQL.</summary>
internal sealed class MetricEvaluator
{
    private readonly World world;
    private readonly Paths paths;
    private readonly MeasureEvaluator measures;

    public MetricEvaluator(World world)
    {
        this.world = world;
        paths = new Paths(world);
        measures = new MeasureEvaluator(world, paths, this);
    }

    /// <summary>The grain that <c>metric_time</c> has for a metric where none is said: the metric's own, or its time dimension's, but no finer than a day.</summary>
    public string DefaultGrain(MetricDef metric)
    {
        if (metric.Grain is { } grain) return grain;
        var own = FinestGrain(metric);
        return Periods.Coarseness(own) < Periods.Coarseness("day") ? "day" : own;
    }

    /// <summary>The finest grain that a metric can be asked by: the coarsest of its measures' own.</summary>
    public string FinestGrain(MetricDef metric) => metric.Inputs.Count > 0
        ? metric.Inputs.Select(i => FinestGrain(world.Metric(i.Name))).MaxBy(Periods.Coarseness)!
        : measures.TimeGrain(metric.Measure!);

    /// <param name="filters">Conditions of the question and of the metrics above this one.</param>
    public Answer Metric(MetricDef metric, IReadOnlyList<Item> items, IReadOnlyList<Filter> filters, Range? range, Shift? shift)
    {
        var own = metric.Filters.SelectMany(f => Filter.Parse(f, DefaultGrain(metric))).ToList();
        return metric.Type switch
        {
            "simple" => Filled(measures.Aggregate(metric.Measure!, [.. own, .. filters], items, range, shift, null), metric.Measure!.Fill),
            "cumulative" => Cumulative(metric, items, [.. own, .. filters], range, shift),
            "ratio" or "derived" => Derived(metric, items, own, filters, range, shift),
            "conversion" => new ConversionEvaluator(world, measures).Evaluate(metric, items, [.. own, .. filters], range),
            _ => throw new RefusedException($"no type {metric.Type}"),
        };
    }

    /// <summary>What stands for a metric's missing value beside other metrics.</summary>
    public static double? FillOf(MetricDef metric) => metric.Type switch
    {
        "simple" or "cumulative" => metric.Measure!.Fill,
        "conversion" when !metric.IsRate => metric.Conversion!.Fill,
        _ => null,
    };

    /// <summary>Whether every measure under a metric is dated by this item.</summary>
    public bool IsTimeOf(MetricDef metric, Item item) => metric.Inputs.Count > 0
        ? metric.Inputs.All(i => IsTimeOf(world.Metric(i.Name), item))
        : measures.IsTime(metric.Measure!, item);

    private static Answer Filled(Answer answer, double? fill) =>
        fill is null ? answer : answer with { Rows = [.. answer.Rows.Select(r => (r.Key, r.Value ?? fill))] };

    private Answer Cumulative(MetricDef metric, IReadOnlyList<Item> items, IReadOnlyList<Filter> filters, Range? range, Shift? shift)
    {
        var finest = measures.TimeGrain(metric.Measure!);
        var times = items.Where(i => measures.IsTime(metric.Measure!, i)).ToList();
        if (times.Count == 0 && (metric.Window is not null || metric.GrainToDate is not null)) throw new RefusedException($"{metric.Name} looks back, and no time is asked for");
        // Without a time it is what has come together by the end.
        if (times.Count == 0) range = range?.End is null ? null : range with { Start = null };
        var isCoarser = times.Count > 0 && !times.Any(t => t.Part is null && (t.Grain ?? finest) == finest);
        IReadOnlyList<Item> needed = isCoarser ? [.. items, new Item("", Item.MetricTime, finest, null)] : items;
        var answer = Filled(measures.Aggregate(metric.Measure!, filters, needed, range, shift, new Lookback(metric.Window, metric.GrainToDate)), metric.Measure!.Fill);
        if (!isCoarser) return answer;
        var periods = answer.Rows.GroupBy(r => Answer.Text(r.Key.SkipLast(1)))
            .Select(g => (g.First().Key.SkipLast(1).ToArray(), OfPeriod([.. g.OrderBy(r => r.Key[^1]).Select(r => r.Value)], metric.PeriodAgg)));
        return new Answer(items, [.. periods]);
    }

    private static object? OfPeriod(List<object?> values, string? aggregation) => aggregation?.ToLowerInvariant() switch
    {
        null or "first" => values[0],
        "last" => values[^1],
        _ => values.OfType<double>().Any() ? values.OfType<double>().Average() : null,
    };

    private Answer Derived(MetricDef metric, IReadOnlyList<Item> items, IReadOnlyList<Filter> own, IReadOnlyList<Filter> filters, Range? range, Shift? shift)
    {
        // What is made of measures is shifted where they are; what is shifted inside already, as it stands.
        var (below, above) = shift is not null && !IsShifted(metric) ? (shift, (Shift?)null) : (null, shift);
        // A metric that is itself shifted is filtered after the shift, by items that must then be in its inputs' answers.
        IReadOnlyList<Item> needed = above is null ? items : [.. items.Concat(filters.SelectMany(f => f.Items(world))).Distinct()];
        var inputs = metric.Inputs.Select(input => (input, definition: world.Metric(input.Name))).ToList();
        var answers = inputs.Select(i => Metric(
            i.definition,
            needed,
            [.. own, .. i.input.Filters.SelectMany(f => Filter.Parse(f, DefaultGrain(metric))), .. above is null ? filters : []],
            above is null ? range : null,
            Shift.Of(i.input) ?? below)).ToList();
        // One input alone is not joined to anything, so nothing of it is missing.
        var fills = inputs.Select(i => inputs.Count > 1 ? FillOf(i.definition) : null).ToList();
        var rows = Answer.Combine(answers, fills).Select(r => (r.Key, Formula.Value(metric, r.Values))).ToList();
        var answer = new Answer(needed, rows);
        return above is null ? answer : measures.Shifted(metric, answer, items, filters, range, above);
    }

    private bool IsShifted(MetricDef metric) => metric.Inputs.Any(i => Shift.Of(i) is not null || IsShifted(world.Metric(i.Name)));
}
