using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>Plans the table of measures that are read together: a row for each combination of the items that has rows.</summary>
internal sealed class LeafPlanner(QueryContext query)
{
    public SelectTable Plan(LeafGroup group)
    {
        var read = group.Reads[0].Read;
        var times = query.Items.Where(item => query.IsTimeOf(read.Leaf, item)).ToList();
        if (PeriodValues.Are(read, times)) return new PeriodValues(query).Plan(group, (by, inner) => new LeafPlanner(by).Plan(inner));
        var fills = read.FillsTimeSpine && times.Count > 0;
        var name = fills ? query.Names.Unique($"{group.Name}_found") : group.Name;
        var overTime = read.Offsets.Count > 0 || (read.Cumulative is not null && times.Count > 0);
        var table = overTime ? new SpineLeafPlanner(query).Plan(group, name, times) : Direct(group, name, times);
        return fills ? new SpineFiller(query).Fill(table, group.Name, read, times) : table;
    }

    private SelectTable Direct(LeafGroup group, string name, List<GroupItem> times)
    {
        var (leaf, cumulative) = (group.Reads[0].Read.Leaf, group.Reads[0].Read.Cumulative);
        var time = leaf.Measure.Time.Value;
        var range = cumulative is null ? query.Range : query.Range with { From = null };
        Expression Bound(RowScope rows, LevelFilter filter) => rows.Condition(filter.Condition, item => query.IsTimeOf(leaf, item) ? rows.Time(time, item.Resolution!) : null);

        var scope = new RowScope(query, leaf.Model, time);
        var ends = Ends(group, scope, times, name, rows => rows.Where([.. range.On(rows.Own(time)), .. group.Reads[0].Read.Filters.Select(f => Bound(rows, f))]));
        Expression Key(GroupItem item) => ends is not null && ends.Keys.Any(k => k.Name == item.Column) ? new Column(item.Column, ends.Name)
            : times.Contains(item) ? scope.Time(time, item.Resolution!)
            : scope.Item(item);
        var keys = query.Items.Select(item => new KeyColumn(item.Column, Key(item))).ToList();
        var filters = group.Reads.Select(r => r.Read.Filters.Select(f => Bound(scope, f)).ToList()).ToList();
        var shared = filters[0].Where(f => filters.All(list => list.Any(other => other.ToString() == f.ToString()))).ToList();
        var own = filters.Select(list => list.Where(f => shared.All(s => s.ToString() != f.ToString())).AllOf()).ToList();
        if (leaf.Measure.NonAdditive is { } stock && ends is null) shared.AddRange(PeriodEnds.Placed(scope, stock, stock.Time == leaf.Measure.Time && !range.IsAll));
        var isInRange = ends is not null && leaf.Measure.NonAdditive!.Time == leaf.Measure.Time;
        List<Expression> conditions = [.. shared, .. Any(own)];
        scope.Where([.. isInRange ? [] : range.On(scope.Own(time)), .. conditions]);
        if (own.Count == 1) own[0] = null;

        var values = group.Reads.Select((r, i) => new KeyColumn(r.Column, Value(r.Read.Measure, scope.Own(r.Read.Measure.Value), own[i]))).ToList();
        return new SelectTable(name, "AggregateMeasures", scope.Rows, keys, values, Grouping.ByKeys)
        { Scan = ends is null ? Scan.Of(scope, time, range, conditions) with { Known = leaf.Measure.Time.Grain!.Value } : null };
    }

    private SelectTable? Ends(LeafGroup group, RowScope scope, List<GroupItem> times, string name, Action<RowScope> filter) =>
        group.Reads[0].Read.Measure.NonAdditive is { } stock ? new PeriodEnds(query).Keep(scope, group.Reads[0].Read.Leaf, stock, times, name, filter) : null;

    /// <summary>The rows that any measure counts; the others need not be read.</summary>
    private static IEnumerable<Expression> Any(List<Expression?> own) => own.Any(f => f is null)
        ? []
        : [own.OfType<Expression>().AnyOf()];

    /// <summary>A measure over the rows that count. In a row of members a count of no rows is nothing, not 0: the members are another measure's.</summary>
    private Expression Value(Measure measure, Expression value, Expression? filter)
    {
        Expression aggregated = new Aggregated(measure.Aggregation, value, filter);
        if (filter is null || query.Items.Count == 0 || measure.Aggregation.Kind is not (AggregationKind.Count or AggregationKind.CountDistinct)) return aggregated;
        var rows = new Aggregated(new Aggregation(AggregationKind.Count), new Constant(1L), filter);
        return new Case([new CaseBranch(new Binary(">", rows, new Constant(0L)), aggregated)], null);
    }
}
