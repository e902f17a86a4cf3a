using System.Globalization;
using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>Opens databases.</summary>
public static class Duck
{
    /// <summary>A database in memory, gone when its connection closes.</summary>
    public const string InMemory = ":memory:";

    /// <summary>Names the environment's word on how many threads a query may use where <see cref="DuckOptions.Threads"/> has none.</summary>
    public const string ThreadsVariable = "WAREHOUSE_THREADS";

    /// <summary>Opens a file, or <see cref="InMemory"/>. The caller disposes the connection.</summary>
    /// <param name="path">Any file name: spaces, quotes, <c>;</c> and <c>=</c> are part of the name and nothing else.</param>
    /// <exception cref="DuckDBException">The file cannot be opened, or a setting is refused: DuckDB's message says why.</exception>
    /// <exception cref="InvalidOperationException">
    /// A setting has an unknown name; or read-only was asked for a file that this process already has open for writing.
    /// </exception>
    /// <exception cref="EnvironmentException"><see cref="ThreadsVariable"/> holds no number of threads.</exception>
    public static DuckDBConnection Open(string path, DuckOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new DuckOptions();
        var connection = new DuckDBConnection(ConnectionString(path, options));
        try
        {
            connection.Open();
            if (options.ReadOnly)
                ConfirmReadOnly(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <remarks>The builder quotes each value, so a file name cannot smuggle in a setting.</remarks>
    private static string ConnectionString(string path, DuckOptions options)
    {
        // A full path also keeps DuckDB from reading a prefix such as "postgres:" into the name.
        var builder = new DuckDBConnectionStringBuilder
        {
            DataSource = path.StartsWith(InMemory, StringComparison.Ordinal) ? path : Resolved(path),
        };
        foreach (var (name, value) in options.Settings)
            builder[name] = value;
        if (options.ReadOnly)
            builder.AccessMode = DuckDBAccessMode.ReadOnly;
        if (options.MemoryLimit is not null)
            builder.MemoryLimit = options.MemoryLimit;
        if ((options.Threads ?? ThreadsOfTheEnvironment()) is { } threads)
            builder["threads"] = threads.ToString(CultureInfo.InvariantCulture);
        if (options.TempDirectory is not null)
            builder.TempDirectory = options.TempDirectory;
        return builder.ConnectionString;
    }

    private static int? ThreadsOfTheEnvironment()
    {
        if (Environment.GetEnvironmentVariable(ThreadsVariable) is not { Length: > 0 } given) return null;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads > 0
            ? threads
            : throw new EnvironmentException(ThreadsVariable, "a whole number of threads from 1", given);
    }

    /// <remarks>A process shares what it has open by name, so a link that has moved on must not be opened under its own.</remarks>
    private static string Resolved(string path) => new FileInfo(path) is { Exists: true } file ? file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName : Path.GetFullPath(path);

    /// <remarks>Connections of one process to one file share the database, and with it the first one's options.</remarks>
    private static void ConfirmReadOnly(DuckDBConnection connection, string path)
    {
        var mode = connection.Scalar<string>("select current_setting('access_mode')");
        if (!string.Equals(mode, "read_only", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(
                $"{path}: asked to open read-only, but this process has the file open for writing and would share that. Close the writing connection first.");
    }
}
