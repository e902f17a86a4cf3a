using System.Globalization;
using Warehouse.App.Terminal;
using Warehouse.Etl;
using Warehouse.Etl.Alert;
using Warehouse.Etl.Observe;
using Warehouse.Etl.Schedule;

namespace Warehouse.App.Pipeline;

/// <summary>Says what jobs do on the log, counts them, and alerts where one has failed for good.</summary>
internal sealed class JobReporter(OperationLog log, AlertDesk alerts) : IJobObserver
{
    public void Started(JobRun run) => log.Line($"{run.Job}: started ({run.Trigger}{(run.Attempt > 1 ? string.Create(CultureInfo.InvariantCulture, $", attempt {run.Attempt}") : "")})");

    public void Ended(ScheduledJob job, JobRun run, Exception? error, DateTimeOffset? retryAt)
    {
        log.JobEnded(run);
        Telemetry.JobEnded(run.Job, run.Outcome);
        var took = string.Create(CultureInfo.InvariantCulture, $"{(run.Finished! - run.Started).Value.TotalSeconds:0.0} s");
        if (run.IsDone)
        {
            log.Line($"{run.Job}: done in {took}");
            alerts.Settle(run.Job, $"job {run.Job} succeeded again", AlertKind.JobFailed, AlertKind.RejectLimit, AlertKind.CheckFailed);
        }
        else if (error is null)
        {
            log.Line($"{run.Job}: {run.Outcome} after {took}; it is taken up at the next start");
        }
        else if (retryAt is { } at)
        {
            log.Warn(string.Create(CultureInfo.InvariantCulture, $"{run.Job}: {run.Outcome} after {took}, tried again at {at.ToLocalTime():HH:mm:ss}: {error.Message}"));
        }
        else
        {
            alerts.Report(Kind(error), run.Job, $"job {run.Job} {run.Outcome} after {took}: {error.Message}");
        }
    }

    public void Noted(string message) => log.Line(message);

    private static AlertKind Kind(Exception error) => (error as WarehouseException)?.Kind switch
    {
        FailureKind.RejectLimit => AlertKind.RejectLimit,
        FailureKind.Check => AlertKind.CheckFailed,
        _ => AlertKind.JobFailed,
    };
}
