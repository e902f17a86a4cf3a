using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>Loads events straight into their table, without setting them aside first: for files in which nothing is wrong, which most are.</summary>
/// <remarks>
/// A row that breaks the contract, a line that DuckDB can't read, or a key that is there already ends the attempt; the caller's transaction undoes
/// it, and the way that finds lines and losers takes over. So the quick way needs to tell good from bad, never why.
/// </remarks>
internal sealed class DirectLoad(DuckDBConnection connection, Contract contract, TypedRows typed, CancellationToken cancellation)
{
    private readonly string table = Identifier.Quote("raw", contract.Table);

    /// <summary>Inserts the rows of all files.</summary>
    /// <param name="batches">The files, in the order of their numbers.</param>
    /// <param name="note">Told how each file's columns compare with the contract's.</param>
    /// <returns>Whether all rows are in and every key is there once.</returns>
    public bool TryLoad(IReadOnlyList<BatchInProgress> batches, Action<BatchInProgress, FileColumns> note)
    {
        if (batches.Any(batch => batch.File.IsUnusual)) return false;
        try
        {
            foreach (var batch in batches) note(batch, Insert(batch));
            return !HasRivals(batches[0].BatchId);
        }
        catch (DuckDBException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private FileColumns Insert(BatchInProgress batch)
    {
        var source = FileRows.Quick(connection, contract, batch, cancellation);
        batch.Read = connection.Run(
            $"insert into {table} by name select {typed.Columns}, {typed.Hash}, {TypedRows.Origin} from ({typed.Of(source)}) where case when {typed.FaultNumber} is null then true else error('the row breaks its contract') end",
            cancellation,
            batch.BatchId, batch.DeliveryId, batch.ExtractedAt);
        batch.File.RequireUnchanged();
        return source.Header;
    }

    /// <remarks>Keys are compared by their hashes: two of one hash only send the load the other way, which compares them by themselves.</remarks>
    private bool HasRivals(long firstBatch)
    {
        var key = new EventKey(contract);
        var fresh = $"(select {key.Columns} from {table} where _batch_id >= {firstBatch})";
        if (connection.Scalar<bool>($"select count(*) > count(distinct hash({key.Of("")})) from {fresh}")) return true;
        if (!connection.Scalar<bool>($"select exists (select 1 from {table} where _batch_id < {firstBatch})")) return false;
        var kept = $"(select {key.Columns} from {table} where _batch_id < {firstBatch} and {key.Near(connection, fresh)})";
        return connection.Scalar<bool>($"select exists (select 1 from (select hash({key.Of("")}) as _key from {kept}) as kept semi join (select hash({key.Of("")}) as _key from {fresh}) as fresh on kept._key = fresh._key)");
    }
}
