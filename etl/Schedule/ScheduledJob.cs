namespace Warehouse.Etl.Schedule;

/// <summary>What a job does.</summary>
public enum JobVerb
{
    Load,
    Build,
    Check,
    Publish,
    Run,
    Report,
    Deliver,
    Freshness,
}

/// <summary>What becomes of runs whose time passed while nobody could run them.</summary>
public enum MisfireRule
{
    /// <summary>One run makes up for all that were missed.</summary>
    RunOnce,

    /// <summary>They are left out; the next one comes at its time.</summary>
    Skip,
}

/// <summary>One job of the schedule.</summary>
/// <param name="Name">Its name, which history, alerts and the command line use.</param>
/// <param name="Does">The verb of the command line that it performs.</param>
/// <param name="Timing">When it falls due; null for a job that runs only after others.</param>
/// <param name="After">
/// The jobs whose success it waits for. Without a timing it runs each time one of them has succeeded and none of them has failed since;
/// with one, it runs at its time, or as soon after as they have succeeded.
/// </param>
/// <param name="Work">What the verb works on.</param>
/// <param name="Retry">Whether and when a failure is tried again.</param>
/// <param name="Timeout">A run that takes longer is stopped and rolled back; null means no limit.</param>
/// <param name="LateAfter">A run that could not start within this long of its time was missed. Default 30 minutes.</param>
public sealed record ScheduledJob(
    string Name,
    JobVerb Does,
    JobTiming? Timing,
    IReadOnlyList<string> After,
    string Description,
    JobWork Work,
    RetryRule Retry,
    TimeSpan? Timeout,
    MisfireRule Misfire,
    TimeSpan LateAfter)
{
    /// <summary>The command line's word: <c>load</c>.</summary>
    public string Verb => Does.ToString().ToLowerInvariant();
}

/// <summary>What a job's verb works on.</summary>
/// <param name="From">For <c>load</c> and <c>run</c>: the folder of extracts; null means the home's landing folder.</param>
/// <param name="Source">For <c>load</c> and <c>run</c>: the one source to load.</param>
/// <param name="Pack">For <c>report</c> and <c>deliver</c>: which pack.</param>
/// <param name="Languages">For <c>report</c> and <c>deliver</c>: <c>ja</c>, <c>en</c> or both.</param>
public sealed record JobWork(string? From, string? Source, string? Pack, IReadOnlyList<string> Languages)
{
    /// <summary>For <c>report</c>: the dimension for each of whose members a pack is printed; null means one of all accounts.</summary>
    public string? ForEach { get; init; }

    /// <summary>For <c>deliver</c>: the folder that readers look into, relative to the home; null means none.</summary>
    public string? To { get; init; }

    /// <summary>For <c>deliver</c>: whether the packs are mailed as the schedule's <c>mail</c> says.</summary>
    public bool IsMailed { get; init; }
}

/// <summary>How often, and how far apart, a failed run is tried again.</summary>
/// <param name="Times">Further attempts after the first; 0 = none.</param>
/// <param name="Wait">Before the first of them.</param>
/// <param name="Factor">What each wait is multiplied by to get the next.</param>
/// <param name="Longest">No wait is longer.</param>
public sealed record RetryRule(int Times, TimeSpan Wait, double Factor, TimeSpan Longest)
{
    /// <summary>No second attempt.</summary>
    public static RetryRule None { get; } = new(0, TimeSpan.Zero, 1, TimeSpan.Zero);

    /// <summary>The wait after attempt <paramref name="attempt"/> (from 1) failed; null when that was the last one.</summary>
    public TimeSpan? WaitAfter(int attempt)
    {
        if (attempt > Times) return null;
        var wait = Wait.TotalSeconds * Math.Pow(Factor, attempt - 1);
        return TimeSpan.FromSeconds(Math.Min(wait, Longest.TotalSeconds));
    }
}
