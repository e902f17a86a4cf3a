using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>Loads events straight into their table, without setting them aside first.</summary>
/// <remarks>
/// The quick way needs to tell good from bad, never why. A row that breaks the contract goes in under the negative number of its batch; it and those
/// that share a key are looked at afterwards, as <see cref="Suspects"/>. A line that DuckDB can't read ends the attempt.
/// </remarks>
internal sealed class DirectLoad(DuckDBConnection connection, Contract contract, TypedRows typed, CancellationToken cancellation)
{
    /// <summary>Files of so many bytes are written in order; of more that would take longer than it saves.</summary>
    private const long FewBytes = 32 << 20;

    private readonly string table = Identifier.Quote("raw", contract.Table);

    /// <summary>Writes the rows of all files. They are committed, under a note that they aren't settled yet.</summary>
    /// <param name="batches">The files, in the order of their numbers.</param>
    /// <param name="note">Told how each file's columns compare with the contract's.</param>
    /// <returns>Whether DuckDB could read every line; otherwise nothing is written.</returns>
    public bool TryWrite(IReadOnlyList<BatchInProgress> batches, Action<BatchInProgress, FileColumns> note)
    {
        if (batches.Any(batch => batch.File.IsUnusual)) return false;
        try
        {
            connection.InTransaction(() =>
            {
                foreach (var alike in AlikeFiles.Of(connection, contract, batches, cancellation)) Insert(alike, note);
                UnsettledLoad.Note(connection, contract.Table, batches[0].BatchId);
            });
        }
        catch (DuckDBException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }

        return true;
    }

    /// <summary>Counts the rows of each file that is written.</summary>
    public void CountRows(IReadOnlyList<BatchInProgress> batches)
    {
        var read = connection.Query($"select abs(_batch_id), count(*) from {table} where {UnsettledLoad.Rows(batches[0].BatchId)} group by all", row => (Batch: row.Get<long>(0), Rows: row.Get<long>(1))).ToDictionary(count => count.Batch, count => count.Rows);
        foreach (var batch in batches) batch.Read = read.GetValueOrDefault(batch.BatchId);
    }

    private void Insert(AlikeFiles alike, Action<BatchInProgress, FileColumns> note)
    {
        var (origin, values) = typed.JudgedOrigin(alike.Batches);
        var sql = $"insert into {table} by name select {typed.Columns}, {origin} from ({typed.Of(alike.Source)})";
        if (alike.Batches.Sum(batch => batch.File.Bytes) <= FewBytes) connection.RunInOrder(sql, cancellation, values);
        else connection.Run(sql, cancellation, values);
        foreach (var batch in alike.Batches)
        {
            batch.File.RequireUnchanged();
            note(batch, alike.Source.Header);
        }
    }
}
