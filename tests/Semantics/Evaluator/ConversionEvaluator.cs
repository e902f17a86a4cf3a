namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>How many base events led to a conversion: each conversion is credited to the nearest earlier base event of its entity.</summary>
internal sealed class ConversionEvaluator(World world, MeasureEvaluator measures)
{
    public Answer Evaluate(MetricDef metric, IReadOnlyList<Item> items, IReadOnlyList<Filter> filters, Range? range)
    {
        var (baseModel, baseMeasure) = world.Measure(metric.Measure!.Name);
        var (model, measure) = world.Measure(metric.Conversion!.Name);
        var opportunities = measures.Aggregate(metric.Measure!, filters, items, range, null, null);
        IReadOnlyList<Filter> ofBases = [.. filters, .. metric.Measure.Filters.SelectMany(f => Filter.Parse(f, "day"))];
        var bases = measures.Passing(measures.Joined(measures.Facts(baseModel, baseMeasure), items), ofBases).Where(f => range is null || range.Has(f.Time)).ToList();
        var credited = measures.Facts(model, measure).Select(c => (conversion: c, to: Credited(metric, c, bases))).Where(c => c.to is not null).ToList();
        var conversions = Counted(credited!, measure, items);
        if (metric.Conversion.JoinsSpine) throw new NotSupportedException("conversions joined to the time spine");
        var rows = Answer.Combine([opportunities, conversions], [metric.Measure.Fill, metric.Conversion.Fill]);
        return new Answer(items, [.. rows.Select(r => (r.Key, metric.IsRate ? Formula.Ratio(r.Values[1], r.Values[0]) : r.Values[1]))]);
    }

    private Fact? Credited(MetricDef metric, Fact conversion, List<Fact> bases)
    {
        var lookback = new Lookback(metric.Window, null);
        var entity = new Item("", metric.Entity!, null, null);
        return bases.Where(b => b.Time is { } at && conversion.Time is { } converted && lookback.Counts(at, converted)
            && Same(measures.Value(b, entity), measures.Value(conversion, entity))
            && metric.ConstantProperties.All(p => Same(measures.Value(b, Property(b, p.Base)), measures.Value(conversion, Property(conversion, p.Conversion))))).MaxBy(b => b.Time);
    }

    private static Item Property(Fact fact, string name) => new(fact.Model.Entity(name) is null ? fact.Model.RowEntity! : "", name, null, null);

    private static bool Same(object? left, object? right) => left is not null && right is not null && Answer.Text([left]) == Answer.Text([right]);

    /// <summary>The conversions' measure, by the items of the base events they are credited to.</summary>
    private Answer Counted(List<(Fact Conversion, Fact To)> credited, MeasureDef measure, IReadOnlyList<Item> items)
    {
        var groups = credited.Select(c => (c.Conversion, key: items.Select(i => measures.Value(c.To, i)).ToArray())).GroupBy(c => Answer.Text(c.key)).ToList();
        if (items.Count == 0) return measures.Grouped([.. credited.Select(c => c.Conversion)], measure, items);
        return new Answer(items, [.. groups.Select(g => (g.First().key, measures.Grouped([.. g.Select(c => c.Conversion)], measure, []).Rows[0].Value))]);
    }
}
