using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Plan;

/// <summary>From a resolved request to a plan: each scan, then all of them side by side, then arithmetic, then order.</summary>
internal sealed class QueryPlanner(MetricManifest manifest)
{
    /// <summary>The column of the period in every table of a query.</summary>
    public const string Period = "period";

    private readonly DimensionFinder finder = new(manifest);

    public OrderLimit Plan(ResolvedQuery query)
    {
        var planner = new SourcePlanner(finder, new EntityBinder(manifest, finder), query.Periods.Base);
        var parts = query.Sources.Select(source => Part(source, planner.Plan(source), query.Periods)).ToList();
        var isCutByPart = query.Sources.Any(s => s.Source.Cuts.Count == query.Scope.Cuts.Count);
        var members = query.Scope.Cuts.Select(cut => new MemberColumn(cut.Text, Dense(cut, query.Sources))).ToList();
        var onlyMembers = members.Count > 0 && !isCutByPart ? Members(query.Scope) : null;
        PlanNode rows = new CombineOnDimensions(query.Periods, members, onlyMembers, parts);
        if (query.Computed.Count > 0) rows = new ComputeMetrics(rows, Layers(query.Computed));
        var keys = query.Scope.GroupBy.Select(name => new Output(name.Text, Key(name, query.Periods)));
        return new OrderLimit(rows, [.. keys, .. query.Metrics], query.Order, query.Limit);
    }

    private static Expression Key(DimensionName name, PeriodRange periods)
    {
        if (!name.IsMetricTime) return new Column(name.Text);
        return name.Grain == periods.Grain ? new Column(Period) : new Truncated(new Column(Period), name.Grain!.Value);
    }

    private static CombinedPart Part(ResolvedSource resolved, TableNode node, PeriodRange periods)
    {
        var columns = resolved.Leaves.Select(leaf => new FilledColumn(
            leaf.Column,
            leaf.FillsWithZero,
            leaf.Offset > 0 ? periods.Spine.FirstMonth.AddMonths(leaf.Offset) : null));
        return new CombinedPart(node, [.. resolved.Source.Cuts.Select(c => c.Text)], [.. columns]);
    }

    private string Dense(DimensionName cut, IEnumerable<ResolvedSource> sources) => sources
        .Select(s => finder.Find(s.Source.Model, s.Source.Model.Name, cut.Path)?.Dense)
        .FirstOrDefault(dense => !string.IsNullOrEmpty(dense)) ?? "";

    /// <summary>The members of dimensions alone, from the one model that holds them.</summary>
    private ReadMembers Members(QueryScope scope)
    {
        var paths = scope.Compared.Select(c => c.Path).ToList();
        var holders = finder.Holders(paths).ToList();
        if (holders.Count != 1)
        {
            var found = holders.Count == 0 ? "no model holds them all" : $"{string.Join(", ", holders.Select(h => h.Name))} hold them";
            throw new SemanticException($"the members of {string.Join(", ", paths)}: {found}; ask for a metric with them, which says which is meant");
        }

        var model = holders[0];
        Expression Value(DimensionName name)
        {
            var held = DimensionFinder.OwnOrKey(model, name.Path, model.Name)!;
            return name.Grain is null || held.Grain == name.Grain ? held.Value : new Truncated(held.Value, name.Grain.Value);
        }

        bool IsTime(Reference reference) => DimensionFinder.OwnOrKey(model, DimensionName.Of(reference).Path)!.Grain is not null;
        var conditions = scope.RowConditions
            .Select(c => DateLiterals.Typed(c, IsTime).Rewrite(part => part is Reference r ? Value(DimensionName.Of(r)) : null))
            .ToList();
        PlanNode rows = new ReadModel(model, model.Name);
        if (conditions.Count > 0) rows = new FilterRows(rows, conditions);
        return new ReadMembers(rows, [.. scope.Cuts.Select(cut => new KeyColumn(cut.Text, Value(cut)))]);
    }

    /// <summary>Columns that need no other computed column, then those that need only these, and so on.</summary>
    private static List<List<ComputedColumn>> Layers(IReadOnlyList<ComputedColumn> computed)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in computed)
        {
            depths[column.Name] = column.Value.All<Column>().Select(c => depths.TryGetValue(c.Name, out var depth) ? depth + 1 : 0).DefaultIfEmpty(0).Max();
        }

        return [.. computed.GroupBy(c => depths[c.Name]).OrderBy(layer => layer.Key).Select(layer => layer.ToList())];
    }
}
