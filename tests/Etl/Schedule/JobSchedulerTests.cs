using Warehouse.Etl.Schedule;

namespace Warehouse.Tests.Etl.Schedule;

public sealed class JobSchedulerTests
{
    [Fact]
    public async Task Run_JobThatFails_IsReportedAndTheScheduleGoesOn()
    {
        var schedule = ScheduleReader.Parse("""
            {"time_zone": "Asia/Tokyo", "jobs": [
                {"name": "bad", "does": "run", "cron": "* * * * * ?"},
                {"name": "good", "does": "run", "cron": "* * * * * ?"}]}
            """, "schedule.json");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var performed = new List<string>();
        var failures = new List<string>();

        await JobScheduler.RunAsync(
            schedule,
            (job, _) =>
            {
                performed.Add(job.Name);
                if (performed.Count(name => name == "good") >= 2) stop.Cancel();
                return job.Name == "bad" ? throw new InvalidDataException("no extract") : Task.CompletedTask;
            },
            (job, error) => failures.Add($"{job.Name}: {error.Message}"),
            TimeProvider.System,
            stop.Token);

        performed.Count(name => name == "good").ShouldBe(2);
        failures.Count.ShouldBe(performed.Count(name => name == "bad"));
        failures.ShouldContain("bad: no extract");
    }
}
