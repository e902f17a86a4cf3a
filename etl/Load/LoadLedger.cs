using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>Numbers an object's deliveries and batches and writes them down at the end; the caller is the only writer.</summary>
internal sealed class LoadLedger
{
    private readonly DuckDBConnection connection;
    private readonly Contract contract;
    private readonly TimeProvider time;
    private readonly Dictionary<string, long> batchByHash;
    private readonly List<OpenedDelivery> opened = [];
    private readonly HashSet<(long Batch, long Delivery)> contents = [];
    private readonly Dictionary<BatchInProgress, FileColumns> drifts = [];
    private readonly HashSet<(long Batch, long Delivery)> known;
    private readonly ILookup<(DateTime ExtractedAt, bool Complete), long> deliveries;
    private long lastDelivery;
    private long lastBatch;

    public LoadLedger(DuckDBConnection connection, Contract contract, TimeProvider time)
    {
        this.connection = connection;
        this.contract = contract;
        this.time = time;
        lastDelivery = connection.Scalar<long>("select coalesce(max(delivery_id), 0) from etl.delivery");
        lastBatch = connection.Scalar<long>("select coalesce(max(batch_id), 0) from etl.batch");
        batchByHash = connection.Query("select sha256, batch_id from etl.batch where source = ? and object = ?", row => (Hash: row.Get<string>(0)!, Batch: row.Get<long>(1)), contract.Source, contract.Object)
            .ToDictionary(batch => batch.Hash, batch => batch.Batch, StringComparer.Ordinal);
        known = [.. connection.Query(
            "select content.batch_id, content.delivery_id from etl.batch_delivery as content inner join etl.delivery as delivery on delivery.delivery_id = content.delivery_id where delivery.source = ? and delivery.object = ?",
            row => (row.Get<long>(0), row.Get<long>(1)),
            contract.Source, contract.Object)];
        deliveries = connection.Query(
                "select extracted_at, complete, delivery_id from etl.delivery where source = ? and object = ? order by delivery_id",
                row => (Delivery: (row.Get<DateTime>(0), row.Get<bool>(1)), Id: row.Get<long>(2)),
                contract.Source, contract.Object)
            .ToLookup(delivery => delivery.Delivery, delivery => delivery.Id);
    }

    /// <summary>Whether there is something to write down.</summary>
    public bool HasNews => contents.Count > 0;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The delivery as it is or will be known; one that was extracted at the same instant is the same one.</summary>
    public OpenedDelivery Open(Delivery delivery)
    {
        var extractedAt = delivery.ExtractedAt.IsUtc
            ? delivery.ExtractedAt.Written
            : connection.Scalar<DateTime>("select make_timestamp(epoch_us(timezone(?, cast(? as timestamp))))", contract.TimeZone, delivery.ExtractedAt.Written);
        long? earlier = deliveries[(extractedAt, delivery.Complete)] is var ids && ids.Any() ? ids.First() : null;
        var same = opened.FirstOrDefault(other => other.ExtractedAt == extractedAt && other.Delivery.Complete == delivery.Complete);
        if (same is not null) return same;

        opened.Add(new OpenedDelivery(earlier ?? ++lastDelivery, earlier is null, extractedAt, delivery));
        return opened[^1];
    }

    /// <summary>The batch that brought these bytes, in an earlier load or in this one, or null.</summary>
    public long? BatchOf(string sha256) => batchByHash.TryGetValue(sha256, out var batch) ? batch : null;

    /// <summary>Notes that a delivery holds the bytes of an earlier batch: its rows are alive again, though they aren't loaded again.</summary>
    public void Repeat(long batch, OpenedDelivery delivery)
    {
        if (!known.Contains((batch, delivery.Id))) contents.Add((batch, delivery.Id));
    }

    /// <summary>Gives a new file its number.</summary>
    public BatchInProgress Start(OpenedDelivery delivery, PlainFile file)
    {
        var batch = new BatchInProgress(++lastBatch, delivery.Id, delivery.ExtractedAt, Now, file);
        batchByHash.Add(file.Sha256, batch.BatchId);
        contents.Add((batch.BatchId, delivery.Id));
        return batch;
    }

    /// <summary>Remembers where a file's columns and the contract's differ.</summary>
    public void Note(BatchInProgress batch, FileColumns columns) => drifts[batch] = columns;

    /// <summary>Writes everything down; within the transaction that keeps the rows.</summary>
    public void Write(IReadOnlyList<BatchInProgress> batches)
    {
        var used = contents.Select(content => content.Delivery).ToHashSet();
        foreach (var delivery in opened.Where(delivery => delivery.IsNew && used.Contains(delivery.Id)))
        {
            connection.Execute("insert into etl.delivery values (?, ?, ?, ?, ?, ?, ?)", delivery.Id, contract.Source, contract.Object, delivery.Delivery.Folder, delivery.ExtractedAt, delivery.Delivery.Complete, Now);
        }

        foreach (var batch in batches)
        {
            connection.Execute(
                "insert into etl.batch values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                batch.BatchId, batch.DeliveryId, contract.Source, contract.Object, batch.File.Original, batch.File.Sha256, batch.File.Bytes, batch.ExtractedAt,
                batch.Read, batch.Loaded, batch.Rejected, batch.Superseded, batch.StartedAt, Now);
        }

        foreach (var (batch, delivery) in contents) connection.Execute("insert or ignore into etl.batch_delivery values (?, ?)", batch, delivery);
        foreach (var (batch, columns) in drifts)
        {
            foreach (var column in columns.Unknown) Drift(batch, column, "unknown_column", null, null);
            foreach (var column in columns.Missing) Drift(batch, column, "missing_column", null, null);
            foreach (var (column, found) in columns.Retyped) Drift(batch, column.From, "retyped_column", column.Type.Sql, found);
        }
    }

    private void Drift(BatchInProgress batch, string column, string kind, string? expected, string? found) =>
        connection.Execute(
            "insert into etl.drift (batch_id, source, object, file, column_name, kind, expected, found) values (?, ?, ?, ?, ?, ?, ?, ?)",
            batch.BatchId, contract.Source, contract.Object, batch.File.Original, column, kind, expected, found);
}

/// <summary>A delivery with its number.</summary>
/// <param name="Id">Number in <c>etl.delivery</c>.</param>
/// <param name="IsNew">Whether it isn't written there yet.</param>
/// <param name="ExtractedAt">In UTC.</param>
/// <param name="Delivery">What was found.</param>
internal sealed record OpenedDelivery(long Id, bool IsNew, DateTime ExtractedAt, Delivery Delivery);
