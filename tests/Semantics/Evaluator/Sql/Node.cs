namespace Warehouse.Tests.Semantics.Evaluator.Sql;

/// <summary>An expression of the few forms that manifests write.</summary>
internal abstract record Node;

internal sealed record Literal(object? Value) : Node;

internal sealed record Column(string Name) : Node;

/// <summary><c>{{ Kind('Name', …) }}</c>, the arguments after the name as they stand.</summary>
internal sealed record Reference(string Kind, string Name, string? Grain, IReadOnlyList<string> GroupBy) : Node;

internal sealed record Unary(string Operator, Node Operand) : Node;

internal sealed record Binary(string Operator, Node Left, Node Right) : Node;

internal sealed record In(Node Operand, IReadOnlyList<Node> Members, bool IsNegated) : Node;

internal sealed record IsNull(Node Operand, bool IsNegated) : Node;

internal sealed record Call(string Function, IReadOnlyList<Node> Arguments) : Node;

internal sealed record Cast(Node Operand, string Type) : Node;

internal sealed record Case(IReadOnlyList<(Node When, Node Then)> Branches, Node? Else) : Node;
