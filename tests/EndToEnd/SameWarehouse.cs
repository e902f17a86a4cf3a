using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.EndToEnd;

/// <summary>Holds two homes to each other row for row: what readers see, what was loaded, and the ledger, times and numbers of runs apart.</summary>
public static class SameWarehouse
{
    private static readonly string[] Ledger =
    [
        "select source, object, folder, extracted_at, complete from {0}.etl.delivery",
        "select source, object, file, sha256, bytes, extracted_at, rows_read, rows_rejected from {0}.etl.batch",
        "select source, object, file, line, column_name, reason, expected, found, raw_row from {0}.etl.reject where reason <> 'superseded'",
        "select source, object, file, column_name, kind from {0}.etl.drift",
    ];

    /// <summary>Which of two rows of a key is noted as the loser depends on which of their files came first.</summary>
    private static readonly string[] LedgerOfTheSameOrder =
    [
        "select file, rows_loaded, rows_superseded from {0}.etl.batch",
        "select source, object, file, line, found, raw_row from {0}.etl.reject where reason = 'superseded'",
    ];

    /// <summary>Compares every table of star and marts, every raw table without its batch numbers, and the ledger.</summary>
    /// <param name="sameOrder">Whether both got the same files in the same loads.</param>
    public static void ShouldHoldTheSame(string home, string other, bool sameOrder)
    {
        using var connection = Duck.Open(Duck.InMemory);
        Attach(connection, Path.Combine(home, "warehouse.duckdb"), "a");
        Attach(connection, Path.Combine(other, "warehouse.duckdb"), "b");
        var tables = Tables(connection, "a", "('star', 'marts')");
        tables.Count.ShouldBeGreaterThan(20);
        tables.ShouldBe(Tables(connection, "b", "('star', 'marts')"));
        foreach (var table in tables) Compare(connection, $"select * from {{0}}.{table}");
        connection.Execute("detach a");
        connection.Execute("detach b");

        Attach(connection, Path.Combine(home, "build", "warehouse.duckdb"), "a");
        Attach(connection, Path.Combine(other, "build", "warehouse.duckdb"), "b");
        foreach (var table in Tables(connection, "a", "('raw')")) Compare(connection, $"select columns(c -> c not in ('_batch_id', '_delivery_id')) from {{0}}.{table}");
        foreach (var ledger in sameOrder ? Ledger.Concat(LedgerOfTheSameOrder) : Ledger) Compare(connection, ledger);
        connection.Scalar<long>("select count(*) - count(distinct (source, object, sha256)) from a.etl.batch").ShouldBe(0, "the same bytes were loaded twice");
        connection.Scalar<long>("select count(*) from a.etl.batch where rows_read <> rows_loaded + rows_rejected + rows_superseded").ShouldBe(0);
    }

    private static void Compare(DuckDBConnection connection, string select)
    {
        var (a, b) = (string.Format(System.Globalization.CultureInfo.InvariantCulture, select, "a"), string.Format(System.Globalization.CultureInfo.InvariantCulture, select, "b"));
        connection.Scalar<long>($"select count(*) from ({a} except all {b})").ShouldBe(0, $"rows too many: {a}");
        connection.Scalar<long>($"select count(*) from ({b} except all {a})").ShouldBe(0, $"rows lost: {a}");
    }

    private static IReadOnlyList<string> Tables(DuckDBConnection connection, string database, string schemas) =>
        connection.Query($"select schema_name || '.' || table_name from duckdb_tables() where database_name = ? and schema_name in {schemas} order by all", row => row.GetString(0), database);

    private static void Attach(DuckDBConnection connection, string file, string name) =>
        connection.Execute($"attach {Literal.Quote(new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file)} as {name} (read_only)");
}
