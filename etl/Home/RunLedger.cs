using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl;

/// <summary>Keeps <c>etl.run</c>: a row a command that writes, ended with its outcome whatever happens.</summary>
public static class RunLedger
{
    /// <summary>Does a command's work between its ledger entries.</summary>
    /// <param name="connection">The build; migrated.</param>
    /// <param name="verb">The command.</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">Gets the run's number.</param>
    /// <remarks>
    /// The caller holds the lock, so a run that is still noted as running belongs to a process that died: it is noted as interrupted.
    /// </remarks>
    public static T Record<T>(DuckDBConnection connection, string verb, TimeProvider time, Func<long, T> work)
    {
        connection.Execute("update etl.run set outcome = 'interrupted' where outcome = 'running'");
        var run = connection.Scalar<long>("select coalesce(max(run_id), 0) + 1 from etl.run");
        connection.Execute("insert into etl.run values (?, ?, ?, null, 'running', null)", run, verb, Now(time));
        try
        {
            var result = work(run);
            Finish(connection, run, "done", null, time);
            return result;
        }
        catch (OperationCanceledException)
        {
            Finish(connection, run, "cancelled", null, time);
            throw;
        }
        catch (Exception error)
        {
            Finish(connection, run, "failed", error.Message, time);
            throw;
        }
    }

    private static void Finish(DuckDBConnection connection, long run, string outcome, string? error, TimeProvider time) =>
        connection.Execute("update etl.run set finished_at = ?, outcome = ?, error = ? where run_id = ?", Now(time), outcome, error, run);

    private static DateTime Now(TimeProvider time) => time.GetUtcNow().UtcDateTime;
}
