using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Resolve;

/// <summary>A request in terms of models, measures and periods; nothing in it depends on a database's dialect.</summary>
/// <param name="Computed">In an order in which each needs only what stands before it.</param>
internal sealed record ResolvedQuery(
    PeriodRange Periods,
    QueryScope Scope,
    IReadOnlyList<ResolvedSource> Sources,
    IReadOnlyList<ComputedColumn> Computed,
    IReadOnlyList<Output> Metrics,
    IReadOnlyList<Ordering> Order,
    int? Limit);

/// <summary>A scan and what it yields.</summary>
internal sealed record ResolvedSource(string Name, Source Source, IReadOnlyList<Leaf> Leaves);

/// <summary>A number made of leaves and of numbers computed before it.</summary>
internal sealed record ComputedColumn(string Name, Expression Value);

/// <summary>A metric's column in the answer.</summary>
internal sealed record Output(string Name, Expression Value);

/// <summary>Sorts by a column of the answer.</summary>
internal sealed record Ordering(string Column, bool IsDescending);

/// <summary>The periods of an answer.</summary>
/// <param name="Asked">The columns of <c>metric_time</c>, in the order asked.</param>
/// <param name="Grain">The finest of them; null where everything is one period.</param>
/// <param name="Base">What periods are made of: months, or days where weeks, days or part of a month are asked for.</param>
/// <param name="From">The first day, inclusive.</param>
/// <param name="To">The first day after.</param>
/// <param name="Conditions">Filters over the column <see cref="Day"/>, the first day of a base unit.</param>
/// <param name="Spine">The whole of the months that exist.</param>
internal sealed record PeriodRange(
    IReadOnlyList<DimensionName> Asked,
    Grain? Grain,
    Grain Base,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<Expression> Conditions,
    MonthCalendar Spine)
{
    /// <summary>The name of the spine's column.</summary>
    public const string Day = "spine_day";
}
