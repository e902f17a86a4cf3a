namespace Warehouse.Etl.Schedule;

/// <summary>A job that is to run now.</summary>
/// <param name="Trigger">As <see cref="JobRun.Trigger"/> words it.</param>
/// <param name="Scheduled">When it was due.</param>
/// <param name="Attempt">From 1.</param>
public sealed record DueJob(ScheduledJob Job, string Trigger, DateTimeOffset Scheduled, int Attempt = 1);

/// <summary>Decides from the history alone what is due, so that a process that was killed anywhere is taken up by the next one.</summary>
public static class DueJobs
{
    /// <summary>What a service that starts finds undone: runs that were cut short, retries that were waited for, times that passed, jobs whose predecessors had succeeded.</summary>
    public static IReadOnlyList<DueJob> AtStart(JobSchedule schedule, JobHistory history, DateTimeOffset now)
    {
        var due = new List<DueJob>();
        foreach (var job in schedule.Jobs)
        {
            if (Retry(job, history) is { } retry) due.Add(retry);
            else if (Missed(job, history, now) is { } missed) due.Add(missed);
            else if (AfterOthers(job, history) is { } after) due.Add(after);
        }

        return due;
    }

    /// <summary>A job without a time of its own, whose predecessors have succeeded since it last ran.</summary>
    public static DueJob? AfterOthers(ScheduledJob job, JobHistory history)
    {
        if (job.Timing is not null || !PredecessorsSucceeded(job, history)) return null;
        var newest = job.After.Select(name => history.Last(name)!).MaxBy(run => run.Id)!;
        var own = LastUncut(job, history);
        return own is null || own.Id < newest.Id ? new DueJob(job, $"after {newest.Job}", newest.Finished ?? newest.Started) : null;
    }

    /// <summary>Whether the newest run of each job that it waits for succeeded.</summary>
    public static bool PredecessorsSucceeded(ScheduledJob job, JobHistory history) => job.After.All(name => history.Last(name)?.IsDone == true);

    /// <summary>A job whose time has passed without a run.</summary>
    public static DueJob? Missed(ScheduledJob job, JobHistory history, DateTimeOffset now)
    {
        if (job.Timing is null || LastHandled(job, history, now) is not { } handled) return null;
        if (job.Timing.Latest(handled, now) is not { } latest) return null;
        var isLate = now - latest > job.LateAfter;
        return isLate && job.Misfire == MisfireRule.Skip ? null : new DueJob(job, isLate ? "missed" : "schedule", latest);
    }

    /// <summary>Whether an occasion has had its run: itself, or one that began after it.</summary>
    /// <remarks>A run "of the future" was noted before the clock was set back; only its very occasion counts, or a clock that was years ahead would silence a job for years.</remarks>
    public static bool WasHandled(ScheduledJob job, JobHistory history, DateTimeOffset scheduled, DateTimeOffset now) =>
        history.Runs.Any(run => run.Job == job.Name && !run.WasCutShort && ((run.Scheduled == scheduled && run.Trigger is "schedule" or "missed") || (run.Started > scheduled && run.Started <= now)));

    /// <summary>Whether a further attempt is still called for: nothing has run since the one that failed, on its time, by hand or after others.</summary>
    public static bool IsStillToRetry(DueJob due, JobHistory history) =>
        LastUncut(due.Job, history) is { } last && last.Scheduled == due.Scheduled && last.Attempt == due.Attempt - 1;

    /// <remarks>A further attempt that was itself cut short still stands.</remarks>
    private static DueJob? Retry(ScheduledJob job, JobHistory history) =>
        LastUncut(job, history) is { Outcome: JobOutcome.Failed or JobOutcome.TimedOut } last && job.Retry.WaitAfter(last.Attempt) is not null
            ? new DueJob(job, "retry", last.Scheduled, last.Attempt + 1)
            : null;

    /// <summary>The occasion from which on nothing was handled; null where the job has no history, so that a new job does not make up for the past.</summary>
    private static DateTimeOffset? LastHandled(ScheduledJob job, JobHistory history, DateTimeOffset now)
    {
        var past = history.Runs.Where(run => run.Job == job.Name && run.Scheduled <= now).ToList();
        if (past.Count == 0) return null;
        var uncut = past.Where(run => !run.WasCutShort).ToList();
        // Where every run was cut short, the occasion of the first one stands.
        return uncut.Count > 0 ? uncut.Max(run => run.Scheduled) : past.Min(run => run.Scheduled) - TimeSpan.FromSeconds(1);
    }

    private static JobRun? LastUncut(ScheduledJob job, JobHistory history) => history.Runs.LastOrDefault(run => run.Job == job.Name && !run.WasCutShort);
}
