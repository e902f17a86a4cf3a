using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Models;

/// <summary>What a model holds in a line, whatever the order of its rows: <c>star.fct_x 12 rows 0f3a… id:90ab month:11c2 …</c>.</summary>
/// <remarks>
/// The sum of the rows' hashes, of which 48 bits, then 16 bits of each column's values by themselves, which tell what a failure is about. Every
/// column counts: models read neither clock nor path nor number of a batch. Ratios count to ten digits, since their last ones depend on the order
/// in which rows are added up. The hash is DuckDB's: a version that hashes otherwise has the contents approved anew.
/// </remarks>
public static class ModelContent
{
    /// <summary>The content of every model of a build that has rows, by name.</summary>
    public static IReadOnlyDictionary<string, string> OfAll(DuckDBConnection connection)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var model in connection.Query(
            """
            select model, column_name, data_type from etl.model_state
            inner join duckdb_columns() on model = schema_name || '.' || table_name and database_name = current_database()
            order by model, column_index
            """,
            row => (Name: row.GetString(0), Column: (row.GetString(1), row.GetString(2)))).GroupBy(row => row.Name, row => row.Column))
        {
            var content = Of(connection, [.. model], model.Key);
            if (!content.StartsWith("0 rows", StringComparison.Ordinal)) contents[model.Key] = content;
        }

        return contents;
    }

    /// <summary>A relation's columns and their types.</summary>
    public static IReadOnlyList<(string Name, string Type)> Columns(DuckDBConnection connection, string relation) =>
        connection.Query($"describe {relation}", row => (row.GetString(0), row.GetString(1)));

    /// <summary>The content of a relation.</summary>
    public static string Of(DuckDBConnection connection, IReadOnlyList<(string Name, string Type)> columns, string relation) => connection.Scalar<string>(Sql(columns, relation))!;

    /// <summary>A SELECT of the content of a relation or of a SELECT in brackets.</summary>
    public static string Sql(IReadOnlyList<(string Name, string Type)> columns, string from) => $"select {Aggregate(columns)} as content from {from} as rows";

    private static string Aggregate(IReadOnlyList<(string Name, string Type)> columns)
    {
        var values = columns.Select(Value).ToList();
        var each = columns.Select((column, at) => $"' {column.Name}:' || {Sum(values[at], 16)}");
        return $"count(*) || ' rows ' || {Sum(string.Join(", ", values), 48)} || {string.Join(" || ", each)}";
    }

    /// <summary>The last bits of a sum of hashes, in hexadecimal digits. Hashed twice, since DuckDB mixes in the last column by XOR alone.</summary>
    private static string Sum(string values, int bits) => $"format('{{:0{bits / 4}x}}', cast(coalesce(sum(hash(hash({values}))), 0) % {1L << bits} as bigint))";

    private static string Value((string Name, string Type) column)
    {
        var name = Identifier.Quote(column.Name);
        // Adding 0 makes of a negative nought a nought.
        return column.Type is "DOUBLE" or "FLOAT" ? $"format('{{:.9e}}', {name} + 0)" : name;
    }
}
