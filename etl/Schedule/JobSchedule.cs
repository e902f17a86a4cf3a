using Quartz;

namespace Warehouse.Etl.Schedule;

/// <summary>What runs when: the validated content of <c>schedule.json</c>.</summary>
/// <param name="TimeZone">The zone in which every cron expression is read.</param>
public sealed record JobSchedule(TimeZoneInfo TimeZone, IReadOnlyList<ScheduledJob> Jobs);

/// <summary>One job of the schedule.</summary>
/// <param name="Does">The verb of the command line that the job performs: <c>run</c> or <c>report</c>.</param>
/// <param name="Pack">For <c>report</c>: which pack.</param>
/// <param name="Languages">For <c>report</c>: <c>ja</c>, <c>en</c> or both.</param>
public sealed record ScheduledJob(
    string Name,
    string Does,
    CronExpression Cron,
    string Description,
    string? Pack,
    IReadOnlyList<string> Languages)
{
    /// <summary>The job's next <paramref name="count"/> instants after <paramref name="from"/>, fewer where the expression ends.</summary>
    public IReadOnlyList<DateTimeOffset> NextRuns(DateTimeOffset from, int count)
    {
        var runs = new List<DateTimeOffset>(count);
        for (var next = Cron.GetNextValidTimeAfter(from); next is { } at && runs.Count < count; next = Cron.GetNextValidTimeAfter(at))
        {
            runs.Add(TimeZoneInfo.ConvertTime(at, Cron.TimeZone));
        }

        return runs;
    }
}
