using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>Tells files that were loaded before by their path, size and time of writing, so that a run without news reads none of them.</summary>
/// <remarks>
/// The hash of the bytes decides; this only spares reading them again. A path is remembered once its file had lain still for a while when it was
/// read: one written just then could change once more within the same tick of the file system's clock. Who rewrites a file with other
/// bytes of the same length and sets its time back hides the change; touching the file, or renaming it, has it read.
/// </remarks>
internal sealed class KnownFiles(DuckDBConnection connection, Contract contract, TimeProvider time)
{
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (long Bytes, DateTime WrittenAt, long Batch)> known = connection.Query(
            "select file, bytes, written_at, batch_id from etl.known_file where source = ? and object = ?",
            row => (File: row.Get<string>(0)!, Bytes: row.Get<long>(1), WrittenAt: row.Get<DateTime>(2), Batch: row.Get<long>(3)),
            contract.Source, contract.Object)
        .ToDictionary(file => file.File, file => (file.Bytes, file.WrittenAt, file.Batch), StringComparer.Ordinal);

    private readonly List<(string File, long Bytes, DateTime WrittenAt, long Batch)> fresh = [];

    /// <summary>Whether there is something to write down.</summary>
    public bool HasNews => fresh.Count > 0;

    /// <summary>The batch that brought a file's bytes, or null when the file must be read to know.</summary>
    public long? BatchOf(string file)
    {
        var now = new FileInfo(file);
        return known.TryGetValue(file, out var before) && now.Exists && before.Bytes == now.Length && before.WrittenAt == Kept(now.LastWriteTimeUtc) ? before.Batch : null;
    }

    /// <summary>Remembers a file that has been read.</summary>
    public void Remember(string file, long bytes, DateTime writtenAt, long batch)
    {
        if (writtenAt + Still < time.GetUtcNow().UtcDateTime) fresh.Add((file, bytes, Kept(writtenAt), batch));
    }

    /// <summary>Writes down what is new; within the transaction that keeps the rows.</summary>
    public void Write()
    {
        foreach (var (file, bytes, writtenAt, batch) in fresh)
        {
            connection.Execute("insert or replace into etl.known_file values (?, ?, ?, ?, ?, ?)", contract.Source, contract.Object, file, bytes, writtenAt, batch);
        }
    }

    /// <summary>Cut to microseconds, as DuckDB keeps them.</summary>
    private static DateTime Kept(DateTime moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified);
}
