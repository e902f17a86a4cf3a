using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>A measure as a metric reads it.</summary>
/// <param name="Cumulative">Set where it is added up over time.</param>
/// <param name="Offsets">Which earlier time is read for a time, one step after the other.</param>
/// <param name="FillsTimeSpine">Whether each time of the spine is a row.</param>
/// <param name="Fill">What stands for nothing; null = nothing does.</param>
internal sealed record LeafRead(
    MeasureLeaf Leaf, CumulativeBody? Cumulative, IReadOnlyList<OffsetStep> Offsets, bool FillsTimeSpine, long? Fill, IReadOnlyList<LevelFilter> Filters)
{
    public SemanticModel Model => Leaf.Model;

    public Measure Measure => Leaf.Measure;

    /// <summary>A value of it, or what stands for nothing.</summary>
    public Expression Filled(Expression value) => Filled(value, Fill);

    /// <summary>A value, or what stands for nothing; null where nothing does.</summary>
    public static Expression Filled(Expression value, long? fill) => fill is { } known ? new Call("coalesce", [value, new Constant(known)]) : value;

    /// <summary>The same for reads that may share rows, filters apart.</summary>
    public string Key { get; } = string.Join(
        '|',
        Leaf.Model.Name,
        Leaf.Measure.Time.Name,
        string.Join(",", Offsets.Select(o => o.ToString())),
        Cumulative is null ? "" : $"{Cumulative.Window}/{Cumulative.GrainToDate}/{Cumulative.PeriodAggregation}/{Fill}",
        FillsTimeSpine,
        Leaf.Measure.NonAdditive is { } stock ? $"{stock.Time.Name}/{stock.TakesLast}/{string.Join(",", stock.Groupings)}" : "");

    public string FilterKey { get; } = string.Join(" and ", Filters.Select(f => $"{f.IsOfMeasure}:{f.Condition}"));
}

/// <summary>A condition and where it comes from.</summary>
/// <param name="IsOfMeasure">Whether only the measure's rows must meet it; else the answer's must too.</param>
internal sealed record LevelFilter(Expression Condition, bool IsOfMeasure)
{
    /// <summary>The items that it names.</summary>
    public IReadOnlyList<GroupItem> Items { get; } = [.. Condition.All<ItemRef>().Select(r => r.Item).Concat(Condition.All<MetricRef>().SelectMany(m => m.Keys.Select(k => k.Item)))];

    public bool NamesMetrics { get; } = Condition.All<MetricRef>().Count > 0;
}

/// <summary>Reads a time for another.</summary>
internal abstract record OffsetStep;

/// <summary>So many units earlier.</summary>
internal sealed record Back(int Count, Grain Unit) : OffsetStep;

/// <summary>The beginning of the period.</summary>
internal sealed record BackTo(Grain Grain) : OffsetStep;

/// <summary>The same place in a custom period so many earlier.</summary>
internal sealed record BackCustom(int Count, AtCustomGrain Custom) : OffsetStep;
