using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Tells by a short text whether two tables hold the same rows, as often, in whatever order.</summary>
/// <remarks>
/// Two sums of 64-bit hashes beside the number of rows: chance makes two contents look alike once in 2⁶⁴ comparisons. A row's hash is hashed again
/// before it is summed, since DuckDB mixes the hash of the last column in by XOR alone, and sums of those would hardly see two values change places.
/// </remarks>
internal static class TableContent
{
    /// <summary>Of some columns of a relation; of none, only how many rows it has.</summary>
    /// <param name="connection">Where the relation is.</param>
    /// <param name="relation">Quoted.</param>
    /// <param name="columns">Names and types, in the relation's order.</param>
    public static string Of(DuckDBConnection connection, string relation, IReadOnlyList<(string Name, string Type)> columns)
    {
        var shape = string.Join(", ", columns.Select(column => $"{Identifier.Quote(column.Name)} {column.Type}"));
        return $"{shape}: {connection.Scalar<string>($"select {Sums(columns.Select(column => column.Name))} from {relation}")}";
    }

    /// <summary>Whether two relations hold the same rows in some columns.</summary>
    /// <param name="connection">Where both are.</param>
    /// <param name="one">Quoted.</param>
    /// <param name="other">Quoted.</param>
    public static bool IsSame(DuckDBConnection connection, string one, string other, IReadOnlyList<string> columns) =>
        connection.Scalar<bool>($"select (select {Sums(columns)} from {one}) = (select {Sums(columns)} from {other})");

    /// <summary>An aggregate in SQL over the rows of some columns: texts that are equal for equal rows.</summary>
    private static string Sums(IEnumerable<string> columns)
    {
        var hash = RowHash(columns);
        return hash is null ? "cast(count(*) as varchar)" : $"concat_ws(' ', count(*), sum(hash({hash})), sum(hash(xor({hash}, 11400714819323198485::ubigint))))";
    }

    /// <summary>One row's hash in SQL; null of no columns.</summary>
    private static string? RowHash(IEnumerable<string> columns)
    {
        var list = string.Join(", ", columns.Select(Identifier.Quote));
        return list.Length == 0 ? null : $"hash({list})";
    }
}
