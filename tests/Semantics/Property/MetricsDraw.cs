using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>Draws metrics of every type over a world's measures.</summary>
internal sealed class MetricsDraw(Chance chance, World world)
{
    private readonly Reachable reachable = new(world);
    private readonly List<MetricDef> metrics = [];

    public IReadOnlyList<MetricDef> Metrics()
    {
        foreach (var (model, measure) in world.Models.SelectMany(m => m.Measures.Select(measure => (m, measure)))) metrics.Add(Simple(model, measure));
        var simple = metrics.ToList();
        Add(3, i => Cumulative($"cumulative{i}"));
        Add(2, i => new MetricDef($"ratio{i}", "ratio") { Inputs = [Input(chance.One<MetricDef>(simple), "n"), Input(chance.One<MetricDef>(simple), "d")], Filters = SomeFilter(world.Models[0], 6) });
        Add(2, i => Sum($"derived{i}", [Input(chance.One<MetricDef>(simple), "x"), Input(chance.One<MetricDef>(metrics), "y")]));
        Add(3, i => Sum($"shifted{i}", [Input(chance.One<MetricDef>(simple), "x"), Shifted(chance.One<MetricDef>([.. metrics.Where(CanShift)]), "before")]));
        Add(1, i => Sum($"nested{i}", [Shifted(chance.One<MetricDef>([.. metrics.Where(m => m.Name.StartsWith("shifted", StringComparison.Ordinal) && Traits.Of(world, metrics, m) is { IsCustomShift: false, JoinsSpine: false } traits && traits.Measures.All(x => Grain(x.Name) == "day")).DefaultIfEmpty(simple[0])]), "before")]));
        if (world.Models.Any(m => m.Name == "visits")) Add(2, i => Conversion($"conversion{i}"));
        return metrics;
    }

    private bool CanShift(MetricDef metric) => Traits.Of(world, metrics, metric) is var traits && !traits.IsShifted && metric.Type != "conversion" && (metric.Inputs.Count == 0 || !(traits.JoinsSpine || traits.Measures.Any(m => Grain(m.Name) != "day")));

    private string Grain(string measure) => world.Measure(measure) is var (model, of) ? model.Dimension(of.TimeDimension)!.Grain : "";

    private void Add(int most, Func<int, MetricDef> draw)
    {
        for (var i = chance.Below(most + 1); i > 0; i--) metrics.Add(draw(i));
    }

    private MetricDef Simple(ModelDef model, MeasureDef measure) => new($"m_{measure.Name}", "simple")
    {
        Measure = Measure(model, measure),
        Filters = SomeFilter(model, 4),
        Grain = chance.In(12) && model.Dimension(measure.TimeDimension)!.Grain == "day" ? chance.One("week", "month") : null,
    };

    private MeasureInput Measure(ModelDef model, MeasureDef measure) => new(measure.Name)
    {
        Filters = SomeFilter(model, 6),
        JoinsSpine = chance.In(5),
        Fill = chance.In(5) ? chance.One(0.0, 7.0) : null,
    };

    private MetricDef Cumulative(string name)
    {
        var (model, measure) = chance.One<(ModelDef, MeasureDef)>([.. world.Models.SelectMany(m => m.Measures.Where(x => x.NonAdditive is null).Select(x => (m, x)))]);
        var own = model.Dimension(measure.TimeDimension)!.Grain;
        var kind = chance.Below(3);
        return new MetricDef(name, "cumulative")
        {
            Measure = Measure(model, measure),
            Filters = SomeFilter(model, 6),
            Window = kind == 0 ? new Span(chance.One(1, 2, 7), own == "month" ? "month" : own == "hour" ? "hour" : chance.One("day", "week", "month")) : null,
            GrainToDate = kind == 1 ? chance.One("month", "quarter", "year") : null,
            PeriodAgg = chance.One(null, "first", "last", "average"),
        };
    }

    private MetricDef Conversion(string name)
    {
        var orders = world.Models.First(m => m.Name == "orders");
        var visits = world.Models.First(m => m.Name == "visits");
        var isConstant = orders.Entity("product") is not null && chance.In(3);
        var by = chance.One<MeasureDef>([.. orders.Measures.Where(m => m.TimeDimension == "ordered_on" && m.Agg is "sum" or "count" or "count_distinct" && m.TimeDimension == "ordered_on")]);
        return new MetricDef(name, "conversion")
        {
            Measure = new MeasureInput("visits_count") { Filters = SomeFilter(visits, 5), Fill = chance.In(6) ? 0 : null },
            Conversion = new MeasureInput(by.Name) { Fill = chance.In(4) ? 0 : null },
            Entity = "customer",
            IsRate = chance.In(2),
            Window = chance.In(3) ? null : new Span(chance.One(1, 7, 2), chance.One("day", "week", "month")),
            ConstantProperties = isConstant ? [("product", "product")] : [],
            Filters = SomeFilter(visits, 6),
        };
    }

    private MetricDef Sum(string name, IReadOnlyList<MetricInput> inputs) => new(name, "derived")
    {
        Inputs = inputs,
        Expr = inputs.Count == 1
            ? chance.One($"{inputs[0].Alias} * 2", $"coalesce({inputs[0].Alias}, 0) + 1")
            : chance.One($"{inputs[0].Alias} - {inputs[1].Alias}", $"{inputs[0].Alias} / nullif({inputs[1].Alias}, 0)", $"coalesce({inputs[0].Alias}, 0) + coalesce({inputs[1].Alias}, 0)"),
    };

    private MetricInput Input(MetricDef metric, string alias) => new(metric.Name) { Alias = alias, Filters = metric.Type == "simple" ? SomeFilter(world.Measure(metric.Measure!.Name).Model, 5) : [] };

    /// <summary>A metric of months is shifted by months.</summary>
    private MetricInput Shifted(MetricDef metric, string alias) => new MetricEvaluator(world with { Metrics = metrics }).FinestGrain(metric) == "month"
        ? Input(metric, alias) with { OffsetWindow = new Span(chance.One(1, 2), chance.One("month", "quarter")) }
        : chance.In(3)
        ? Input(metric, alias) with { OffsetToGrain = chance.One("month", "quarter", "year", "week") }
        : Input(metric, alias) with { OffsetWindow = metric.Type == "simple" && chance.In(8) ? new Span(1, "fortnight") : new Span(chance.One(1, 2, 14), chance.One("day", "day", "week", "month", "quarter", "year")) };

    private IReadOnlyList<string> SomeFilter(ModelDef model, int times)
    {
        if (!chance.In(times)) return [];
        var items = reachable.Of(model).Where(i => reachable.Dimension(model, i) is not { IsTime: true }).ToList();
        return [new ConditionDraw(chance, reachable).On(model, items)];
    }
}
