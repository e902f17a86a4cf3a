using System.Collections.Concurrent;
using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>The filters that definitions carry, their names resolved once.</summary>
internal sealed class MetricFilters(ManifestIndex index)
{
    private readonly ConcurrentDictionary<Expression, IReadOnlyList<LevelFilter>> resolved = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<LevelFilter> Of(Metric metric) => metric.Filter is null ? [] : resolved.GetOrAdd(metric.Filter, filter => Resolve(filter, index.Leaves(metric), metric, isOfMeasure: false));

    /// <summary>The filter of an input that is a metric, or a measure beside metrics.</summary>
    public IReadOnlyList<LevelFilter> Of(MetricInput input) =>
        input.Filter is null ? [] : resolved.GetOrAdd(input.Filter, filter => Resolve(filter, Leaves(input), index.Manifest.Metric(input.Name), isOfMeasure: false));

    /// <summary>The filter of the measure that a metric reads.</summary>
    public IReadOnlyList<LevelFilter> OfMeasure(MetricInput input)
    {
        IReadOnlyList<LevelFilter> asked = input.Filter is null ? [] : resolved.GetOrAdd(input.Filter, filter => Resolve(filter, [index.Leaf(input)], null, isOfMeasure: true));
        return [.. Own(index.Leaf(input)), .. asked];
    }

    /// <summary>The rows that count by the measure's own definition. What holds for a stretch of days is filtered where it is read.</summary>
    private static IEnumerable<LevelFilter> Own(MeasureLeaf leaf) => leaf.Measure.InForce is null && EntityMeasureFinder.Rows(leaf.Model, leaf.Measure).Filter is { } own
        ? [new LevelFilter(own, IsOfMeasure: true)]
        : [];

    /// <summary>What <c>metric_time</c> means where no grain is named: the coarsest of the metrics' own.</summary>
    public Resolution TimeDefault(IEnumerable<Metric> metrics)
    {
        var coarsest = Grain.Day;
        foreach (var metric in metrics)
        {
            var own = metric.TimeGranularity.Length == 0 ? null
                : index.Resolution(metric.TimeGranularity) ?? throw metric.Place.Error($"time_granularity: '{metric.TimeGranularity}' is not a grain; {NearestName.Suggest(metric.TimeGranularity, Grains.Names.Concat(index.CustomGrains))}");
            if (own is AtCustomGrain) return own;
            if (own is AtGrain at && at.Grain < Grain.Day && coarsest == Grain.Day) return own;
            var grain = own is AtGrain named ? named.Grain : index.Leaves(metric).Max(l => l.Measure.Time.Grain!.Value);
            if (grain > coarsest) coarsest = grain;
        }

        return new AtGrain(coarsest);
    }

    private IReadOnlyList<MeasureLeaf> Leaves(MetricInput input) => index.Manifest.Metric(input.Name) is { } metric ? index.Leaves(metric) : [index.Leaf(input)];

    private List<LevelFilter> Resolve(Expression filter, IReadOnlyList<MeasureLeaf> leaves, Metric? metric, bool isOfMeasure)
    {
        var time = metric is null ? new AtGrain(Max(Grain.Day, leaves.Max(l => l.Measure.Time.Grain!.Value))) : TimeDefault([metric]);
        var resolver = new ItemResolver(index, leaves, time);
        return [.. filter.Conjuncts().Select(c => new LevelFilter(resolver.Resolve(c), isOfMeasure))];
    }

    private static Grain Max(Grain one, Grain other) => one > other ? one : other;
}
