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
            var known = deliveries.Sum(delivery => Open(delivery, ledger, files, batches));
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

    /// <summary>Opens the files that are new.</summary>
    /// <returns>How many of the delivery's files are known already.</returns>
    private int Open(Delivery delivery, LoadLedger ledger, KnownFiles files, List<BatchInProgress> batches)
    {
        var known = 0;
        var opened = ledger.Open(delivery);
        foreach (var path in delivery.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            if ((files.BatchOf(path) ?? OpenNew(path, opened, ledger, files, batches)) is not { } earlier) continue;
            if (delivery.HasManifest) ledger.Repeat(earlier, opened);
            known++;
        }

        return known;
    }

    /// <returns>The batch that brought the same bytes before; null when they are new.</returns>
    private long? OpenNew(string path, OpenedDelivery opened, LoadLedger ledger, KnownFiles files, List<BatchInProgress> batches)
    {
        var file = PlainFile.Open(path, contract, home.TemporaryFolder);
        var earlier = ledger.BatchOf(file.Sha256);
        if (earlier is null) batches.Add(ledger.Start(opened, file));
        else file.Dispose();
        files.Remember(path, file.Bytes, file.WrittenAt, earlier ?? batches[^1].BatchId);
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

        var suspects = new Suspects(connection, contract, batches[0].BatchId);
        var direct = new DirectLoad(connection, contract, typed, cancellation);
        connection.Execute("begin transaction");
        try
        {
            switch (direct.Load(batches, suspects, ledger.Note))
            {
                case DirectOutcome.Clean:
                    WriteDown(ledger, files, batches);
                    connection.Execute("commit");
                    return true;
                case DirectOutcome.Doubtful:
                    UnsettledLoad.Note(connection, contract.Table, batches[0].BatchId);
                    connection.Execute("commit");
                    break;
                default:
                    BuildDatabase.Rollback(connection);
                    return false;
            }
        }
        catch
        {
            BuildDatabase.Rollback(connection);
            throw;
        }

        return TrySettle(typed, ledger, files, batches, suspects, direct.Doubtful);
    }

    /// <summary>Looks at the doubtful rows of what is written, and only now writes down that it is loaded.</summary>
    /// <returns>Whether the files' doubtful rows are those of the table; otherwise nothing stays.</returns>
    private bool TrySettle(TypedRows typed, LoadLedger ledger, KnownFiles files, List<BatchInProgress> batches, Suspects suspects, IReadOnlyDictionary<long, long> doubtful)
    {
        try
        {
            var rows = new FileRows(connection, contract, new Staging(connection, contract, typed, cancellation), cancellation);
            var values = suspects.Values();
            foreach (var batch in batches.Where(batch => doubtful.ContainsKey(batch.BatchId)))
            {
                var staged = rows.StageSuspects(batch, suspects.Column!, values);
                batch.File.RequireUnchanged();
                if (staged == doubtful[batch.BatchId]) continue;
                UnsettledLoad.UndoAll(connection);
                return false;
            }

            RequireWithinLimit(batches);
            var superseding = new Superseding(connection, contract, rows, cancellation);
            connection.InTransaction(() =>
            {
                suspects.TakeOut(cancellation);
                superseding.FindLosers(batches);
                WriteDown(ledger, files, batches);
                superseding.Keep();
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
        var superseding = new Superseding(connection, contract, rows, cancellation);
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
