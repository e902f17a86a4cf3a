using System.Globalization;
using Warehouse.Etl;
using Warehouse.Etl.Alert;
using Warehouse.Etl.Build;
using Warehouse.Etl.Observe;
using Warehouse.Etl.Schedule;

namespace Warehouse.App.Pipeline;

/// <summary>Does what a scheduled job's verb says, on one home.</summary>
internal sealed class JobPerformer(WarehouseHome home, JobSchedule schedule, AlertDesk alerts, IStageLog log, TimeProvider time)
{
    /// <summary>A <see cref="Etl.Schedule.PerformJob"/>: on a thread of its own, as DuckDB's calls block theirs.</summary>
    public Task<long?> PerformAsync(ScheduledJob job, CancellationToken stop) => Task.Run(() => Telemetry.Job(job.Name, () => Perform(job, stop)), CancellationToken.None);

    private long? Perform(ScheduledJob job, CancellationToken stop)
    {
        if (job.Does == JobVerb.Freshness) return CheckFreshness();
        if (job.Does == JobVerb.Report) return Telemetry.Stage("report", home.Path, () => Print(job, stop), _ => null);
        if (job.Does == JobVerb.Deliver) return Telemetry.Stage("deliver", home.Path, () => Deliver(job, stop), _ => null);
        using var pipeline = new WarehousePipeline(home, $"serve, job {job.Name}", wait: true, log, time, stop);
        switch (job.Does)
        {
            case JobVerb.Load: return pipeline.Load(Landing(job), job.Work.Source);
            case JobVerb.Build: return pipeline.Build(new BuildOptions());
            case JobVerb.Check: pipeline.Check(); return null;
            case JobVerb.Publish: pipeline.Publish(); return null;
            default: return pipeline.Run(Landing(job), job.Work.Source, new BuildOptions());
        }
    }

    private string Landing(ScheduledJob job) => job.Work.From is { } from ? Path.GetFullPath(from, home.Path) : home.LandingFolder;

    private long? Print(ScheduledJob job, CancellationToken stop)
    {
        var printed = PackPrinter.PrintAsync(home, new PackOrder(job.Work.Pack!, Month: null, job.Work.Languages) { ForEach = job.Work.ForEach }, log, stop).GetAwaiter().GetResult();
        foreach (var file in printed.Files) log.Line($"{job.Name}: {file}");
        printed.ThrowIfFailed();
        return null;
    }

    private long? Deliver(ScheduledJob job, CancellationToken stop)
    {
        PackDeliverer.DeliverAsync(home, job.Work, schedule.Mail, log, stop).GetAwaiter().GetResult();
        return null;
    }

    private long? CheckFreshness()
    {
        foreach (var age in Freshness.Of(home, schedule.Freshness, time.GetUtcNow()))
        {
            if (age.IsStale) alerts.Raise(AlertKind.DataStale, age.Limit.Name, $"data is stale: {age.Message}");
            else alerts.Settle(age.Limit.Name, string.Create(CultureInfo.InvariantCulture, $"{age.Limit.Name} is fresh again"), AlertKind.DataStale);
        }

        return null;
    }
}
