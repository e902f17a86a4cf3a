namespace Warehouse.Semantics.Render;

/// <summary>A statement and the values of its parameters, <c>$1</c> first.</summary>
internal sealed record SqlText(string Sql, IReadOnlyList<object> Parameters);
