using System.Text.Json;
using Warehouse.Etl.Alert;
using Warehouse.Etl.Schedule;

namespace Warehouse.Etl.Observe;

/// <summary>How the service and its warehouse are.</summary>
/// <param name="Healthy">No job is failing and no source is stale.</param>
public sealed record HealthReport(bool Healthy, DateTimeOffset Since, string? Version, IReadOnlyList<JobHealth> Jobs, IReadOnlyList<string> Stale)
{
    private static readonly JsonSerializerOptions Words = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Looks.</summary>
    /// <param name="since">When the service started.</param>
    public static HealthReport Of(WarehouseHome home, JobSchedule schedule, JobFolder folder, JobHistory history, DateTimeOffset since, DateTimeOffset now)
    {
        var jobs = schedule.Jobs.Select(job => JobHealth.Of(job, folder, history, now)).ToList();
        var stale = Freshness.Of(home, schedule.Freshness, now).Where(age => age.IsStale).Select(age => age.Message).ToList();
        return new HealthReport(stale.Count == 0 && jobs.TrueForAll(job => !job.Failing), since, home.CurrentVersion(), jobs, stale);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Words);
}

/// <summary>How one job is.</summary>
/// <param name="Outcome">Of its newest run; null before the first.</param>
/// <param name="Failing">The newest of its runs that came to a result failed; also while it is tried again.</param>
public sealed record JobHealth(string Job, bool Paused, string? Outcome, DateTimeOffset? Started, DateTimeOffset? Finished, DateTimeOffset? Next, string? Error, bool Failing)
{
    public static JobHealth Of(ScheduledJob job, JobFolder folder, JobHistory history, DateTimeOffset now)
    {
        var last = history.Last(job.Name);
        var ended = history.Runs.LastOrDefault(run => run.Job == job.Name && run.Finished is not null && !run.WasCutShort);
        return new JobHealth(
            job.Name, folder.IsPaused(job.Name), last?.Outcome, last?.Started, last?.Finished, job.Timing?.Next(now), last?.Error,
            ended?.Outcome is JobOutcome.Failed or JobOutcome.TimedOut);
    }
}
