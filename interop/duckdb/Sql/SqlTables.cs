using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>Says which tables a query reads, by DuckDB's own parser, so that lineage cannot drift from the code.</summary>
/// <remarks>
/// The text is parsed, not bound: the tables need not exist, and views and macros are not followed. Not seen are tables
/// named inside a string, as in <c>query('…')</c>.
/// </remarks>
public static class SqlTables
{
    /// <summary>The tables that a SELECT reads anywhere in it: joins, subqueries, unions, bodies of CTEs; not the CTEs themselves.</summary>
    /// <exception cref="SqlTextException">A syntax error, with its line; several statements; or anything but a SELECT, as PIVOT is.</exception>
    public static IReadOnlySet<TableReference> Referenced(DuckDBConnection connection, string sql) =>
        Occurrences(connection, sql).Select(occurrence => occurrence.Table).ToHashSet();

    /// <summary>The same, one entry for each place in the text, in the text's order.</summary>
    /// <exception cref="SqlTextException">As for <see cref="Referenced"/>.</exception>
    public static IReadOnlyList<TableOccurrence> Occurrences(DuckDBConnection connection, string sql)
    {
        var tree = SqlTree.Of(connection, sql);
        RefuseError(tree, sql);
        var statements = tree.GetProperty("statements");
        if (statements.GetArrayLength() != 1)
            throw new SqlTextException($"expected one SELECT, found {statements.GetArrayLength()} statements.");

        return
        [
            .. TableWalk.Through(statements[0])
                .OrderBy(found => found.Offset)
                .Select(found => Place(found.Table, found.Offset, sql)),
        ];
    }

    private static TableOccurrence Place(TableReference table, long offset, string sql)
    {
        var (line, column) = TextPlace.OfByte(sql, offset);
        return new TableOccurrence(table, line, column);
    }

    private static void RefuseError(JsonElement root, string sql)
    {
        if (!root.GetProperty("error").GetBoolean())
            return;
        var reason = root.GetProperty("error_message").GetString()!;
        if (!root.TryGetProperty("position", out var position))
            throw new SqlTextException($"expected one SELECT (PIVOT is not one to the parser): {reason}");
        var (line, column) = TextPlace.OfCharacter(sql, long.Parse(position.GetString()!, CultureInfo.InvariantCulture));
        throw new SqlTextException(reason, line, column);
    }
}
