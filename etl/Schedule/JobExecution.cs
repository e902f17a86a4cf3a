namespace Warehouse.Etl.Schedule;

/// <summary>Performs one scheduled job.</summary>
/// <param name="stop">Asked for when the service stops or the job's time is up: roll back what is in hand and throw <see cref="OperationCanceledException"/>.</param>
/// <returns>Rows loaded or built; null where the job counts none.</returns>
public delegate Task<long?> PerformJob(ScheduledJob job, CancellationToken stop);

/// <summary>Told of what the scheduler does; must not throw.</summary>
public interface IJobObserver
{
    /// <summary>A run begins.</summary>
    void Started(JobRun run);

    /// <summary>A run has ended; <paramref name="retryAt"/> when it will be tried again.</summary>
    void Ended(ScheduledJob job, JobRun run, Exception? error, DateTimeOffset? retryAt);

    /// <summary>Something an operator may wonder about: a job left out, a clock set back.</summary>
    void Noted(string message);
}

/// <summary>Runs one attempt of a job between its two entries in the history.</summary>
public sealed class JobExecution(JobHistory history, PerformJob perform, IJobObserver observer, TimeProvider time)
{
    /// <summary>Runs it; a failure is in the outcome, never thrown.</summary>
    public async Task<JobRun> RunAsync(DueJob due, CancellationToken stop)
    {
        var job = due.Job;
        var run = history.Start(job, due.Trigger, due.Scheduled, due.Attempt);
        observer.Started(run);
        using var limit = job.Timeout is { } timeout ? new CancellationTokenSource(timeout, time) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        var (outcome, rows, error) = (JobOutcome.Done, (long?)null, (Exception?)null);
        try
        {
            rows = await perform(job, either.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // One job's failure must not end the schedule; history and observer tell of it.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            (outcome, error) = Failure(job, thrown, stop.IsCancellationRequested, limit.IsCancellationRequested);
        }

        run = history.Finish(run, outcome, rows, error?.Message);
        if (history.Problem is { } problem) observer.Noted($"{run.Job}: its run can't be noted for now: {problem}");
        observer.Ended(job, run, error, RetryAt(job, run));
        return run;
    }

    /// <summary>When a failed run is tried again; null when it isn't.</summary>
    public DateTimeOffset? RetryAt(ScheduledJob job, JobRun run) =>
        run.Outcome is JobOutcome.Failed or JobOutcome.TimedOut && job.Retry.WaitAfter(run.Attempt) is { } wait ? time.GetUtcNow() + wait : null;

    private static (string Outcome, Exception? Error) Failure(ScheduledJob job, Exception thrown, bool stopped, bool outOfTime) => (stopped, outOfTime) switch
    {
        (true, _) => (JobOutcome.Cancelled, null),
        (_, true) => (JobOutcome.TimedOut, new WarehouseException($"took longer than its limit of {job.Timeout}; it was stopped and rolled back", thrown)),
        _ => (JobOutcome.Failed, thrown),
    };
}
