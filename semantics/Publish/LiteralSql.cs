using System.Globalization;
using System.Text.RegularExpressions;
using Warehouse.Semantics.Render;

namespace Warehouse.Semantics.Publish;

/// <summary>Writes bound values into a statement: a view has no parameters.</summary>
internal static partial class LiteralSql
{
    public static string Of(SqlText statement) => Places().Replace(statement.Sql, match =>
        match.Groups["number"] is { Success: true } number
            ? DuckDbDialect.Literal(statement.Parameters[int.Parse(number.Value, CultureInfo.InvariantCulture) - 1])
            : match.Value);

    /// <summary>A text or a quoted name is passed over; what is left of <c>$1</c> is a place.</summary>
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(?<number>\d+)""")]
    private static partial Regex Places();
}
