using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Warehouse.DuckDb;

/// <summary>Asks DuckDB for a table's columns.</summary>
internal static class TableColumns
{
    private const string ColumnsOfTable = """
        select column_name, data_type, is_nullable
        from duckdb_columns()
        where database_name = $catalog and lower(schema_name) = lower($schema) and lower(table_name) = lower($table)
        order by column_index
        """;

    /// <summary>The columns in the table's order.</summary>
    /// <exception cref="InvalidOperationException">There is no such table; or some of its columns are generated.</exception>
    internal static IReadOnlyList<TableColumn> Read(DuckDBConnection connection, string catalog, string schema, string table)
    {
        var position = 0;
        var columns = connection.Query(
            ColumnsOfTable,
            reader => new TableColumn(++position, reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)),
            new Dictionary<string, object?> { ["catalog"] = catalog, ["schema"] = schema, ["table"] = table });
        if (columns.Count == 0)
            throw new InvalidOperationException($"There is no table {schema}.{table} in the database {catalog}.");
        RefuseGenerated(connection, catalog, schema, table, columns.Count);
        return columns;
    }

    /// <remarks>An appender leaves generated columns out, so positions would no longer agree. Only the native one tells.</remarks>
    private static void RefuseGenerated(DuckDBConnection connection, string catalog, string schema, string table, int declared)
    {
        var state = NativeMethods.Appender.DuckDBAppenderCreateExt(connection.NativeConnection, catalog, schema, table, out var appender);
        using (appender)
        {
            // On failure the appender that is about to be opened says why.
            if (state.IsSuccess() && NativeMethods.Appender.DuckDBAppenderColumnCount(appender) != (ulong)declared)
                throw new InvalidOperationException($"{schema}.{table} has generated columns; fill it by an INSERT statement instead.");
        }
    }
}
