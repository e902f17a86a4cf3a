namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Aggregates a measure's rows by some items.</summary>
internal sealed class MeasureEvaluator(World world, Paths paths, MetricEvaluator evaluator)
{
    private readonly Values values = new(world, paths);
    private readonly Spine spine = new(world);

    public string TimeGrain(MeasureInput input)
    {
        var (model, measure) = world.Measure(input.Name);
        return model.Dimension(measure.TimeDimension)?.Grain ?? throw new RefusedException($"{input.Name} has no time dimension");
    }

    /// <summary>Whether an item is the time that dates a measure.</summary>
    public bool IsTime(MeasureInput input, Item item)
    {
        var (model, measure) = world.Measure(input.Name);
        return item.IsMetricTime || (item.Element == measure.TimeDimension && item.Path == model.RowEntity);
    }

    /// <summary>The measure's value for each combination of items.</summary>
    /// <param name="above">Conditions of the metric, of those above it and of the question. Periods added by the time spine are held against them too, but not against the measure's own.</param>
    public Answer Aggregate(MeasureInput input, IReadOnlyList<Filter> above, IReadOnlyList<Item> items, Range? range, Shift? shift, Lookback? lookback)
    {
        var (model, measure) = world.Measure(input.Name);
        IReadOnlyList<Filter> filters = [.. above, .. input.Filters.SelectMany(f => Filter.Parse(f, evaluator.DefaultGrain(new MetricDef("", "simple") { Measure = input })))];
        var times = items.Where(i => IsTime(input, i)).ToList();
        if (shift is not null && times.Count == 0) throw new RefusedException($"{input.Name} is shifted in time, and no time is asked for");

        // What cannot be reached is refused, whether or not there are rows.
        foreach (var item in items.Concat(filters.SelectMany(Needed)).Where(i => !i.IsMetricTime)) paths.Find(model, item);
        var facts = Facts(model, measure);
        if (lookback is not null && times.Count > 0) facts = SpreadOver(facts, lookback, TimeGrain(input), shift is null ? range : null);
        if (shift is not null) facts = Moved(facts, shift, times, ShiftGrain(input, shift, lookback, times, filters));
        facts = values.Join(facts, items.Concat(filters.SelectMany(f => Needed(f))));
        var kept = Passing(facts, filters).Where(f => range is null || range.Has(f.Time)).ToList();
        var counted = measure.NonAdditive is null ? kept : new SemiAdditive(values).Counted(kept, measure.NonAdditive, items);
        var answer = Grouped(counted, measure, items);
        return times.Count == 0 || !input.JoinsSpine ? answer : OnSpine(input, answer, times, Finest(times, TimeGrain(input)), above, range);
    }

    public IReadOnlyList<Fact> Facts(ModelDef model, MeasureDef measure)
    {
        var time = model.Dimension(measure.TimeDimension)!;
        return [.. world.Tables[model.Table].Rows.Select(row => new Fact(
            model, row, values.Expression(model, row, time.Expr) is DateTime at ? Periods.Truncate(at, time.Grain) : null, time.Name))];
    }

    /// <summary>The rows that pass every condition.</summary>
    public IReadOnlyList<Fact> Passing(IReadOnlyList<Fact> facts, IReadOnlyList<Filter> filters)
    {
        var joined = values.Join(facts, filters.SelectMany(Needed));
        var metrics = filters.SelectMany(f => f.MetricReferences).Distinct().ToDictionary(r => r, r => MetricValues.Of(evaluator, world, r));
        return [.. joined.Where(fact => filters.All(filter => Sql.Evaluate.Value(filter.Condition, name =>
            name is Sql.Reference { Kind: "Metric" } reference ? metrics[reference].For(values, fact) : values.Of(fact, filter.ItemOf(world, name))) is true))];
    }

    public object? Value(Fact fact, Item item) => values.Of(fact, item);

    /// <summary>Rows with those joined to them that items need.</summary>
    public IReadOnlyList<Fact> Joined(IReadOnlyList<Fact> facts, IReadOnlyList<Item> items) => values.Join(facts, items);

    private IEnumerable<Item> Needed(Filter filter) =>
        filter.Items(world).Concat(filter.MetricReferences.Select(r => Item.Parse(world, r.GroupBy.Single()) with { Path = "" }));

    public Answer Grouped(IReadOnlyList<Fact> facts, MeasureDef measure, IReadOnlyList<Item> items)
    {
        object? Number(Fact f) => values.Expression(f.Model, f.Row, measure.Expr);
        if (items.Count == 0) return new Answer(items, [([], Aggregates.Of(measure, [.. facts.Select(Number)]))]);
        var groups = facts.Select(fact => (fact, key: items.Select(i => values.Of(fact, i)).ToArray())).GroupBy(f => Answer.Text(f.key));
        return new Answer(items, [.. groups.Select(g => (g.First().key, Aggregates.Of(measure, [.. g.Select(f => Number(f.fact))])))]);
    }

    /// <summary>An answer of a metric above, read at other times.</summary>
    public Answer Shifted(MetricDef metric, Answer answer, IReadOnlyList<Item> items, IReadOnlyList<Filter> filters, Range? range, Shift shift)
    {
        var times = answer.Items.Where(i => evaluator.IsTimeOf(metric, i)).ToList();
        if (times.Count == 0) throw new RefusedException($"{metric.Name} is shifted in time, and no time is asked for");
        var finest = Finest(times, evaluator.FinestGrain(metric));
        var moved = SpineJoin.Join(answer, times, finest, SpinePeriods(times, finest, null), shift, isLeft: false);
        var kept = moved.Rows.Where(row => filters.All(f => Sql.Evaluate.Value(f.Condition, n => row.Key[answer.Items.ToList().IndexOf(f.ItemOf(world, n))]) is true)
            && (range is null || range.Has(row.Key[answer.Items.ToList().IndexOf(finest)] as DateTime?)));
        return new Answer(items, [.. kept.Select(r => (items.Select(i => r.Key[answer.Items.ToList().IndexOf(i)]).ToArray(), r.Value))]);
    }

    private static Item Finest(IReadOnlyList<Item> times, string own) => times
        .OrderBy(t => t.Part is not null).ThenBy(t => t.Grain is { } g && !Periods.IsGrain(g)).ThenBy(t => Periods.Coarseness(t.Grain ?? own)).First();

    private bool IsOnlyTime(MeasureInput input, Filter filter) => !filter.MetricReferences.Any() && filter.Items(world).All(i => IsTime(input, i));

    /// <summary>Each row once for every time at which it counts.</summary>
    private List<Fact> SpreadOver(IReadOnlyList<Fact> facts, Lookback lookback, string grain, Range? range) =>
        [.. spine.Times(grain).Where(t => range is null || range.Has(t)).SelectMany(t => facts.Where(f => f.Time is { } row && lookback.Counts(row, t)).Select(f => f with { Time = t }))];

    /// <summary>
    /// What an offset moves: the whole periods asked for where its length is made of them, so that a month's offset loses no 31st; else the
    /// measure's own times. A month is not made of weeks.
    /// </summary>
    private string ShiftGrain(MeasureInput input, Shift shift, Lookback? lookback, List<Item> times, IReadOnlyList<Filter> filters)
    {
        var own = TimeGrain(input);
        if (shift.Window is not { } window || lookback is not null || !Periods.IsGrain(window.Grain)) return own;
        var seen = times.Concat(filters.SelectMany(f => f.Items(world)).Where(i => IsTime(input, i))).ToList();
        if (seen.Any(i => i.Part is not null || (i.Grain is { } g && !Periods.IsGrain(g)))) return own;
        var finest = seen.Select(i => i.Grain ?? own).MinBy(Periods.Coarseness)!;
        var isMade = Periods.Coarseness(finest) <= Periods.Coarseness(window.Grain) && (finest != "week" || window.Grain == "week");
        var areNested = finest != "week" || seen.All(i => (i.Grain ?? own) == "week");
        return isMade && areNested && Periods.Coarseness(finest) > Periods.Coarseness(own) ? finest : own;
    }

    /// <summary>Each row at the times that read it.</summary>
    private List<Fact> Moved(IReadOnlyList<Fact> facts, Shift shift, List<Item> times, string grain)
    {
        if (!Periods.IsGrain(shift.Grain)) return MovedByCustom(facts, shift, times);
        var readers = spine.Times(grain).ToLookup(shift.Source);
        var moved = facts.Where(f => f.Time is not null).SelectMany(f => readers[Periods.Truncate(f.Time!.Value, grain)].Select(t => f with { Time = t }));
        // The beginning of a period is read once for each period asked for: at its first instant.
        var isFirstOnly = shift.ToGrain is not null && !times.Any(t => t.Part is null && (t.Grain ?? grain) == grain);
        if (isFirstOnly && times.Any(t => t.Part is not null || (t.Grain is { } g && !Periods.IsGrain(g)))) throw new RefusedException("a beginning is read by each day");
        return [.. moved.Where(f => !isFirstOnly || times.Any(t => Equals(values.At(f.Time, t), f.Time)))];
    }

    private List<Fact> MovedByCustom(IReadOnlyList<Fact> facts, Shift shift, List<Item> times)
    {
        var isWhole = times.All(t => t.Grain == shift.Grain);
        var readers = spine.Shifted(shift.Grain, shift.Window!.Count);
        if (!isWhole) return [.. facts.Where(f => f.Time is { } t && readers.ContainsKey(t)).Select(f => f with { Time = readers[f.Time!.Value] })];
        // Asked by the custom periods alone, whole periods shift, of whatever length.
        var firstDays = readers.Keys.GroupBy(d => values.Custom(shift.Grain, d)).OrderBy(g => g.Key).Select(g => g.Min()).ToList();
        DateTime? Later(DateTime time)
        {
            var at = firstDays.FindLastIndex(d => Equals(values.Custom(shift.Grain, d), values.Custom(shift.Grain, time)));
            return at + shift.Window!.Count < firstDays.Count ? firstDays[at + shift.Window!.Count] : null;
        }

        return [.. facts.Where(f => f.Time is { } t && readers.ContainsKey(t)).Select(f => f with { Time = Later(f.Time!.Value) })];
    }

    private Answer OnSpine(MeasureInput input, Answer answer, List<Item> times, Item finest, IReadOnlyList<Filter> above, Range? range)
    {
        var periods = SpinePeriods(times, finest, range, [.. above.Where(f => IsOnlyTime(input, f))], world.Measure(input.Name));
        var joined = SpineJoin.Join(answer, times, finest, periods, null, isLeft: true);
        var again = above.Where(f => !IsOnlyTime(input, f) && !f.MetricReferences.Any() && f.Items(world).All(answer.Items.Contains)).ToList();
        return joined with { Rows = [.. joined.Rows.Where(row => again.All(f => Sql.Evaluate.Value(f.Condition, n => row.Key[answer.Items.ToList().IndexOf(f.ItemOf(world, n))]) is true))] };
    }

    /// <summary>Every combination of the times asked for that the spine has.</summary>
    private IReadOnlyList<object?[]> SpinePeriods(List<Item> times, Item finest, Range? range, IReadOnlyList<Filter>? filters = null, (ModelDef Model, MeasureDef Measure)? dated = null)
    {
        var grains = times.Concat((filters ?? []).SelectMany(f => f.Items(world))).Where(i => i.Part is null).Select(i => spine.BaseOf(i.Grain ?? finest.Grain ?? "day"));
        var facts = spine.Times(grains.MinBy(Periods.Coarseness) ?? "day").Where(t => range is null || range.Has(t))
            .Select(t => new Fact(dated?.Model ?? world.Models[0], [], t, dated?.Measure.TimeDimension ?? "")).ToList();
        var passing = filters is { Count: > 0 } ? Passing(facts, filters) : facts;
        return [.. passing.Select(f => times.Select(i => values.At(f.Time, i)).ToArray()).DistinctBy(Answer.Text)];
    }
}
