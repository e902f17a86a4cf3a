using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Expressions;

/// <summary>Many rows' value as one.</summary>
/// <param name="Filter">The rows that count; null = all.</param>
internal sealed record Aggregated(Aggregation Aggregation, Expression Value, Expression? Filter = null) : Expression;

/// <summary>The value of the first or last of a group's rows, NULL included.</summary>
internal sealed record Picked(bool IsFirst, Expression Value, Expression Order) : Expression;

/// <summary>Makes of a row one for each of these values; several of a row go side by side.</summary>
internal sealed record EachOf(IReadOnlyList<Expression> Values) : Expression;

/// <summary>A function over the rows around a row: <c>max(x) over (partition by a)</c>.</summary>
/// <param name="Order">In ascending order of this; null where order does not matter.</param>
internal sealed record Over(Call Function, IReadOnlyList<Expression> Partition, Expression? Order = null) : Expression;
