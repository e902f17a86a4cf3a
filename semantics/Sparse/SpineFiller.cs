using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>Makes each time of the spine a row, whether anything was found for it or not.</summary>
internal sealed class SpineFiller(QueryContext query)
{
    /// <param name="times">The items that are the measure's time.</param>
    public SelectTable Fill(SelectTable found, string name, LeafRead read, IReadOnlyList<GroupItem> times)
    {
        var rows = Spine(read, times);
        Expression There(string column) => new Column(column, found.Name);
        var on = times.Select(item => (Expression)new Binary("=", rows.At(item.Resolution!), There(item.Column))).ToList();
        PlanNode node = new JoinRows(rows.Rows, new ReadTable(found), JoinKind.Left, on, "JoinToTimeSpine");

        var again = read.Filters.Where(f => !f.IsOfMeasure && !f.NamesMetrics && !IsOfTime(read, f) && f.Items.All(query.Items.Contains)).ToList();
        if (again.Count > 0)
        {
            Expression Value(GroupItem item) => query.IsTimeOf(read.Leaf, item) ? rows.At(item.Resolution!) : There(item.Column);
            node = new FilterRows(node, [.. again.Select(f => f.Condition.Rewrite(part => part is ItemRef item ? Value(item.Item) : null))]);
        }

        var keys = query.Items.Select(item => new KeyColumn(item.Column, times.Contains(item) ? rows.At(item.Resolution!) : There(item.Column))).ToList();
        return new SelectTable(name, "FillFromTimeSpine", node, keys, [.. found.Values.Select(v => new KeyColumn(v.Name, There(v.Name)))], Grouping.None);
    }

    /// <summary>The spine's times as the items ask for them, each once.</summary>
    private TimeRows Spine(LeafRead read, IReadOnlyList<GroupItem> times)
    {
        var custom = times.Select(t => t.Resolution).OfType<AtCustomGrain>().FirstOrDefault();
        var finest = times.Select(t => t.Resolution).Select(r => r is AtGrain at ? at.Grain : Grain.Day).Min();
        var spine = custom is not null && finest >= custom.Spine.Grain ? custom.Spine : query.Index.Spine(finest);
        var all = TimeRows.Of(query, spine);
        var conditions = all.Conditions(query.Range, read.Filters.Where(f => !f.IsOfMeasure && IsOfTime(read, f)), read.Leaf);
        if (times.Any(t => t.Resolution is AtGrain at && at.Grain == spine.Grain)) return all.Where(conditions);
        var keys = times.Select(item => new KeyColumn(item.Column, all.At(item.Resolution!))).ToList();
        var periods = new SelectTable(query.Names.Unique("periods"), "ReadTimeSpine", all.Where(conditions).Rows, keys, [], Grouping.ByKeys);
        return new TimeRows(query, new ReadTable(periods), null!, resolution => new Column(times.First(t => t.Resolution == resolution).Column, periods.Name));
    }

    private bool IsOfTime(LeafRead read, LevelFilter filter) => filter.Items.Count > 0 && !filter.NamesMetrics && filter.Items.All(item => query.IsTimeOf(read.Leaf, item));
}
