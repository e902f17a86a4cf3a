using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// A running total asked by coarser periods than its own time: it is read at each own time, then one of these stands for the
/// period, its first (the default) or last, or their mean.
/// <code>
/// by day: 01-30 5, 01-31 7, 02-01 7    by month, last: 01 7, 02 7
/// </code>
/// </summary>
internal sealed class PeriodValues(QueryContext query)
{
    /// <summary>Whether a read is of this kind.</summary>
    /// <param name="times">The items that are the measure's time.</param>
    public static bool Are(LeafRead read, IReadOnlyList<GroupItem> times) => read.Cumulative is not null && times.Count > 0 && !times.Any(t => t.Resolution == Own(read));

    /// <param name="plan">Plans the group by more items.</param>
    public SelectTable Plan(LeafGroup group, Func<QueryContext, LeafGroup, SelectTable> plan)
    {
        var read = group.Reads[0].Read;
        var own = new GroupItem([], GroupItem.MetricTime, Own(read));
        var inner = new LeafGroup(query.Names.Unique($"{group.Name}_each"));
        inner.Reads.AddRange(group.Reads);
        var each = plan(query with { Items = [.. query.Items, own] }, inner);

        Expression Each(string column) => new Column(column, each.Name);
        Expression Value(LeafRead of, string column) => read.Cumulative!.PeriodAggregation is var picks && picks == PeriodAggregation.Average
            ? new Aggregated(new Aggregation(AggregationKind.Average), of.Filled(Each(column)))
            : new Picked(picks == PeriodAggregation.First, of.Filled(Each(column)), Each(own.Column));
        return new SelectTable(
            group.Name,
            "ReadPeriods",
            new ReadTable(each),
            [.. query.Items.Select(item => new KeyColumn(item.Column, Each(item.Column)))],
            [.. group.Reads.Select(r => new KeyColumn(r.Column, Value(r.Read, r.Column)))],
            Grouping.ByKeys);
    }

    private static AtGrain Own(LeafRead read) => new(read.Measure.Time.Grain!.Value);
}
