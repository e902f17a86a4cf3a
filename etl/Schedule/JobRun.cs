namespace Warehouse.Etl.Schedule;

/// <summary>One run of a job: one attempt at one occasion.</summary>
/// <param name="Id">Rising, never used again.</param>
/// <param name="Trigger">Why it ran: <c>schedule</c>, <c>after JOB</c>, <c>retry</c>, <c>missed</c> (made up for later) or <c>by hand</c>.</param>
/// <param name="Scheduled">When it was due.</param>
/// <param name="Attempt">From 1; more than 1 after a failure.</param>
/// <param name="Finished">Null while it runs.</param>
/// <param name="Outcome"><see cref="JobOutcome"/>'s words.</param>
/// <param name="Rows">Rows loaded or built; null where the job counts none.</param>
/// <param name="Error">What stopped it.</param>
public sealed record JobRun(
    long Id,
    string Job,
    string Verb,
    string Trigger,
    DateTimeOffset Scheduled,
    int Attempt,
    DateTimeOffset Started,
    DateTimeOffset? Finished,
    string Outcome,
    long? Rows,
    string? Error)
{
    public bool IsDone => Outcome == JobOutcome.Done;

    /// <summary>Ended before it could come to a result of its own, so its occasion still stands.</summary>
    public bool WasCutShort => Outcome is JobOutcome.Interrupted or JobOutcome.Cancelled;
}

/// <summary>How a run ended.</summary>
public static class JobOutcome
{
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";

    /// <summary>It took longer than its limit, and was rolled back.</summary>
    public const string TimedOut = "timed out";

    /// <summary>The service was asked to stop; the stage in hand was rolled back.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Its process died; found at the next start.</summary>
    public const string Interrupted = "interrupted";
}
