using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl;

/// <summary>The build file, opened for writing. Sessions run in UTC, so a timestamp means the same on every machine.</summary>
/// <remarks>
/// DuckDB may take three fifths of the machine's memory and no more than 2.5 GB before it spills into the home's temporary folder;
/// <c>WAREHOUSE_MEMORY</c>, such as <c>8GB</c>, says otherwise. The order of rows in tables means nothing, so DuckDB needn't keep it, which saves memory too.
/// </remarks>
public static class BuildDatabase
{
    private const long MostMemory = 2_500_000_000;

    /// <summary>How long DuckDB's log may grow before it is worked into the file; at its own 16 MB, each of a build's larger models would have that done.</summary>
    private const string LogBeforeCheckpoint = "512MB";

    /// <summary>Opens the build; the caller holds the home's lock and disposes the connection.</summary>
    /// <exception cref="WarehouseException">The file is damaged, or another program has it open.</exception>
    public static DuckDBConnection Open(WarehouseHome home)
    {
        home.Create();
        Directory.CreateDirectory(home.TemporaryFolder);
        try
        {
            var connection = Duck.Open(home.BuildFile, new DuckOptions { TempDirectory = home.TemporaryFolder, MemoryLimit = MemoryLimit() });
            connection.Execute("set TimeZone = 'UTC'");
            connection.Execute("set preserve_insertion_order = false");
            connection.Execute($"set checkpoint_threshold = '{LogBeforeCheckpoint}'");
            return connection;
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{home.BuildFile}: the build can't be opened: {FirstLine(error)} Close the program that has it open; a damaged build is made anew by deleting the file and loading again.", error);
        }
    }

    private static string MemoryLimit() =>
        Environment.GetEnvironmentVariable("WAREHOUSE_MEMORY") is { Length: > 0 } given
            ? given
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(MostMemory, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 5 * 3) / 1_000_000}MB");

    /// <summary>Writes few rows to a table of many, within <see cref="InTransaction"/>. DuckDB keeps their order, so that they fill one group of rows after another.</summary>
    /// <remarks>
    /// Otherwise each processor leaves a group half full, and the next checkpoint writes them all again, by one processor. Where the statement fails nothing else
    /// can be said within its transaction: <see cref="Rollback"/> takes the setting back.
    /// </remarks>
    public static int RunInOrder(this DuckDBConnection connection, string sql, CancellationToken cancellation, params object?[] values)
    {
        connection.Execute("set preserve_insertion_order = true");
        var rows = connection.Run(sql, cancellation, values);
        connection.Execute("set preserve_insertion_order = false");
        return rows;
    }

    /// <summary>Runs a statement that a cancellation interrupts and undoes.</summary>
    public static int Run(this DuckDBConnection connection, string sql, CancellationToken cancellation, params object?[] values) =>
        connection.ExecuteAsync(sql, cancellation, values).GetAwaiter().GetResult();

    /// <summary>Runs work in one transaction: all of it is kept, or nothing.</summary>
    public static T InTransaction<T>(this DuckDBConnection connection, Func<T> work)
    {
        connection.Execute("begin transaction");
        try
        {
            var result = work();
            connection.Execute("commit");
            return result;
        }
        catch
        {
            Rollback(connection);
            throw;
        }
    }

    /// <inheritdoc cref="InTransaction{T}"/>
    public static void InTransaction(this DuckDBConnection connection, Action work) => connection.InTransaction(() =>
    {
        work();
        return true;
    });

    /// <summary>The first line of DuckDB's message: what is wrong, without its advice.</summary>
    public static string FirstLine(DuckDBException error) => error.Message.Split('\n', 2)[0].TrimEnd();

    /// <summary>Ends a transaction and what it did, if one is open; rows are written in any order again.</summary>
    /// <remarks>After some errors DuckDB has already ended the transaction; then there is nothing to roll back, and the first error is the one to tell.</remarks>
    internal static void Rollback(DuckDBConnection connection)
    {
        foreach (var statement in new[] { "rollback", "set preserve_insertion_order = false" })
        {
            try
            {
                connection.Execute(statement);
            }
            catch (DuckDBException)
            {
            }
        }
    }
}
