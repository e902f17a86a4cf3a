using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Sparse;

/// <summary>Whether an expression is NULL where its columns are.</summary>
internal static class Strictness
{
    /// <summary>True only where it is certain.</summary>
    /// <param name="isNull">Whether a column is NULL.</param>
    public static bool IsNull(Expression expression, Func<string, bool> isNull) => expression switch
    {
        Column column => isNull(column.Name),
        Constant constant => constant.Value is null,
        Unary unary => IsNull(unary.Operand, isNull),
        Cast cast => IsNull(cast.Operand, isNull),
        Binary { Operator: "+" or "-" or "*" or "/" or "%" or "||" or "=" or "<>" or "<" or ">" or "<=" or ">=" } binary => IsNull(binary.Left, isNull) || IsNull(binary.Right, isNull),
        Call { Name: "nullif" or "abs" or "round" or "floor" or "ceil" or "sqrt" or "ln" or "exp" } call => IsNull(call.Arguments[0], isNull),
        Call { Name: "coalesce" or "greatest" or "least" } call => call.Arguments.All(a => IsNull(a, isNull)),
        _ => false,
    };
}
