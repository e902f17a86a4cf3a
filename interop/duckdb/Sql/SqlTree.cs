using System.Runtime.CompilerServices;
using System.Text.Json;
using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>A text of SQL as DuckDB's own parser understands it: parsed once, for as long as the text is kept.</summary>
public static class SqlTree
{
    // The parser nests one level for each join and each operator of a chain.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 4096 };

    private static readonly ConditionalWeakTable<string, StrongBox<JsonElement>> Parsed = [];

    /// <summary>What <c>json_serialize_sql</c> says: <c>error</c>, with its message and place, and <c>statements</c>.</summary>
    /// <param name="connection">Any connection; the relations that the text names need not exist.</param>
    /// <param name="sql">Statements; only a SELECT has a tree.</param>
    public static JsonElement Of(DuckDBConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return Parsed.GetValue(sql, text =>
        {
            using var tree = JsonDocument.Parse(connection.Scalar<string>("select json_serialize_sql($1::varchar)", text)!, Deep);
            return new StrongBox<JsonElement>(tree.RootElement.Clone());
        }).Value;
    }
}
