using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>How the quick way ended.</summary>
internal enum DirectOutcome
{
    /// <summary>All rows are in, and every key is there once.</summary>
    Clean,

    /// <summary>All rows are in, and some of them are to be looked at.</summary>
    Doubtful,

    /// <summary>It can't be done this way; what it wrote is to be undone.</summary>
    Failed,
}

/// <summary>Loads events straight into their table, without setting them aside first.</summary>
/// <remarks>
/// The quick way needs to tell good from bad, never why. A row that breaks the contract goes in under the negative number of its batch; it and those
/// that share a key are looked at afterwards, as <see cref="Suspects"/>. A line that DuckDB can't read ends the attempt.
/// </remarks>
internal sealed class DirectLoad(DuckDBConnection connection, Contract contract, TypedRows typed, CancellationToken cancellation)
{
    private readonly string table = Identifier.Quote("raw", contract.Table);

    /// <summary>How many rows of which batch are to be looked at, once <see cref="Load"/> has found them.</summary>
    public IReadOnlyDictionary<long, long> Doubtful { get; private set; } = new Dictionary<long, long>();

    /// <summary>Inserts the rows of all files.</summary>
    /// <param name="batches">The files, in the order of their numbers.</param>
    /// <param name="suspects">Finds what is to be looked at.</param>
    /// <param name="note">Told how each file's columns compare with the contract's.</param>
    public DirectOutcome Load(IReadOnlyList<BatchInProgress> batches, Suspects suspects, Action<BatchInProgress, FileColumns> note)
    {
        if (batches.Any(batch => batch.File.IsUnusual)) return DirectOutcome.Failed;
        try
        {
            foreach (var batch in batches) note(batch, Insert(batch));
            if (!suspects.Find()) return DirectOutcome.Clean;
            if (suspects.Count(batches) is not { } counts) return DirectOutcome.Failed;
            Doubtful = counts;
            return DirectOutcome.Doubtful;
        }
        catch (DuckDBException) when (!cancellation.IsCancellationRequested)
        {
            return DirectOutcome.Failed;
        }
    }

    private FileColumns Insert(BatchInProgress batch)
    {
        var source = FileRows.Quick(connection, contract, batch, cancellation);
        batch.Read = connection.Run(
            $"insert into {table} by name select {typed.Columns}, {typed.Hash}, {typed.JudgedOrigin} from ({typed.Of(source)})",
            cancellation,
            batch.BatchId, batch.DeliveryId, batch.ExtractedAt);
        batch.File.RequireUnchanged();
        return source.Header;
    }
}
