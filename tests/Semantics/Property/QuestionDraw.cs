using System.Globalization;
using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>Draws questions of a world. What MetricFlow answers in ways that nobody means is not asked.</summary>
internal sealed class QuestionDraw(Chance chance, World world)
{
    private readonly Reachable reachable = new(world);
    private readonly MetricEvaluator evaluator = new(world);

    public Question Question()
    {
        var metrics = chance.In(25) ? [] : chance.Some(world.Metrics, 3).DefaultIfEmpty(chance.One(world.Metrics)).ToList();
        // What is moved by days, and is made of what was moved, has no one meaning by months.
        if (metrics.Exists(IsNested)) metrics.RemoveAll(m => !IsNested(m) && Periods.Coarseness(evaluator.FinestGrain(m)) > Periods.Coarseness("day"));
        return metrics.Count == 0 ? Alone() : Of(metrics);
    }

    /// <summary>Values alone: of one model, or of the time spine.</summary>
    private Question Alone()
    {
        if (chance.In(3)) return new Question([], [new Item("", Item.MetricTime, chance.One("day", "week", "month", "fortnight"), null)]);
        var model = chance.One(world.Models);
        var own = reachable.Of(model).Where(i => i.Path.Length > 0 && new Paths(world).Find(model, i).Hops.Count == 0)
            // What two models tell of one entity is ambiguous.
            .Where(i => !world.Models.Any(m => m != model && m.Entity(i.Links[^1]) is not null && (m.Entity(i.Element) is not null || m.Dimension(i.Element) is not null))).ToList();
        return own.Count == 0 ? new Question([], [new Item("", Item.MetricTime, "month", null)]) : new Question([], [.. chance.Some(own, 3).DefaultIfEmpty(own[0]).Select(i => Grained(model, i))]);
    }

    private Question Of(List<MetricDef> metrics)
    {
        var traits = metrics.Select(m => Traits.Of(world, world.Metrics, m)).ToList();
        var models = traits.SelectMany(t => t.Measures).Select(m => world.Measure(m.Name).Model).Distinct().ToList();
        var others = models.Select(reachable.Of).Aggregate((a, b) => [.. a.Intersect(b)]).ToList();
        // Now and then something that some metric does not have: both must refuse it.
        var from = chance.In(20) ? chance.One(models) : null;
        if (from is not null) others = [.. reachable.Of(from).Where(i => i.Path.Length == 0 || models.All(m => m.Entity(i.Links[0]) is not null || m == from))];
        from ??= models[0];
        var dated = traits.SelectMany(t => t.Measures).Select(m => world.Measure(m.Name).Measure.TimeDimension).ToHashSet();
        List<Item> items = [.. Times(metrics, traits), .. chance.Some(others, 3).Where(i => !dated.Contains(i.Element)).Select(i => Grained(from, i))];
        var first = chance.In(5) ? Day() : null;
        var last = chance.In(5) ? Day() : null;
        var canLimit = !(traits.Any(t => t.Accumulates) && items.Any(i => i.Part is not null));
        var question = new Question([.. metrics.Select(m => m.Name)], items)
        {
            Where = Where(models, from, traits, others.Where(i => !dated.Contains(i.Element)).ToList(), items),
            First = canLimit ? first : null,
            Last = canLimit ? last : null,
        };
        return chance.In(6) && items.Count > 0 ? question with { OrderBy = [.. items.Select(i => (chance.In(2) ? "-" : "") + i.Column)], Limit = chance.In(2) ? chance.Below(6) : null } : question;
    }

    private List<Item> Times(List<MetricDef> metrics, List<Traits> traits)
    {
        var finest = metrics.Select(evaluator.FinestGrain).MaxBy(Periods.Coarseness)!;
        var grains = new[] { "hour", "day", "week", "month", "quarter", "year" }.Where(g => Periods.Coarseness(g) >= Periods.Coarseness(finest)).ToList();
        Item At(string? grain, string? part = null) => new("", Item.MetricTime, grain, part);
        if (traits.Any(t => t.IsNested))
        {
            return Periods.Coarseness(finest) <= Periods.Coarseness("day") ? [At("day")] : [At(finest)];
        }

        if (traits.Any(t => t.IsShifted))
        {
            if (chance.In(30)) return [];
            if (traits.Any(t => t.Accumulates) && Periods.Coarseness(finest) <= Periods.Coarseness("day")) return [At("day")];
            if (traits.Any(t => t.IsCustomShift)) return [At(chance.In(3) && traits.SelectMany(t => t.Measures).All(m => Own(m) != "hour") ? "fortnight" : "day")];
            return [At(chance.One<string>([.. grains.Where(g => g != "hour")]))];
        }

        if (traits.Any(t => t.IsStock)) return chance.In(3) ? [] : [At(chance.One<string>(grains))];
        var isDay = Periods.Coarseness(finest) <= Periods.Coarseness("day");
        return chance.Below(10) switch
        {
            < 2 => [],
            < 3 => [At(null)],
            < 4 when isDay && traits.SelectMany(t => t.Measures).All(m => Own(m) != "hour") => [At("fortnight")],
            < 5 when isDay => [At("day"), At(chance.One("week", "month", "quarter"))],
            < 6 when isDay && !traits.Any(t => t.Accumulates) => [At(null, chance.One("year", "quarter", "month", "day", "dow", "doy"))],
            _ => [At(chance.One<string>(grains))],
        };
    }

    private List<string> Where(List<ModelDef> models, ModelDef from, List<Traits> traits, List<Item> others, List<Item> items)
    {
        if (!chance.In(3)) return [];
        var conditions = new ConditionDraw(chance, reachable);
        var time = items.FirstOrDefault(i => i.IsMetricTime && i.Grain is not null && Periods.IsGrain(i.Grain));
        var isPlain = !traits.Any(t => t.Accumulates || t.IsShifted || t.JoinsSpine);
        if (chance.In(3) && (time is not null || isPlain) && !items.Any(i => i.Grain == "fortnight"))
        {
            var grain = time?.Grain ?? (traits.SelectMany(t => t.Measures).Any(m => Periods.Coarseness(Own(m)) > Periods.Coarseness("day")) ? "year" : "day");
            return [conditions.OnTime(Item.MetricTime, grain)];
        }

        if (traits.Any(t => t.IsNested)) others = [];
        var plain = others.Where(i => reachable.Dimension(from, i) is not { IsTime: true }).ToList();
        if (plain.Count == 0) return [];
        if (chance.In(5) && models.All(m => m.Entity("customer") is not null))
        {
            return [$"{{{{ Metric('m_orders_count', group_by=['customer']) }}}} {chance.One(">", "<=")} {chance.Below(4)}"];
        }

        return [conditions.On(from, plain)];
    }

    private bool IsNested(MetricDef metric) => Traits.Of(world, world.Metrics, metric).IsNested;

    private string Own(MeasureInput input) => world.Measure(input.Name) is var (model, measure) ? model.Dimension(measure.TimeDimension)!.Grain : "";

    private Item Grained(ModelDef model, Item item)
    {
        if (!reachable.Of(model).Contains(item) || reachable.Dimension(model, item) is not { IsTime: true } dimension) return item;
        if (dimension.Grain == "day" && chance.In(6)) return item with { Part = chance.One("year", "month", "dow") };
        string[] grains = [.. new[] { "day", "month", "year" }.Where(g => Periods.Coarseness(g) >= Periods.Coarseness(dimension.Grain))];
        return item with { Grain = chance.One<string>(grains) };
    }

    private DateTime? Day() => DateTime.Parse(chance.One("2023-12-31", "2024-01-01", "2024-01-31", "2024-02-10", "2024-02-29", "2024-03-30", "2024-04-15"), CultureInfo.InvariantCulture);
}
