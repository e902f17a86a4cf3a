using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Resolve;

/// <summary>A request's cuts and filters, by name, before any model is chosen.</summary>
/// <param name="GroupBy">What rows are grouped by, in the order asked.</param>
/// <param name="RowConditions">Filters on dimensions; all must hold.</param>
/// <param name="TimeConditions">Filters on <c>metric_time</c>: they choose months, and leave windows and offsets whole.</param>
internal sealed record QueryScope(
    IReadOnlyList<DimensionName> GroupBy,
    IReadOnlyList<Expression> RowConditions,
    IReadOnlyList<Expression> TimeConditions)
{
    /// <summary>What rows are grouped by, <c>metric_time</c> apart.</summary>
    public IReadOnlyList<DimensionName> Cuts { get; } = [.. GroupBy.Where(n => !n.IsMetricTime)];

    /// <summary>The grains of <c>metric_time</c> asked for.</summary>
    public IReadOnlyList<DimensionName> Grains { get; } = [.. GroupBy.Where(n => n.IsMetricTime)];

    /// <summary>The cuts, and the dimensions that the filters name: what makes a member here.</summary>
    public IReadOnlyList<DimensionName> Compared =>
        [.. Cuts.Concat(RowConditions.SelectMany(Named)).DistinctBy(name => name.Text)];

    /// <summary>The dimensions that a condition names.</summary>
    public static IEnumerable<DimensionName> Named(Expression condition) => condition.All<Reference>().Select(DimensionName.Of);

    /// <exception cref="SemanticException">A filter mixes time with other dimensions in one <c>or</c>, or the text is outside the language.</exception>
    public static QueryScope Of(MetricRequest request)
    {
        var names = request.GroupBy.Select(DimensionName.Parse).Select(WithGrain).DistinctBy(n => n.Text).ToList();
        var conditions = request.Filters.Prepend(request.Where).Where(text => !string.IsNullOrWhiteSpace(text)).SelectMany(text => ExpressionParser.Request(text!, "where").Conjuncts()).ToList();
        foreach (var condition in conditions)
        {
            var times = Named(condition).Select(n => n.IsMetricTime).Distinct().ToList();
            if (times.Count == 2)
                throw new SemanticException($"where: '{condition}' mixes metric_time with other dimensions; give each a condition of its own, joined by 'and'");
        }

        bool IsTime(Expression condition) => Named(condition).Any(n => n.IsMetricTime);
        return new QueryScope(
            names,
            [.. conditions.Where(c => !IsTime(c))],
            [.. conditions.Where(IsTime)]);
    }

    /// <summary><c>metric_time</c> without a grain is that of months, as every metric of the warehouse is monthly or finer.</summary>
    private static DimensionName WithGrain(DimensionName name) =>
        name is { IsMetricTime: true, Grain: null } ? new DimensionName($"{DimensionName.MetricTime}__month", name.Path, Grain.Month) : name;
}
