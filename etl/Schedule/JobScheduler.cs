using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Warehouse.Etl.Schedule;

/// <summary>Performs one scheduled job.</summary>
public delegate Task PerformJob(ScheduledJob job, CancellationToken stop);

/// <summary>Runs a schedule until it is stopped: one job at a time, in the order in which they fall due.</summary>
public static class JobScheduler
{
    /// <summary>Runs until <paramref name="stop"/>; a job in hand is asked to stop and waited for.</summary>
    /// <param name="perform">Does the work. What it throws is reported by <paramref name="failed"/>; the schedule goes on.</param>
    public static async Task RunAsync(JobSchedule schedule, PerformJob perform, Action<ScheduledJob, Exception> failed, TimeProvider clock, CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(new Work(schedule, perform, failed, stop));
        builder.Services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(clock);
            // One writer at a time is the warehouse's rule, so one worker: a job that falls due meanwhile waits its turn.
            quartz.UseDefaultThreadPool(1);
            foreach (var job in schedule.Jobs)
            {
                quartz.ScheduleJob<QuartzJob>(
                    trigger => trigger.WithIdentity(job.Name).WithSchedule(CronScheduleBuilder.Create(job.Cron)),
                    detail => detail.WithIdentity(job.Name));
            }
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);

        using var host = builder.Build();
        await host.RunAsync(stop).ConfigureAwait(false);
    }

    private sealed record Work(JobSchedule Schedule, PerformJob Perform, Action<ScheduledJob, Exception> Failed, CancellationToken Stop);

    [DisallowConcurrentExecution]
    private sealed class QuartzJob(Work work) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var job = work.Schedule.Jobs.First(candidate => candidate.Name == context.JobDetail.Key.Name);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, work.Stop);
            try
            {
                await work.Perform(job, either.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // One job's failure must not end the schedule; it is handed to the caller, who reports it.
            catch (Exception error)
#pragma warning restore CA1031
            {
                work.Failed(job, error);
            }
        }
    }
}
