using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>Running statements that change something.</summary>
public static class ExecuteExtensions
{
    /// <summary>Runs a statement with values for its <c>?</c> or <c>$1</c>, in order.</summary>
    /// <returns>Rows inserted, updated or deleted; 0 for anything else.</returns>
    /// <exception cref="DuckDBException">DuckDB refused; its message names the line.</exception>
    public static int Execute(this DuckDBConnection connection, string sql, params object?[] positional)
    {
        using var command = Parameters.Command(connection, sql, positional);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement with values for its <c>$name</c>; names are given without the <c>$</c>.</summary>
    /// <returns>Rows inserted, updated or deleted; 0 for anything else.</returns>
    /// <exception cref="DuckDBException">DuckDB refused; its message names the line.</exception>
    public static int Execute(this DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?> named)
    {
        using var command = Parameters.Command(connection, sql, named);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs the statements of a text one after the other; a text of comments only does nothing.</summary>
    /// <remarks>Not a transaction of its own: statements before a failing one stay done unless the caller began one.</remarks>
    /// <exception cref="DuckDBException">The first refusal. A syntax error anywhere means that nothing ran.</exception>
    public static void ExecuteScript(this DuckDBConnection connection, string sql)
    {
        using var command = Parameters.Command(connection, sql, []);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException nothing) when (nothing.Message.Length == 0)
        {
            // DuckDB's parser found no statement and has no error to tell.
        }
    }
}
