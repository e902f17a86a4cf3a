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
    /// <summary>Keeps of the rows those at the ends of their periods.</summary>
    /// <param name="times">The items that are the rows' own time.</param>
    /// <param name="filter">Narrows rows to those of which the ends are looked for.</param>
    /// <returns>The table of the ends, with a column for each of the periods that rows belong to; null where every time is one.</returns>
    public SelectTable? Keep(RowScope scope, MeasureLeaf leaf, NonAdditive stock, IReadOnlyList<GroupItem> times, string name, Action<RowScope> filter)
    {
        if (IsEachTime(leaf, stock, times)) return null;
        var rows = new RowScope(query, leaf.Model, leaf.Measure.Time.Value);
        Expression Period(GroupItem item) => item.IsMetricTime || query.IsTimeOf(leaf, item) ? rows.Time(stock.Time.Value, item.Resolution!) : rows.Item(item);
        Expression Entity(RowScope of, string entity) => of.Item(new GroupItem([], entity, null));
        var keys = Periods(leaf, stock, times).Select(p => new KeyColumn(p.Column, Period(p))).Concat(stock.Groupings.Select(e => new KeyColumn(e, Entity(rows, e)))).ToList();
        filter(rows);
        var (own, time) = (rows.Own(stock.Time.Value), scope.Own(stock.Time.Value));
        var end = new KeyColumn(query.Names.Unique(stock.Time.Name), new Aggregated(new Aggregation(stock.TakesLast ? AggregationKind.Max : AggregationKind.Min), own));
        var ends = query.Names.Unique($"{name}_ends");
        // Read apart from whatever else reads these rows: only the ends of the rows asked about are ends.
        var found = new SelectTable(ends, "ReadPeriodEnds", rows.Rows, keys, [end], Grouping.ByKeys) { Scan = Scan.Of(rows, stock.Time.Value, TimeRange.All, []) with { Key = ends, Known = stock.Time.Grain!.Value } };
        var on = stock.Groupings.Select(entity => (Expression)new Binary("=", Entity(scope, entity), new Column(entity, ends)));
        scope.Join(new ReadTable(found), JoinKind.Inner, [new Binary("=", time, new Column(end.Name, ends)), .. on], "KeepPeriodEnds");
        return found;
    }

    /// <summary>A row without a time or a member belongs to no end, also where each time is its own.</summary>
    /// <param name="isTimed">Whether rows without a time are out already.</param>
    public static IEnumerable<Expression> Placed(RowScope scope, NonAdditive stock, bool isTimed) =>
        [.. isTimed ? [] : new[] { new IsNull(scope.Own(stock.Time.Value), Negated: true) }, .. stock.Groupings.Select(entity => new IsNull(scope.Item(new GroupItem([], entity, null)), Negated: true))];

    /// <summary>Whether each time of the stock is a period of its own, so that there is nothing to choose.</summary>
    public bool IsEachTime(MeasureLeaf leaf, NonAdditive stock, IReadOnlyList<GroupItem> times) =>
        Periods(leaf, stock, times).Any(p => p.Resolution is AtGrain at && at.Grain == stock.Time.Grain);

    /// <summary>The items that say which period a time of the stock belongs to.</summary>
    public IReadOnlyList<GroupItem> Periods(MeasureLeaf leaf, NonAdditive stock, IReadOnlyList<GroupItem> times) => leaf.Measure.Time == stock.Time
        ? times
        : [.. query.Items.Where(item => !item.IsMetricTime && item.Resolution is not null && query.Path(leaf.Model, item) is { Steps.Count: 0 } path && path.Dimension == stock.Time)];
}
