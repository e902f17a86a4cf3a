using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Sparse;

/// <summary>Gives a metric that follows entities the cuts and filters of a request over any manifest.</summary>
internal sealed class SparseEntityLeaves : IEntityLeaves
{
    private readonly QueryContext query;
    private readonly PartScope scope;
    private readonly List<Expression> conditions = [];
    private readonly List<Expression> times = [];

    /// <exception cref="SemanticException">A filter or offset is of a kind that entities cannot be followed by, or no as-of is known.</exception>
    public SparseEntityLeaves(QueryContext query, MetricContext context, PartScope scope, string metric)
    {
        (this.query, this.scope) = (query, scope);
        foreach (var condition in context.Filters.SelectMany(f => f.Condition.Conjuncts()))
        {
            var isTime = condition.All<ItemRef>().Select(r => r.Item.IsMetricTime).Distinct().ToList();
            if (isTime.Count == 2 || condition.All<MetricRef>().Count > 0)
                throw new SemanticException($"where: '{metric}' follows entities, so each of its conditions is on metric_time or on dimensions, not on both or on a metric");
            (isTime is [true] ? times : conditions).Add(condition.Rewrite(Bound));
        }

        Offset = context.Offsets.Aggregate(Duration.None, Add);
        AsOf = query.AsOf ?? throw new SemanticException(
            $"'{metric}' needs a day as of which it is asked: give it with the request (--as-of 2026-10-31), or in the manifest: reporting: {{as_of: 2026-10-31}}");
    }

    public DateOnly AsOf { get; }

    public Duration Offset { get; }

    public Column Number(
        Func<IReadOnlyList<DimensionName>, IReadOnlyList<Expression>, EntitySource> source, Measure measure, string output, string table, string column, bool fillsWithZero)
    {
        var cuts = query.Items.Where(item => !item.IsMetricTime).Select(NameOf).ToList();
        return scope.Entities(source(cuts, conditions), times, AsOf, measure, output, table, column);
    }

    private static Duration Add(Duration offset, OffsetStep step) => step switch
    {
        Back back when offset.Count == 0 => new Duration(back.Count, back.Unit),
        Back back when back.Unit == offset.Unit => offset with { Count = offset.Count + back.Count },
        _ => throw new SemanticException("a metric that follows entities is read so many days, weeks, months, quarters or years earlier, in one unit"),
    };

    private static Expression? Bound(Expression part) => part switch
    {
        ItemRef { Item: { IsMetricTime: true, Resolution: AtGrain at } } => new Truncated(new Column(PeriodRange.Day), at.Grain),
        ItemRef { Item: var item } => new Reference(ReferenceKind.Dimension, item.Path, NameOf(item).Grain?.Name()),
        _ => null,
    };

    private static DimensionName NameOf(GroupItem item) => item.Resolution switch
    {
        null => new DimensionName(item.Column, item.Path, null),
        AtGrain at => new DimensionName(item.Column, item.Path, at.Grain),
        _ => throw new SemanticException($"'{item.Column}': a dimension of entities has its own grains only, not {item.Resolution.Name}"),
    };
}
