using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Schedule;

/// <summary>Brings the history of jobs to analysts: the ended runs, as <c>etl.job_run</c>.</summary>
internal static class JobRunTable
{
    /// <summary>Adds the runs that have ended and are not there yet.</summary>
    public static void Follow(DuckDBConnection build, WarehouseHome home, TimeProvider time)
    {
        var known = build.Query("select job_run_id from etl.job_run", row => row.Get<long>(0)).ToHashSet();
        var news = new JobHistory(new JobFolder(home), time).Runs.Where(run => run.Finished is not null && !known.Contains(run.Id)).ToList();
        if (news.Count == 0) return;
        build.InTransaction(() =>
        {
            foreach (var run in news)
            {
                build.Execute(
                    "insert into etl.job_run values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    run.Id, run.Job, run.Verb, run.Trigger, run.Scheduled.UtcDateTime, run.Attempt, run.Started.UtcDateTime, run.Finished!.Value.UtcDateTime, run.Outcome, run.Rows, run.Error);
            }
        });
    }
}
