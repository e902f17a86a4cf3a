using System.Collections.Concurrent;
using System.Globalization;
using Warehouse.Etl;
using Warehouse.Etl.Schedule;

namespace Warehouse.Tests.Etl.Schedule;

/// <summary>A schedule that runs on a fake clock, with work that a test decides: what ran when, and what was said.</summary>
public sealed class ScheduledWorld : IJobObserver, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("warehouse-schedule-");
    private readonly JobSchedule schedule;
    private CancellationTokenSource? stop;
    private Task? running;
    private JobScheduler? scheduler;
    private int working;

    public ScheduledWorld(string now, string jobs, string zone = "Asia/Tokyo")
    {
        Clock = new FakeClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        schedule = ScheduleReader.Parse($$"""{"time_zone": "{{zone}}", "calendars": {"works": {"weekly": ["saturday", "sunday"], "holidays": ["2026-11-23"]} }, "jobs": [{{jobs}}]}""", "schedule.json", Clock);
        Folder = new JobFolder(new WarehouseHome(folder.FullName));
    }

    public FakeClock Clock { get; }

    public JobFolder Folder { get; }

    /// <summary>What a job does; by default nothing, well.</summary>
    public Func<string, CancellationToken, Task> Work { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Work that ends only when the test lets it: time passes meanwhile.</summary>
    public bool WorkBlocks { get; set; }

    public ConcurrentQueue<string> Said { get; } = [];

    public IReadOnlyList<JobRun> Runs => new JobHistory(Folder, Clock).Runs;

    /// <summary>"load 20 05:30 schedule done": the day and time at which it was due by the schedule, else at which it started, local; "build after load done".</summary>
    public IReadOnlyList<string> Told => [.. Runs.Select(run => $"{run.Job}{When(run)} {run.Trigger} {run.Outcome}")];

    public void Start()
    {
        stop = new CancellationTokenSource();
        var history = new JobHistory(Folder, Clock);
        scheduler = new JobScheduler(schedule, Folder, history, Perform, this, Clock);
        running = scheduler.RunAsync(stop.Token);
        // It has begun to watch once a second of its clock is seen.
        SpinWait.SpinUntil(
            () =>
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                Thread.Sleep(20);
                return scheduler.Glances > 0;
            },
            Patience.Limit).ShouldBeTrue("the scheduler did not start");
    }

    public void Stop()
    {
        stop!.Cancel();
        running!.Wait(Patience.Limit).ShouldBeTrue("the scheduler did not stop");
        stop.Dispose();
        running = null;
    }

    /// <summary>Time passes in steps; after each one everything that has fallen due is waited for: until it is done, or where work blocks until it is in hand.</summary>
    public void Pass(TimeSpan time, TimeSpan step)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            var glances = scheduler!.Glances;
            Clock.Advance(step);
            SpinWait.SpinUntil(() => scheduler.Glances > glances, Patience.Limit).ShouldBeTrue("the scheduler does not look around");
            SpinWait.SpinUntil(IsSettled, Patience.Limit).ShouldBeTrue("the scheduler does not come to rest");
        }
    }

    public void Started(JobRun run)
    {
    }

    public void Ended(ScheduledJob job, JobRun run, Exception? error, DateTimeOffset? retryAt)
    {
        if (error is not null) Said.Enqueue($"{run.Job}: {error.Message}");
    }

    public void Noted(string message) => Said.Enqueue(message);

    public void Dispose()
    {
        if (running is not null) Stop();
        folder.Delete(recursive: true);
    }

    private bool IsSettled() => (WorkBlocks && Volatile.Read(ref working) > 0) || scheduler!.IsIdleAsync().GetAwaiter().GetResult();

    private string When(JobRun run)
    {
        if (run.Trigger.StartsWith("after", StringComparison.Ordinal)) return "";
        var at = run.Trigger == "schedule" ? run.Scheduled : run.Started;
        return TimeZoneInfo.ConvertTime(at, schedule.TimeZone).ToString(" dd HH:mm", CultureInfo.InvariantCulture);
    }

    private async Task<long?> Perform(ScheduledJob job, CancellationToken cancellation)
    {
        Interlocked.Increment(ref working);
        try
        {
            await Work(job.Name, cancellation);
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref working);
        }
    }
}
