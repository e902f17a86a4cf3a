namespace Warehouse.Semantics.Expressions;

/// <summary>Names the table of an expression's columns.</summary>
internal static class Qualify
{
    /// <summary>Every column without a table becomes one of <paramref name="alias"/>.</summary>
    public static Expression In(this Expression expression, string alias) =>
        alias.Length == 0
            ? expression
            : expression.Rewrite(part => part is Column { Table: null } column ? column with { Table = alias } : null);
}
