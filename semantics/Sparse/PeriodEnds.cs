using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Of a stock keeps the rows at one end of each period: the last or first time that has rows there, for all members alike,
/// or for each member of the entities that the measure names.
/// <code>
/// rows: 2026-01 a 5, 2026-02 a 7, 2026-02 b 1, 2026-03 a 2     by quarter, the last
/// kept: 2026-03 a 2        (each of entity: 2026-03 a 2, 2026-02 b 1)
/// </code>
/// </summary>
internal sealed class PeriodEnds(QueryContext query)
{
    /// <param name="times">The items that are the rows' own time.</param>
    public void Keep(RowScope scope, MeasureLeaf leaf, NonAdditive stock, IReadOnlyList<GroupItem> times, string name)
    {
        var periods = Periods(leaf, stock, times);
        var time = scope.Own(stock.Time.Value);
        if (periods.Any(p => p.Resolution is AtGrain at && at.Grain == stock.Time.Grain))
        {
            // Each time is its own end; a row without a time or a member belongs to no end, here as in coarser periods.
            scope.Where([new IsNull(time, Negated: true), .. stock.Groupings.Select(entity => new IsNull(scope.Item(new GroupItem([], entity, null)), Negated: true))]);
            return;
        }

        var keys = periods.Select(p => new KeyColumn(p.Column, p.IsMetricTime || query.IsTimeOf(leaf, p) ? scope.Time(stock.Time.Value, p.Resolution!) : scope.Item(p)))
            .Concat(stock.Groupings.Select(entity => new KeyColumn(entity, scope.Item(new GroupItem([], entity, null)))))
            .ToList();
        var end = new KeyColumn(stock.Time.Name, new Aggregated(new Aggregation(stock.TakesLast ? AggregationKind.Max : AggregationKind.Min), time));
        var ends = new SelectTable(query.Names.Unique($"{name}_ends"), "ReadPeriodEnds", scope.Rows, keys, [end], Grouping.ByKeys);
        var on = stock.Groupings.Select(entity => (Expression)new Binary("=", scope.Item(new GroupItem([], entity, null)), new Column(entity, ends.Name)));
        scope.Join(new ReadTable(ends), JoinKind.Inner, [new Binary("=", time, new Column(end.Name, ends.Name)), .. on], "KeepPeriodEnds");
    }

    /// <summary>The items that say which period a time of the stock belongs to.</summary>
    public IReadOnlyList<GroupItem> Periods(MeasureLeaf leaf, NonAdditive stock, IReadOnlyList<GroupItem> times) => leaf.Measure.Time == stock.Time
        ? times
        : [.. query.Items.Where(item => !item.IsMetricTime && item.Resolution is not null && query.Path(leaf.Model, item) is { Steps.Count: 0 } path && path.Dimension == stock.Time)];
}
