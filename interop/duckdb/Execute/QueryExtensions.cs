using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>Running queries and reading their rows.</summary>
public static class QueryExtensions
{
    /// <summary>The first column of the first row.</summary>
    /// <returns>The value; <c>default</c> when it is NULL or there is no row.</returns>
    /// <exception cref="InvalidCastException">The column's type does not convert to T without loss.</exception>
    public static T? Scalar<T>(this DuckDBConnection connection, string sql, params object?[] positional)
    {
        using var command = Parameters.Command(connection, sql, positional);
        return First<T>(command);
    }

    /// <inheritdoc cref="Scalar{T}(DuckDBConnection, string, object?[])"/>
    public static T? Scalar<T>(this DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?> named)
    {
        using var command = Parameters.Command(connection, sql, named);
        return First<T>(command);
    }

    /// <summary>All rows, each made by <paramref name="read"/>, in the query's order.</summary>
    public static IReadOnlyList<T> Query<T>(
        this DuckDBConnection connection,
        string sql,
        Func<DuckDBDataReader, T> read,
        params object?[] positional)
    {
        using var command = Parameters.Command(connection, sql, positional);
        return All(command, read);
    }

    /// <inheritdoc cref="Query{T}(DuckDBConnection, string, Func{DuckDBDataReader, T}, object?[])"/>
    public static IReadOnlyList<T> Query<T>(
        this DuckDBConnection connection,
        string sql,
        Func<DuckDBDataReader, T> read,
        IReadOnlyDictionary<string, object?> named)
    {
        using var command = Parameters.Command(connection, sql, named);
        return All(command, read);
    }

    /// <summary>Rows as DuckDB computes them, so that a result larger than memory can be walked.</summary>
    /// <remarks>
    /// The query runs when the rows are enumerated, each time anew. Until the enumeration ends the connection belongs to
    /// it: another statement on the same connection breaks it off.
    /// </remarks>
    public static IEnumerable<T> Stream<T>(
        this DuckDBConnection connection,
        string sql,
        Func<DuckDBDataReader, T> read,
        params object?[] positional)
    {
        using var command = Parameters.Command(connection, sql, positional);
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return read(reader);
    }

    private static T? First<T>(DuckDBCommand command)
    {
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.Get<T>(0) : default;
    }

    private static List<T> All<T>(DuckDBCommand command, Func<DuckDBDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
