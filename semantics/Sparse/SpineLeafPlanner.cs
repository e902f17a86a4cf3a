using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Plans measures that read other times than they are shown at: offsets and running totals. Rows are added up by their own
/// time first, where the aggregation allows it; the time spine is then joined to these few rows, never to each row.
/// <code>
/// by day: 01-01 5, 01-03 2    the day before: 01-02 5, 01-04 2    over 2 days: 01-01 5, 01-02 5, 01-03 2, 01-04 2
/// </code>
/// </summary>
internal sealed class SpineLeafPlanner(QueryContext query)
{
    public SelectTable Plan(LeafGroup group, string name, IReadOnlyList<GroupItem> times)
    {
        var read = group.Reads[0].Read;
        CheckAsked(read, times);
        var reach = TimeReach.Of(read);
        if (WholePeriods.Of(query, read, times) is { } period) reach = reach with { Grain = period };
        var isEachTime = read.Measure.NonAdditive is not { } ends || new PeriodEnds(query).IsEachTime(read.Leaf, ends, times);
        var isFinest = times.Any(t => t.Resolution is AtGrain at && at.Grain == reach.Grain);
        var isOneForOne = isFinest && isEachTime && read.Cumulative is null && !read.Offsets.Any(o => o is BackCustom)
            && read.Filters.All(f => !f.Items.Any(i => query.IsTimeOf(read.Leaf, i)) || f.Items.All(i => query.IsTimeOf(read.Leaf, i)));
        var own = OwnTimes.Plan(query, group, times, reach, $"{name}_by_{reach.Grain.Name()}", isOneForOne, isEachTime ? null : read.Measure.NonAdditive);
        if (isOneForOne && MovedPeriods.Of(query, own, reach.Grain, read.Offsets, times) is { } moved) return moved.Plan(name, times);
        var shown = read.Offsets.OfType<BackCustom>().SingleOrDefault() is { } custom
            ? new CustomOffset(query).Plan(custom, times)
            : TimeRows.Of(query, reach.Grain, query.Range);

        Expression There(string column) => new Column(column, own.Table.Name);
        Expression Item(GroupItem item) => query.IsTimeOf(read.Leaf, item) ? shown.At(item.Resolution!) : There(item.Column);
        Expression Bound(Expression condition) => TimePredicates.OnTime(condition.Rewrite(part => part is ItemRef item ? Item(item.Item) : null));
        var rows = shown.Where([.. shown.Conditions(shown.IsInRange ? TimeRange.All : query.Range, [], read.Leaf), .. own.Later.Where(f => f.Items.All(i => query.IsTimeOf(read.Leaf, i))).Select(f => Bound(f.Condition))]);
        PlanNode node = new JoinRows(rows.Rows, new ReadTable(own.Table), JoinKind.Inner, [.. reach.Condition(There(own.TimeColumn), shown)], "JoinToTimeSpine");
        var mixed = own.Later.Where(f => !f.Items.All(i => query.IsTimeOf(read.Leaf, i))).Select(f => Bound(f.Condition)).ToList();
        if (mixed.Count > 0) node = new FilterRows(node, mixed);
        if (StartsOnly(read, times, reach.Grain) is { } starts) node = new FilterRows(node, [Starts(shown, starts)]);

        var keys = query.Items.Select(item => new KeyColumn(item.Column, Item(item))).ToList();
        if (read.Measure.NonAdditive is { } stock && !isEachTime) return AtEnds(name, node, keys, own, stock, times, read);
        return new SelectTable(name, Step(read), node, keys, [.. own.Values.Select(v => new KeyColumn(v.Column, v.Total(There)))], isOneForOne ? Grouping.None : Grouping.ByKeys);
    }

    private static string Step(LeafRead read) => read.Cumulative is null ? "ShiftMeasures" : "AccumulateMeasures";

    private static void CheckAsked(LeafRead read, IReadOnlyList<GroupItem> times)
    {
        if (times.Count == 0)
            throw new SemanticException($"the measure '{read.Measure.Name}' is read at an earlier time: group by metric_time or {read.Measure.Time.Name}, so that there is a time to be earlier than");
        if (read.Cumulative is not null && read.Measure.NonAdditive is not null)
            throw new SemanticException($"the measure '{read.Measure.Name}' is a stock: it is not added up over {read.Measure.NonAdditive.Time.Name}, so no window over it has a meaning");
    }

    /// <summary>The coarser periods whose beginning alone shows a value as of a period's start; null where the finest are asked for.</summary>
    private static List<Resolution>? StartsOnly(LeafRead read, IReadOnlyList<GroupItem> times, Grain grain)
    {
        if (read.Offsets.OfType<BackTo>().FirstOrDefault() is not { } to || times.Any(t => t.Resolution is AtGrain at && at.Grain == grain)) return null;
        if (times.FirstOrDefault(t => t.Resolution is not AtGrain) is { } other)
            throw new SemanticException($"the measure '{read.Measure.Name}' is read at the beginning of the {to.Grain.Name()}: each {grain.Name()} of {other.Column} would read it again; ask by {grain.Name()} too, or by a period of the calendar");
        return [.. times.Select(t => t.Resolution!)];
    }

    private static Expression Starts(TimeRows shown, List<Resolution> coarser) =>
        coarser.Select(r => (Expression)new Binary("=", shown.At(r), shown.Time)).AnyOf();

    /// <summary>Of a stock that is shown at another time, each period's last or first own time.</summary>
    private SelectTable AtEnds(string name, PlanNode rows, IReadOnlyList<KeyColumn> keys, OwnTimes own, NonAdditive stock, IReadOnlyList<GroupItem> times, LeafRead read)
    {
        Expression There(string column) => new Column(column, own.Table.Name);
        var periods = new PeriodEnds(query).Periods(read.Leaf, stock, times).Select(p => keys.First(k => k.Name == p.Column).Value);
        var end = new Over(
            new Call(stock.TakesLast ? "max" : "min", [There(own.StockColumn)]),
            [.. periods, .. own.GroupingColumns.Select(There)]);
        var kept = new SelectTable(
            query.Names.Unique($"{name}_ends"), "KeepPeriodEnds", rows, keys, [.. own.Values.SelectMany(v => v.Parts).Select(p => new KeyColumn(p.Name, There(p.Name)))], Grouping.None)
        { Qualify = new Binary("=", There(own.StockColumn), end) };
        Expression Kept(string column) => new Column(column, kept.Name);
        return new SelectTable(
            name, Step(read), new ReadTable(kept), [.. keys.Select(k => new KeyColumn(k.Name, Kept(k.Name)))], [.. own.Values.Select(v => new KeyColumn(v.Column, v.Total(Kept)))], Grouping.ByKeys);
    }
}
