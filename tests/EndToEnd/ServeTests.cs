using System.Text;
using System.Text.Json.Nodes;
using Warehouse.DuckDb;
using Warehouse.Etl.Schedule;

namespace Warehouse.Tests.EndToEnd;

/// <summary><c>warehouse serve</c> is left alone with a delivery a day, some of them broken, is stopped, is killed: it ends with what one load of the good data gives.</summary>
public sealed class ServeTests
{
    private const int BrokenEvery = 5;

    [SkippableFact]
    public void Serve_ThreeDaysWithAKillAStopAndABrokenDelivery_EndsLikeOneFullLoad()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals are a matter of Unix");
        Serve(days: 3);
    }

    [SkippableFact]
    [Trait("Duration", "Long")]
    public void Serve_AMonth_EndsLikeOneFullLoad()
    {
        LongTest.SkipUnlessAskedFor();
        Serve(days: 30);
    }

    private static void Serve(int days)
    {
        using var month = new ServedMonth(days);
        month.Start();
        for (var day = 1; day <= days; day++)
        {
            if (day % BrokenEvery == 2) month.Stop();
            month.Deliver(day);
            if (day % BrokenEvery == 2) month.Start();
            if (day % BrokenEvery == 3) Break(month, day);
            if (day % BrokenEvery == 1) KillInTheMiddle(month);
            month.WaitUntilPublished();
        }

        month.Stop();
        CommandLine.Succeed("run", "--home", month.Calm, "--from", Path.Combine(month.Home, "landing"));

        SameWarehouse.ShouldHoldTheSame(month.Home, month.Calm, sameOrder: false);
        month.Runs.ShouldNotContain(run => run.Finished == null);
        month.Runs.Count(run => run.Outcome == JobOutcome.Failed).ShouldBeGreaterThan(0);
        using var published = Duck.Open(Path.Combine(month.Home, "warehouse.duckdb"), new DuckOptions { ReadOnly = true });
        published.Scalar<long>("select count(*) from etl.job_run where outcome = 'failed'").ShouldBe(month.Runs.Count(run => run.Outcome == JobOutcome.Failed));
        month.Said.ShouldContain("alerts go to http://127.0.0.1:");
        (month.Said + string.Concat(Directory.EnumerateFiles(Path.Combine(month.Home, "logs")).Select(File.ReadAllText))).ShouldNotContain("T0K3N");
    }

    /// <summary>A delivery beyond its reject limit, then one that was cut off: each is told of, nothing of it gets in, and mending it settles the matter.</summary>
    private static void Break(ServedMonth month, int day)
    {
        var header = "ticket_id,account_id,opened_at\n";
        month.DeliverTickets(day, Encoding.UTF8.GetBytes(header + string.Concat(Enumerable.Range(0, 40).Select(row => $"BAD{row},A1,yesterday\n"))), ".extra.csv");
        month.WaitUntilLoadFails();
        var alert = JsonNode.Parse(month.Alerts.Next())!;
        ((string?)alert["kind"]).ShouldBe("reject_limit");
        ((string?)alert["message"])!.ShouldContain("40 of ");
        month.RemoveTickets(day, ".extra.csv");

        month.DeliverTickets(day, [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xab], ".extra.csv.gz");
        month.WaitUntilLoadFails();
        month.RemoveTickets(day, ".extra.csv.gz");
        month.WaitUntilPublished();
        while (month.Alerts.Received.TryTake(out _))
        {
        }
    }

    private static void KillInTheMiddle(ServedMonth month)
    {
        month.WaitUntilLoadBegins();
        Thread.Sleep(1500);
        month.Kill();
        month.Start();
    }
}
