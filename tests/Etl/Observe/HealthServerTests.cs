using System.Net;
using System.Text.Json.Nodes;
using Warehouse.Etl;
using Warehouse.Etl.Observe;
using Warehouse.Etl.Schedule;
using Warehouse.Tests.Etl.Alert;
using Warehouse.Tests.Etl.Schedule;

namespace Warehouse.Tests.Etl.Observe;

public sealed class HealthServerTests : IDisposable
{
    private static readonly HttpClient Client = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("warehouse-health-");
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
    private readonly int port = WebhookListener.FreePort();

    [Theory]
    [InlineData(JobOutcome.Done, HttpStatusCode.OK, true)]
    [InlineData(JobOutcome.Failed, HttpStatusCode.ServiceUnavailable, false)]
    [InlineData(JobOutcome.Cancelled, HttpStatusCode.OK, true)]
    public async Task Health_NewestRun_DecidesTheAnswer(string outcome, HttpStatusCode code, bool healthy)
    {
        var (home, jobs, schedule) = World();
        var history = new JobHistory(jobs, clock);
        history.Finish(history.Start(schedule.Jobs[0], "schedule", clock.GetUtcNow(), 1), outcome, 7, null);
        await using var server = new HealthServer(port, () => HealthReport.Of(home, schedule, jobs, history, clock.GetUtcNow(), clock.GetUtcNow()));

        using var answer = await Client.GetAsync(new Uri($"http://127.0.0.1:{port}/health"));

        answer.StatusCode.ShouldBe(code);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((bool)body["healthy"]!).ShouldBe(healthy);
        ((string?)body["jobs"]![0]!["outcome"]).ShouldBe(outcome);
        // 09:00 in Tokyo now; next is half past five tomorrow.
        ((string?)body["jobs"]![0]!["next"]).ShouldBe("2026-11-21T05:30:00+09:00");
    }

    [Fact]
    public void Health_FailedAndTriedAgainJustNow_IsFailingStill()
    {
        var (home, jobs, schedule) = World();
        var history = new JobHistory(jobs, clock);
        history.Finish(history.Start(schedule.Jobs[0], "schedule", clock.GetUtcNow(), 1), JobOutcome.Failed, null, "no file");
        history.Start(schedule.Jobs[0], "retry", clock.GetUtcNow(), 2);

        var health = HealthReport.Of(home, schedule, jobs, history, clock.GetUtcNow(), clock.GetUtcNow());

        (health.Healthy, health.Jobs[0].Outcome, health.Jobs[0].Failing).ShouldBe((false, JobOutcome.Running, true));
    }

    [Fact]
    public async Task Health_OtherPathsAndMethods_AreNotFound()
    {
        await using var server = new HealthServer(port, () => throw new InvalidOperationException());

        using var other = await Client.GetAsync(new Uri($"http://127.0.0.1:{port}/jobs"));
        using var post = await Client.PostAsync(new Uri($"http://127.0.0.1:{port}/health"), null);

        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        post.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Health_PortIsTaken_SaysWhatToDo()
    {
        await using var server = new HealthServer(port, () => throw new InvalidOperationException());

        Should.Throw<WarehouseException>(() => new HealthServer(port, () => throw new InvalidOperationException())).Message.ShouldContain("give another in schedule.json or with --health-port");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private (WarehouseHome Home, JobFolder Jobs, JobSchedule Schedule) World()
    {
        var home = new WarehouseHome(folder.FullName);
        return (home, new JobFolder(home), ScheduleReader.Parse("""{"jobs": [{"name": "load", "does": "load", "cron": "0 30 5 * * ?"}]}""", "schedule.json", clock));
    }
}
