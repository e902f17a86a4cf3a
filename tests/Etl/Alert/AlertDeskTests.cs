using System.Text.Json.Nodes;
using Warehouse.Etl.Alert;
using Warehouse.Tests.Etl.Schedule;

namespace Warehouse.Tests.Etl.Alert;

public sealed class AlertDeskTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("warehouse-alerts-");
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
    private readonly RememberingLog log = new();

    private AlertMemory Memory => new(Path.Combine(folder.FullName, "alerts.json"));

    [Fact]
    public async Task Raise_SameMatterAgain_IsToldOnceADayAlsoAcrossARestart()
    {
        await using (var desk = Desk(null))
        {
            desk.Raise(AlertKind.DataStale, "standard", "stale");
            desk.Raise(AlertKind.DataStale, "standard", "stale");
        }

        clock.Advance(TimeSpan.FromHours(23));
        await using (var desk = Desk(null)) desk.Raise(AlertKind.DataStale, "standard", "stale");
        log.Warnings.ShouldBe(["ALERT stale"]);

        clock.Advance(TimeSpan.FromHours(1));
        await using (var desk = Desk(null)) desk.Raise(AlertKind.DataStale, "standard", "stale");
        log.Warnings.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Report_JobFailsEachNight_IsToldEachTime()
    {
        await using var desk = Desk(null);

        desk.Report(AlertKind.JobFailed, "load", "failed");
        desk.Report(AlertKind.JobFailed, "load", "failed");

        log.Warnings.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Settle_MatterThatStood_TellsOfTheRecoveryOnce()
    {
        using var listener = new WebhookListener();
        await using var desk = Desk(new Webhook(SecretUrl.Parse(listener.Url, "HOOK"), "/srv/w", TimeProvider.System));

        desk.Settle("load", "load is well", AlertKind.JobFailed, AlertKind.CheckFailed);
        desk.Report(AlertKind.CheckFailed, "load", "failed");
        desk.Settle("load", "load is well", AlertKind.JobFailed, AlertKind.CheckFailed);
        desk.Settle("load", "load is well", AlertKind.JobFailed, AlertKind.CheckFailed);

        Kind(listener.Next()).ShouldBe("check_failed");
        Kind(listener.Next()).ShouldBe("recovered");
        log.Lines.ShouldBe(["recovered: load is well"]);
    }

    [Fact]
    public async Task Raise_ReceiverRefuses_SaysOnTheLogThatItWasNotDelivered()
    {
        using var listener = new WebhookListener(403);
        await using (var desk = Desk(new Webhook(SecretUrl.Parse(listener.Url, "HOOK"), "/srv/w", TimeProvider.System))) desk.Raise(AlertKind.JobFailed, "load", "failed");

        log.Warnings.ShouldBe(["ALERT failed", $"an alert about load was not delivered: http://127.0.0.1:{listener.Port}/… answered 403"]);
    }

    [Fact]
    public async Task Raise_MemoryCantBeWritten_IsToldAllTheSameAndOnce()
    {
        // A folder in the memory's place stands for a disk that is full.
        Directory.CreateDirectory(Path.Combine(folder.FullName, "alerts.json"));
        await using var desk = Desk(null);

        desk.Raise(AlertKind.JobFailed, "load", "no space left on device");
        desk.Raise(AlertKind.JobFailed, "load", "no space left on device");

        log.Warnings.ShouldBe(["ALERT no space left on device"]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string? Kind(string body) => (string?)JsonNode.Parse(body)!["kind"];

    private AlertDesk Desk(Webhook? webhook) => new(Memory, webhook, TimeSpan.FromDays(1), log, clock);
}
