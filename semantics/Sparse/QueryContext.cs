using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>What all steps of one request share: the definitions, what rows are grouped by, the time asked about, the names given so far.</summary>
/// <param name="Items">What the answer's rows are grouped by.</param>
/// <param name="MetricTable">The table of a metric that a filter names, and its column.</param>
internal sealed record QueryContext(
    ManifestIndex Index,
    IReadOnlyList<GroupItem> Items,
    TimeRange Range,
    NameSet Names,
    Func<MetricRef, (SelectTable Table, string Column)> MetricTable)
{
    /// <summary>The day as of which the request is asked, to its end; null where neither it nor the manifest says.</summary>
    public DateOnly? AsOf { get; init; }

    public ItemPath Path(SemanticModel model, GroupItem item) => Index.Paths.Exact(model, item.Links, item.Element)
        ?? throw new SemanticException($"{model.Name} does not know '{item.Path}'; {NearestName.Suggest(item.Path, Index.Paths.Reachable(model))}");

    /// <summary>Whether an item is the time that dates a measure.</summary>
    public bool IsTimeOf(MeasureLeaf leaf, GroupItem item)
    {
        if (item.IsMetricTime) return true;
        if (item.Resolution is null || item.Element != leaf.Measure.Time.Name) return false;
        var path = Path(leaf.Model, item);
        return path.Steps.Count == 0 && path.Dimension == leaf.Measure.Time;
    }
}
