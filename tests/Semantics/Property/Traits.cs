using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>What a metric is made of, which decides what may be asked of it.</summary>
internal sealed record Traits(bool IsShifted, bool IsNested, bool IsCustomShift, bool Accumulates, bool IsStock, bool IsConversion, bool JoinsSpine, IReadOnlyList<MeasureInput> Measures)
{
    public static Traits Of(World world, IReadOnlyList<MetricDef> metrics, MetricDef metric)
    {
        var inputs = metric.Inputs.Select(i => (input: i, traits: Of(world, metrics, metrics.First(m => m.Name == i.Name)))).ToList();
        MeasureInput[] own = [.. new[] { metric.Measure }.OfType<MeasureInput>()];
        var shifted = inputs.Where(i => i.input.OffsetWindow is not null || i.input.OffsetToGrain is not null).ToList();
        return new Traits(
            shifted.Count > 0 || inputs.Any(i => i.traits.IsShifted),
            inputs.Any(i => i.traits.IsNested) || shifted.Any(i => metrics.First(m => m.Name == i.input.Name).Inputs.Count > 0),
            inputs.Any(i => i.traits.IsCustomShift) || shifted.Any(i => i.input.OffsetWindow is { } w && !Periods.IsGrain(w.Grain)),
            metric.Type == "cumulative" || inputs.Any(i => i.traits.Accumulates),
            own.Any(m => world.Measure(m.Name).Measure.NonAdditive is not null) || inputs.Any(i => i.traits.IsStock),
            metric.Type == "conversion" || inputs.Any(i => i.traits.IsConversion),
            own.Any(m => m.JoinsSpine) || inputs.Any(i => i.traits.JoinsSpine),
            [.. own, .. inputs.SelectMany(i => i.traits.Measures)]);
    }
}
