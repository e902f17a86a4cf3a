using System.Text.Json.Nodes;
using Warehouse.Etl;
using Warehouse.Etl.Alert;
using Warehouse.Tests.Etl.Schedule;

namespace Warehouse.Tests.Etl.Alert;

public sealed class WebhookTests
{
    private static readonly Warehouse.Etl.Alert.Alert Failure = new(AlertKind.RejectLimit, "load", "job load failed: 12 of 40 rows break the contract", new DateTimeOffset(2026, 11, 20, 5, 31, 7, TimeSpan.Zero));

    [Fact]
    public async Task Send_Alert_PostsItAsJson()
    {
        using var listener = new WebhookListener();
        using var webhook = new Webhook(SecretUrl.Parse(listener.Url, "HOOK"), "/srv/w", TimeProvider.System);

        (await webhook.SendAsync(Failure, CancellationToken.None)).ShouldBeNull();

        var body = JsonNode.Parse(listener.Next())!;
        ((string?)body["kind"], (string?)body["subject"], (string?)body["message"], (string?)body["at"], (string?)body["home"], (string?)body["text"]).ShouldBe(
            ("reject_limit", "load", Failure.Message, "2026-11-20T05:31:07Z", "/srv/w", $"warehouse /srv/w: {Failure.Message}"));
    }

    [Fact]
    public async Task Send_ReceiverIsBusyTwice_TriesAgainWithGrowingPauses()
    {
        using var listener = new WebhookListener(503, 429);
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        using var webhook = new Webhook(SecretUrl.Parse(listener.Url, "HOOK"), "/srv/w", clock);

        var sending = webhook.SendAsync(Failure, CancellationToken.None);
        listener.Next();
        await PassUntil(clock, () => listener.Received.Count == 1);
        listener.Next();
        await PassUntil(clock, () => sending.IsCompleted);

        (await sending).ShouldBeNull();
        // 1 s before the second attempt, 2 s before the third.
        (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Send_ReceiverRefuses_IsNotAskedAgainAndTheReasonHoldsNoSecret()
    {
        using var listener = new WebhookListener(404);
        using var webhook = new Webhook(SecretUrl.Parse(listener.Url, "HOOK"), "/srv/w", TimeProvider.System);

        var problem = await webhook.SendAsync(Failure, CancellationToken.None);

        problem.ShouldBe($"http://127.0.0.1:{listener.Port}/… answered 404");
    }

    [Fact]
    public async Task Send_NobodyThere_GivesUpAfterAnHourAndHoldsNoSecret()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        using var webhook = new Webhook(SecretUrl.Parse($"http://user:pa55@127.0.0.1:{WebhookListener.FreePort()}/services/T0K3N?key=S3CR3T", "HOOK"), "/srv/w", clock);

        var sending = webhook.SendAsync(Failure, CancellationToken.None);
        await PassUntil(clock, () => sending.IsCompleted, stepSeconds: 30);

        var problem = (await sending).ShouldNotBeNull();
        problem.ShouldEndWith(", 16 times");
        // 1, 2, 4 … 512 seconds, then five times ten minutes.
        (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1023 + 3000));
        foreach (var secret in new[] { "T0K3N", "S3CR3T", "pa55" }) problem.ShouldNotContain(secret);
    }

    [Fact]
    public void Parse_NoUrl_IsRefusedWithoutRepeatingIt() =>
        Should.Throw<WarehouseException>(() => SecretUrl.Parse("hooks.example/T0K3N", "HOOK")).Message.ShouldBe("HOOK: expected an http or https URL; what was found is not shown, as it may hold a secret");

    [Fact]
    public void Mask_TextOfOthers_LosesTheUrlAndItsPath()
    {
        var url = SecretUrl.Parse("https://hooks.example/services/T0K3N?key=S3CR3T", "HOOK");

        url.ToString().ShouldBe("https://hooks.example/…");
        url.Mask("GET https://hooks.example/services/T0K3N?key=S3CR3T: refused (/services/T0K3N?key=S3CR3T)").ShouldBe("GET https://hooks.example/…: refused (/…)");
    }

    private static async Task PassUntil(FakeClock clock, Func<bool> reached, double stepSeconds = 0.2)
    {
        for (var tries = 0; !reached(); tries++)
        {
            tries.ShouldBeLessThan(2000);
            clock.Advance(TimeSpan.FromSeconds(stepSeconds));
            await Task.Delay(10);
        }
    }
}
