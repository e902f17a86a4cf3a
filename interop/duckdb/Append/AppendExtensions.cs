using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>Appending rows so that all of them arrive or none.</summary>
public static class AppendExtensions
{
    /// <summary>Opens an appender, lets <paramref name="write"/> fill it, and writes the rows.</summary>
    /// <returns>Rows written.</returns>
    /// <remarks>
    /// Whatever fails, no row stays: within a transaction of the caller's by its rollback, otherwise by one of its own.
    /// </remarks>
    public static long Append(this DuckDBConnection connection, string schema, string table, Action<TableAppender> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (InTransaction(connection))
            return Fill(connection, schema, table, write);

        connection.Execute("begin transaction");
        try
        {
            var rows = Fill(connection, schema, table, write);
            connection.Execute("commit");
            return rows;
        }
        catch
        {
            RollBack(connection);
            throw;
        }
    }

    private static void RollBack(DuckDBConnection connection)
    {
        try
        {
            connection.Execute("rollback");
        }
        catch (DuckDBException)
        {
            // The error that ended the transaction is the one to tell.
        }
    }

    private static long Fill(DuckDBConnection connection, string schema, string table, Action<TableAppender> write)
    {
        using var appender = TableAppender.Open(connection, schema, table);
        try
        {
            write(appender);
            return appender.RowCount;
        }
        catch
        {
            appender.Discard();
            throw;
        }
    }

    /// <remarks>Outside a transaction each statement has its own, with its own number. BEGIN would not do: its error ends a running one.</remarks>
    private static bool InTransaction(DuckDBConnection connection) =>
        connection.Scalar<long>("select txid_current()") == connection.Scalar<long>("select txid_current()");
}
