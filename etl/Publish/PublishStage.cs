using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Migrate;
using Warehouse.Etl.Schedule;

namespace Warehouse.Etl.Publish;

/// <summary>What was published.</summary>
/// <param name="Id">The version's name, which sorts by time and is never used again.</param>
/// <param name="File">The version's DuckDB file.</param>
/// <param name="Pruned">Versions removed because newer ones took their place.</param>
public sealed record PublishResult(string Id, string File, long Bytes, IReadOnlyList<string> Pruned);

/// <summary>Puts the build before its readers: a file of its own that is never written again, and a link that moves to it at once.</summary>
/// <remarks>
/// A crash at any instant leaves the last good version: the file is written beside the versions, verified, flushed, renamed into
/// place, and only then the link is swapped by another rename. Readers of an older version keep what they have open.
/// </remarks>
public static class PublishStage
{
    /// <summary>Publishes the build.</summary>
    /// <param name="versionsKept">How many versions stay, the new one among them.</param>
    /// <param name="complete">Writes into the version's file, which nobody has open, what else readers get; null adds nothing.</param>
    /// <exception cref="WarehouseException">The checks of this build failed or have not run, or the file can't be written.</exception>
    public static PublishResult Run(WarehouseHome home, Checkout checkout, int versionsKept, IStageLog log, TimeProvider time, Action<string>? complete = null, CancellationToken cancellation = default)
    {
        using var connection = BuildDatabase.Open(home);
        Migration.Apply(connection, checkout, time);
        return RunLedger.Record(connection, "publish", time, _ =>
        {
            RefuseUnchecked(connection, home);
            JobRunTable.Follow(connection, home, time);
            return Publish(connection, home, checkout, versionsKept, complete, log, time, cancellation);
        });
    }

    private static PublishResult Publish(DuckDBConnection connection, WarehouseHome home, Checkout checkout, int versionsKept, Action<string>? complete, IStageLog log, TimeProvider time, CancellationToken cancellation)
    {
        VersionFolder.RemoveUnfinished(home);
        var id = VersionFolder.NextId(home, time);
        using var writing = VersionFolder.Begin(home, id);
        log.Progress("copying the star, marts and ledger", 1, 3);
        VersionWriter.Write(connection, checkout, writing.File, cancellation);
        complete?.Invoke(writing.File);
        log.Progress("verifying", 2, 3);
        var bytes = VersionWriter.Verify(writing.File);
        cancellation.ThrowIfCancellationRequested();
        log.Progress("swapping the link", 3, 3);
        writing.Finish();
        VersionFolder.PointTo(home, id);
        return new PublishResult(id, home.VersionFile(id), bytes, VersionFolder.Prune(home, versionsKept));
    }

    private static void RefuseUnchecked(DuckDBConnection connection, WarehouseHome home)
    {
        if (connection.Scalar<long>("select count(*) from etl.check_result") == 0)
        {
            throw new WarehouseException($"{home.Path}: this build has not been checked; run: warehouse check --home {home.Path}");
        }

        // By the runs' numbers, not their times: a clock that is set back must not let an unchecked build pass, nor hold up a checked one.
        var build = connection.Scalar<string?>("select max_by(outcome, run_id) from etl.run where verb = 'build'");
        if (build is not (null or "done")) throw new WarehouseException($"{home.Path}: the last build did not finish ({build}), so part of it is older than the rest; run: warehouse build --home {home.Path}, then check");
        var stale = connection.Scalar<long>("select count(distinct model) from etl.model_run where run_id > (select min(run_id) from etl.check_result)");
        if (stale > 0) throw new WarehouseException($"{home.Path}: {stale} models were built after the last check; run: warehouse check --home {home.Path}");
        var failed = connection.Query("select check_name from etl.check_result where severity = 'error' and failing_rows > 0 order by all", reader => reader.GetString(0));
        if (failed.Count > 0) throw new WarehouseException($"{home.Path}: not published, because checks failed: {string.Join(", ", failed)}; see etl.check_result in {home.BuildFile}");
    }
}
