using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>Plans a question about dimensions alone: their members as they occur together, in the model that reaches them all by the fewest joins.</summary>
internal sealed class MembersPlanner(QueryContext query, IReadOnlyList<LevelFilter> filters)
{
    public SelectTable Plan(MetricRequest request)
    {
        var named = query.Items.Concat(filters.SelectMany(f => f.Items)).ToList();
        var others = named.Where(i => !i.IsMetricTime).ToList();
        var times = named.Where(i => i.IsMetricTime).ToList();
        if (!query.Range.IsAll && times.Count == 0) throw new SemanticException("start and end are of metric_time: group by it, or ask for a metric");

        var scope = others.Count == 0 ? null : new RowScope(query, Holder(others), null, JoinKind.Full);
        var spine = times.Count == 0 ? null : TimeRows.Of(query, Spine(times));
        Expression Value(GroupItem item) => item.IsMetricTime ? spine!.At(item.Resolution!) : scope!.Item(item);
        var keys = query.Items.Select(item => new KeyColumn(item.Column, Value(item))).ToList();
        var conditions = filters.Select(f => scope is null ? OverSpine(f, spine!) : scope.Condition(f.Condition, item => item.IsMetricTime ? Value(item) : null)).ToList();
        if (spine is not null) conditions.InsertRange(0, query.Range.On(spine.Time));

        PlanNode rows = scope is null ? spine!.Rows : spine is null ? scope.Rows : new JoinRows(scope.Rows, spine.Rows, JoinKind.Cross, [], "JoinToTimeSpine");
        if (conditions.Count > 0) rows = new FilterRows(rows, conditions);
        if (request.MinMaxOnly) return Ends(rows, keys);
        return new SelectTable("members", "ReadMembers", rows, keys, [], request.IsGrouped ? Grouping.Distinct : Grouping.None);
    }

    private static SelectTable Ends(PlanNode rows, List<KeyColumn> keys)
    {
        if (keys.Count != 1) throw new SemanticException($"the least and the greatest member are those of one dimension, found {keys.Count}");
        KeyColumn End(AggregationKind kind, string suffix) => new($"{keys[0].Name}__{suffix}", new Aggregated(new Aggregation(kind), keys[0].Value));
        return new SelectTable("members", "ReadMembers", rows, [], [End(AggregationKind.Min, "min"), End(AggregationKind.Max, "max")], Grouping.ByKeys);
    }

    private static Expression OverSpine(LevelFilter filter, TimeRows spine) => filter.NamesMetrics
        ? throw new SemanticException($"where: '{filter.Condition}' names a metric, and only metric_time is asked for, which has no entity")
        : filter.Condition.Rewrite(part => part is ItemRef item ? spine.At(item.Item.Resolution!) : null);

    private TimeSpine Spine(IReadOnlyList<GroupItem> times)
    {
        var custom = times.Select(t => t.Resolution).OfType<AtCustomGrain>().FirstOrDefault();
        var finest = times.Select(t => t.Resolution is AtGrain at ? at.Grain : Grain.Day).Min();
        return custom is not null && finest >= custom.Spine.Grain ? custom.Spine : query.Index.Spine(finest);
    }

    /// <summary>Of models that need the same number of joins, one whose own rows are what is asked for; of these the narrowest, as a list of keys is.</summary>
    private SemanticModel Holder(IReadOnlyList<GroupItem> items)
    {
        var found = query.Index.Manifest.Models
            .Select((model, at) => (Model: model, At: at, Paths: items.Select(i => query.Index.Paths.Exact(model, i.Links, i.Element)).ToList()))
            .Where(c => c.Paths.All(p => p is not null))
            .OrderBy(c => c.Paths.SelectMany(p => p!.Steps).Select(s => s.Target).Distinct().Count())
            .ThenBy(c => c.Paths.Count(p => p!.Entity is { Kind: EntityKind.Foreign }))
            .ThenBy(c => c.Model.Dimensions.Count + c.Model.Measures.Count)
            .ThenBy(c => c.At)
            .Select(c => c.Model)
            .FirstOrDefault();
        return found ?? throw new SemanticException($"no model reaches {string.Join(" and ", items.Select(i => i.Path).Distinct(StringComparer.Ordinal))} together; ask for a metric with them, which says how they meet");
    }
}
