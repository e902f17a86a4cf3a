using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Alert;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>Loads all deliveries of one object: types the rows aside, then keeps them all in one transaction.</summary>
internal sealed class ObjectLoad(DuckDBConnection connection, WarehouseHome home, Contract contract, TimeProvider time, CancellationToken cancellation)
{
    private const int RejectsTold = 3;

    /// <summary>Loads the files whose bytes aren't known yet.</summary>
    /// <exception cref="WarehouseException">A file can't be read, lacks a required column, or too many rows break the contract; nothing was changed.</exception>
    public ObjectLoaded Run(IReadOnlyList<Delivery> deliveries)
    {
        var batches = new List<BatchInProgress>();
        try
        {
            connection.Execute($"set TimeZone = {Literal.Quote(contract.TimeZone)}");
            var ledger = new LoadLedger(connection, contract, time);
            var files = new KnownFiles(connection, contract, time);
            var known = Open(deliveries, ledger, files, batches);
            var typed = new TypedRows(contract);
            if (!TryDirectly(typed, ledger, files, batches)) ByStaging(typed, ledger, files, batches);
            return Summary(batches, known);
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"the load was undone: {error.Message}", error);
        }
        finally
        {
            foreach (var batch in batches) batch.File.Dispose();
            Staging.Drop(connection);
            connection.Execute("set TimeZone = 'UTC'");
        }
    }

    /// <summary>Opens the files that are new, some at a time; they get their numbers in the order of their names.</summary>
    /// <returns>How many of the deliveries' files are known already.</returns>
    private int Open(IReadOnlyList<Delivery> deliveries, LoadLedger ledger, KnownFiles files, List<BatchInProgress> batches)
    {
        var known = 0;
        var delivered = deliveries.Select(delivery => (delivery.Files, Opened: ledger.Open(delivery))).SelectMany(delivery => delivery.Files.Select(path => (Path: path, delivery.Opened, Batch: files.BatchOf(path)))).ToList();
        using var plain = Ahead.Of(delivered.Where(file => file.Batch is null), file => PlainFile.Open(file.Path, contract, home.TemporaryFolder), file => file.Dispose()).GetEnumerator();
        foreach (var (_, opened, batch) in delivered)
        {
            cancellation.ThrowIfCancellationRequested();
            if ((batch ?? Number(plain, opened, ledger, files, batches)) is not { } earlier) continue;
            if (opened.Delivery.HasManifest) ledger.Repeat(earlier, opened);
            known++;
        }

        return known;
    }

    /// <summary>Takes the next file that was opened and numbers it.</summary>
    /// <returns>The batch that brought the same bytes before; null when they are new.</returns>
    private static long? Number(IEnumerator<PlainFile> plain, OpenedDelivery opened, LoadLedger ledger, KnownFiles files, List<BatchInProgress> batches)
    {
        plain.MoveNext();
        var file = plain.Current;
        var earlier = ledger.BatchOf(file.Sha256);
        if (earlier is null) batches.Add(ledger.Start(opened, file));
        else file.Dispose();
        files.Remember(file.Original, file.Bytes, file.WrittenAt, earlier ?? batches[^1].BatchId);
        return earlier;
    }

    /// <returns>Whether it is done: there was nothing to load, or events that go straight into their table.</returns>
    private bool TryDirectly(TypedRows typed, LoadLedger ledger, KnownFiles files, List<BatchInProgress> batches)
    {
        if (batches.Count > 0 && contract.Mode != DeliveryMode.Events) return false;
        if (batches.Count == 0)
        {
            if (ledger.HasNews || files.HasNews) connection.InTransaction(() => WriteDown(ledger, files, batches));
            return true;
        }

        var direct = new DirectLoad(connection, contract, typed, cancellation);
        return direct.TryWrite(batches, ledger.Note) && TrySettle(direct, typed, ledger, files, batches);
    }

    /// <summary>Looks at the doubtful rows of what is written, and only now writes down that it is loaded.</summary>
    /// <returns>Whether they could be looked at by themselves; otherwise nothing stays.</returns>
    private bool TrySettle(DirectLoad direct, TypedRows typed, LoadLedger ledger, KnownFiles files, List<BatchInProgress> batches)
    {
        try
        {
            direct.CountRows(batches);
            var suspects = new Suspects(connection, contract, batches[0].BatchId, cancellation);
            var rows = new FileRows(connection, contract, new Staging(connection, contract, typed, cancellation), cancellation);
            var hasSuspects = suspects.Find(batches.Sum(batch => batch.Read));
            if (hasSuspects && !TryStage(suspects, rows, batches))
            {
                UnsettledLoad.UndoAll(connection);
                return false;
            }

            RequireWithinLimit(batches);
            var superseding = new Superseding(connection, contract, typed, rows, cancellation);
            connection.InTransaction(() =>
            {
                if (hasSuspects)
                {
                    suspects.TakeOut();
                    superseding.FindLosers(batches);
                }

                WriteDown(ledger, files, batches);
                if (hasSuspects) superseding.Keep();
                UnsettledLoad.Forget(connection, contract.Table);
            });
            return true;
        }
        catch (Exception error) when (error is WarehouseException or OperationCanceledException or DuckDBException)
        {
            // Where even that fails, the next run begins with it.
            UnsettledLoad.UndoAll(connection);
            throw;
        }
    }

    /// <summary>Types the doubtful rows aside.</summary>
    /// <returns>Whether the files hold as many of them as the table.</returns>
    private static bool TryStage(Suspects suspects, FileRows rows, List<BatchInProgress> batches)
    {
        if (suspects.Count(batches) is not { } doubtful) return false;
        foreach (var (batch, staged) in rows.StageSuspects(batches.Where(batch => doubtful.ContainsKey(batch.BatchId)), suspects.Column!, suspects.Values()))
        {
            batch.File.RequireUnchanged();
            if (staged != doubtful[batch.BatchId]) return false;
        }

        return true;
    }

    /// <summary>Types the rows aside, sets the bad ones and the losers apart, and keeps the rest.</summary>
    private void ByStaging(TypedRows typed, LoadLedger ledger, KnownFiles files, List<BatchInProgress> batches)
    {
        var staging = new Staging(connection, contract, typed, cancellation);
        var rows = new FileRows(connection, contract, staging, cancellation);
        foreach (var batch in batches)
        {
            ledger.Note(batch, rows.Stage(batch));
            batch.File.RequireUnchanged();
        }

        RequireWithinLimit(batches);
        var superseding = new Superseding(connection, contract, typed, rows, cancellation);
        superseding.FindLosers(batches);
        connection.InTransaction(() =>
        {
            WriteDown(ledger, files, batches);
            superseding.Keep();
        });
    }

    private static void WriteDown(LoadLedger ledger, KnownFiles files, List<BatchInProgress> batches)
    {
        ledger.Write(batches);
        files.Write();
    }

    private void RequireWithinLimit(List<BatchInProgress> batches)
    {
        var read = batches.Sum(batch => batch.Read);
        var rejected = batches.Sum(batch => batch.Rejected);
        if (rejected <= read * contract.RejectLimit) return;

        var examples = connection.Query(
            $"select file, line, column_name, reason, expected, found from {Staging.Rejects} order by batch_id, line limit {RejectsTold}",
            row => string.Create(CultureInfo.InvariantCulture, $"  {row.Get<string>(0)}:{row.Get<long?>(1)}: {(row.Get<string>(2) is { } column ? $"{column}: " : "")}{row.Get<string>(3)}; expected {row.Get<string>(4)}, found {(row.Get<string>(5) is { } found ? $"'{found}'" : "nothing")}"));
        throw new WarehouseException(string.Create(
            CultureInfo.InvariantCulture,
            $"{rejected:N0} of {read:N0} rows break the contract, more than its limit of {contract.RejectLimit * 100:0.##} %; mend the extract, or set 'reject_limit' in {contract.File}. The first:\n{string.Join('\n', examples)}"))
        {
            Kind = FailureKind.RejectLimit,
        };
    }

    private ObjectLoaded Summary(List<BatchInProgress> batches, int known) => new(
        contract.Name, batches.Count, known,
        batches.Sum(batch => batch.Read), batches.Sum(batch => batch.Loaded), batches.Sum(batch => batch.Rejected), batches.Sum(batch => batch.Superseded), null);
}
