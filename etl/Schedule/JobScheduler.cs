using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Warehouse.Etl.Schedule;

/// <summary>Runs a schedule until it is stopped: one job at a time, in the order in which they fall due.</summary>
/// <remarks>
/// Quartz keeps the time; what follows from a run (a retry, the jobs after it) and what a start finds undone is decided from the history, so it
/// holds across processes. Retries are not left to Quartz, which forgets the count of one that had to wait for its turn.
/// </remarks>
public sealed class JobScheduler(JobSchedule schedule, JobFolder folder, JobHistory history, PerformJob perform, IJobObserver observer, TimeProvider clock)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    private readonly JobExecution execution = new(history, perform, observer, clock);
    private readonly ConcurrentDictionary<string, DueJob> once = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> waiting = new(StringComparer.Ordinal);
    private IScheduler quartz = null!;
    private CancellationToken stop;
    private long ended;
    private long glances;

    /// <summary>How often it has looked around: once each second of its clock.</summary>
    internal long Glances => Interlocked.Read(ref glances);

    /// <summary>Whether no job runs and none is overdue.</summary>
    /// <remarks>
    /// A trigger is overdue until Quartz takes it, and executing from then until its job has ended; jobs that ended while the triggers were gone through may have
    /// brought new ones.
    /// </remarks>
    internal async Task<bool> IsIdleAsync()
    {
        var endedBefore = Interlocked.Read(ref ended);
        foreach (var key in await quartz.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), CancellationToken.None).ConfigureAwait(false))
        {
            var trigger = await quartz.GetTrigger(key, CancellationToken.None).ConfigureAwait(false);
            if (trigger?.NextFireTimeUtc <= clock.GetUtcNow()) return false;
            if (await quartz.GetTriggerState(key, CancellationToken.None).ConfigureAwait(false) == TriggerState.Executing) return false;
        }

        return Interlocked.Read(ref ended) == endedBefore;
    }

    /// <summary>Runs until <paramref name="stopped"/>; a job in hand is asked to stop and waited for. The caller holds the folder's lock.</summary>
    public async Task RunAsync(CancellationToken stopped)
    {
        stop = stopped;
        foreach (var run in history.MarkInterrupted()) observer.Noted($"{run.Job}: the run that began {run.Started:u} was interrupted: its process ended");
        using var host = Build();
        quartz = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(CancellationToken.None).ConfigureAwait(false);
        foreach (var due in DueJobs.AtStart(schedule, history, clock.GetUtcNow())) await RunOnce(due, TimeSpan.Zero).ConfigureAwait(false);
        await host.StartAsync(CancellationToken.None).ConfigureAwait(false);
        await Watch().ConfigureAwait(false);
        await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        // A load that rolls back may take longer than the host's usual patience.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddSingleton(this);
        builder.Services.AddQuartz(options =>
        {
            options.UseTimeProvider(clock);
            // One writer at a time is the warehouse's rule, so one worker: a job that falls due meanwhile waits its turn.
            options.UseDefaultThreadPool(1);
            foreach (var calendar in schedule.Jobs.Select(job => job.Timing?.Calendar).OfType<BusinessCalendar>().Distinct())
            {
                options.AddCalendar(calendar.Name, calendar.ForQuartz(schedule.TimeZone), new AddCalendarOptions());
            }

            foreach (var job in schedule.Jobs)
            {
                options.AddJob<QuartzJob>(detail => detail.WithIdentity(job.Name).StoreDurably());
                if (FallsDue(job)) options.AddTrigger(trigger => Time(trigger, job));
            }
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return builder.Build();
    }

    /// <remarks>Quartz refuses a trigger that has no time left, such as that of a year gone by.</remarks>
    private bool FallsDue(ScheduledJob job) => job.Timing?.Next(clock.GetUtcNow()) is not null;

    private void Time(ITriggerConfigurator<IJob> trigger, ScheduledJob job)
    {
        trigger.ForJob(job.Name).WithIdentity(job.Name).StartAt(clock.GetUtcNow()).WithMisfireThreshold(job.LateAfter).WithSchedule(Cron(job));
        if (job.Timing!.Calendar is { } calendar) trigger.WithCalendarName(calendar.Name);
    }

    private static CronScheduleBuilder Cron(ScheduledJob job) => CronScheduleBuilder.Create(job.Timing!.Cron)
        .WithMisfireInstruction(job.Misfire == MisfireRule.Skip ? CronTriggerMisfireInstruction.DoNothing : CronTriggerMisfireInstruction.FireAndProceed);

    private async Task RunOnce(DueJob due, TimeSpan wait)
    {
        var name = $"{due.Job.Name}/{Guid.NewGuid():N}";
        once[name] = due;
        await quartz.ScheduleJob(Once(name, due.Job, clock.GetUtcNow() + wait), cancellationToken: CancellationToken.None).ConfigureAwait(false);
    }

    private ITrigger Once(string name, ScheduledJob job, DateTimeOffset at) => TriggerBuilder.Create(clock).ForJob(job.Name).WithIdentity(name).StartAt(at).Build();

    private async Task Execute(IJobExecutionContext context)
    {
        var due = once.TryRemove(context.Trigger.Key.Name, out var known)
            ? known
            : new DueJob(schedule.Job(context.JobDetail.Key.Name), "schedule", context.ScheduledFireTimeUtc ?? context.FireTimeUtc);
        try
        {
            await Execute(due).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Increment(ref ended);
        }
    }

    private async Task Execute(DueJob due)
    {
        if (stop.IsCancellationRequested || !MayRun(due)) return;
        var run = await execution.RunAsync(due, stop).ConfigureAwait(false);
        if (stop.IsCancellationRequested) return;
        if (execution.RetryAt(due.Job, run) is not null) await RunOnce(new DueJob(due.Job, "retry", due.Scheduled, run.Attempt + 1), due.Job.Retry.WaitAfter(run.Attempt)!.Value).ConfigureAwait(false);
        if (run.IsDone) await RunFollowers(due.Job.Name).ConfigureAwait(false);
    }

    private bool MayRun(DueJob due)
    {
        var job = due.Job;
        if (due.Trigger == "by hand") return true;
        if (folder.IsPaused(job.Name))
        {
            observer.Noted($"{job.Name}: due {due.Scheduled:u}, but paused");
            return false;
        }

        if (due.Trigger == "retry" && !DueJobs.IsStillToRetry(due, history)) return false;
        if (due.Trigger == "schedule" && DueJobs.WasHandled(job, history, due.Scheduled, clock.GetUtcNow())) return false;
        if (job.Timing is null || DueJobs.PredecessorsSucceeded(job, history)) return true;
        waiting[job.Name] = due.Scheduled;
        observer.Noted($"{job.Name}: due {due.Scheduled:u}, waits for {string.Join(", ", job.After)} to succeed");
        return false;
    }

    private async Task RunFollowers(string name)
    {
        foreach (var job in schedule.After(name))
        {
            if (DueJobs.AfterOthers(job, history) is { } due) await RunOnce(due, TimeSpan.Zero).ConfigureAwait(false);
            else if (DueJobs.PredecessorsSucceeded(job, history) && waiting.TryRemove(job.Name, out var scheduled)) await RunOnce(new DueJob(job, "schedule", scheduled), TimeSpan.Zero).ConfigureAwait(false);
        }
    }

    /// <summary>Looks each second for what other processes ask for, and at the clock.</summary>
    private async Task Watch()
    {
        var paused = schedule.Jobs.Where(job => folder.IsPaused(job.Name)).Select(job => job.Name).ToHashSet(StringComparer.Ordinal);
        var (wall, ticks) = (clock.GetUtcNow(), clock.GetTimestamp());
        using var timer = new PeriodicTimer(Glance, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                foreach (var name in folder.TakeRequests().Where(name => schedule.Jobs.Any(job => job.Name == name))) await RunOnce(new DueJob(schedule.Job(name), "by hand", clock.GetUtcNow()), TimeSpan.Zero).ConfigureAwait(false);
                foreach (var job in schedule.Jobs.Where(job => paused.Contains(job.Name) && !folder.IsPaused(job.Name)))
                {
                    if (DueJobs.AfterOthers(job, history) is { } due) await RunOnce(due, TimeSpan.Zero).ConfigureAwait(false);
                }

                paused = [.. schedule.Jobs.Where(job => folder.IsPaused(job.Name)).Select(job => job.Name)];
                var jump = clock.GetUtcNow() - wall - clock.GetElapsedTime(ticks);
                (wall, ticks) = (clock.GetUtcNow(), clock.GetTimestamp());
                if (jump < -ClockSlack) await FollowClock(jump).ConfigureAwait(false);
                Interlocked.Increment(ref glances);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Quartz waits for the times it has computed; after a clock that was ahead is set right they would be far away.</summary>
    private async Task FollowClock(TimeSpan jump)
    {
        observer.Noted($"the clock was set back by {-jump:g}; the schedule goes by the new time");
        foreach (var job in schedule.Jobs.Where(FallsDue))
        {
            var trigger = TriggerBuilder.Create(clock).ForJob(job.Name).WithIdentity(job.Name).StartAt(clock.GetUtcNow()).WithMisfireThreshold(job.LateAfter).WithSchedule(Cron(job));
            if (job.Timing!.Calendar is { } calendar) trigger = trigger.WithCalendarName(calendar.Name);
            await quartz.RescheduleJob(new TriggerKey(job.Name), trigger.Build(), CancellationToken.None).ConfigureAwait(false);
        }

        // What is waited for, a retry or a job's turn, was promised for so long from then on.
        foreach (var (name, due) in once)
        {
            var key = new TriggerKey(name);
            var trigger = await quartz.GetTrigger(key, CancellationToken.None).ConfigureAwait(false);
            if (trigger?.NextFireTimeUtc is { } at) await quartz.RescheduleJob(key, Once(name, due.Job, at + jump), CancellationToken.None).ConfigureAwait(false);
        }
    }

    [DisallowConcurrentExecution]
    private sealed class QuartzJob(JobScheduler scheduler) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await scheduler.Execute(context).ConfigureAwait(false);
    }
}
