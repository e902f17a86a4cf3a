using Warehouse.DuckDb;

namespace Warehouse.Tests.EndToEnd;

/// <summary>A closed month says what it was closed with, whatever is delivered later, until it is reopened.</summary>
public sealed class CloseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-close-").FullName;

    private string Home => Path.Combine(folder, "home");

    [Fact]
    public void Month_Closed_StaysAsClosedWithItsSettingsUntilReopened_AndTamperingIsFound()
    {
        // 1,200 a year: tech touch below 1,000,000; by the later settings high touch from 1,000.
        Deliver("2026-05-02", "S1, A, Core, 2026-01-01, 100, 1");
        Run();
        CommandLine.Succeed("close", "--home", Home, "--month", "2026-04", "--by", "Sato");
        Mrr().ShouldBe("100");

        // A later delivery says that the price was 130 all along, and tiers are cut elsewhere.
        Deliver("2026-05-03", "S1, A, Core, 2026-01-01, 130, 1");
        File.WriteAllText(Path.Combine(Home, "warehouse.json"), """{"touch_tiers": {"high_arr": 1000, "low_arr": 10}}""");
        Run();

        Tiers("2026-04").ShouldBe(["tech"]);
        Tiers("2026-03").ShouldBe(["high"]);
        CommandLine.Succeed("close", "--home", Home, "--report", "--format", "csv").Output.ShouldContain("settings changed since the close: touch_tier_high_arr 10000000.0000 → 1000.0000, touch_tier_low_arr 1000000.0000 → 10.0000");
        CommandLine.Succeed("settings", "--home", Home, "--closed", "2026-04").Output.ShouldContain("\"touch_tier_high_arr\":10000000.0000");
        CommandLine.Succeed("settings", "--home", Home, "--history", "--format", "csv").Rows.Count(row => row[1] == "touch_tiers.high_arr").ShouldBe(2);
        CommandLine.Succeed("settings", "--home", Home, "--format", "csv").Rows.Single(row => row[0] == "touch_tiers.high_arr").Skip(1).ShouldBe(["1000", $"{Path.Combine(Home, "warehouse.json")}:1"]);

        Mrr().ShouldBe("100");
        Mrr("2026-03").ShouldBe("130");
        var restated = CommandLine.Succeed("close", "--home", Home, "--report", "--format", "csv").Rows;
        restated.ShouldContain(row => row[1] == "mrr" && row[2] == "\"\"" && row[4] == "100" && row[5] == "130" && row[6].Contains("standard/subscriptions", StringComparison.Ordinal));
        Head().ShouldBe(CommandLine.Succeed("close", "--home", Home, "--format", "csv").Rows[^1][^1]);

        CommandLine.Succeed("close", "--home", Home, "--month", "2026-04", "--by", "Ito", "--reopen", "--reason", "price list corrected");
        Mrr().ShouldBe("130");
        CommandLine.Succeed("close", "--home", Home, "--report", "--format", "csv").Rows.Count.ShouldBe(1);

        // The last entry taken off: the chain is whole in itself, but readers were given its head.
        var log = Path.Combine(Home, "closes", "log.jsonl");
        File.WriteAllText(log, File.ReadAllLines(log)[0] + "\n");
        var check = CommandLine.Run("check", "--home", Home);
        check.ExitCode.ShouldBe(1);
        check.Error.ShouldContain("tampered with: the published version knows entry 2");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Deliver(string day, params string[] rows)
    {
        var delivery = Path.Combine(folder, "extracts", "standard", "subscriptions", day);
        Directory.CreateDirectory(delivery);
        File.WriteAllText(Path.Combine(delivery, "subscriptions.csv"), "subscription_id,account_id,product,start_date,amount,billing_months\n" + string.Concat(rows.Select(row => row.Replace(", ", ",", StringComparison.Ordinal) + "\n")));
        File.WriteAllText(Path.Combine(delivery, "_manifest.json"), $$"""{"extracted_at": "{{day}}T00:00:00Z", "files": ["subscriptions.csv"], "complete": true}""");
        var accounts = Path.Combine(folder, "extracts", "standard", "accounts", "2026-01-01");
        Directory.CreateDirectory(accounts);
        File.WriteAllText(Path.Combine(accounts, "accounts.csv"), "account_id,account_name,created_at\nA,Alpha,2026-01-01\n");
    }

    private void Run() => CommandLine.Succeed("run", "--home", Home, "--from", Path.Combine(folder, "extracts"), "--as-of", "2026-05-03");

    private string Mrr(string month = "2026-04") =>
        CommandLine.Succeed("query", "--home", Home, "--metrics", "mrr", "--group-by", "metric_time__month", "--start", $"{month}-01", "--end", $"{month}-28", "--format", "csv").Rows[1][1];

    /// <summary>The tiers that had MRR.</summary>
    private IEnumerable<string> Tiers(string month) =>
        CommandLine.Succeed("query", "--home", Home, "--metrics", "mrr", "--group-by", "account__touch_tier,metric_time__month", "--start", $"{month}-01", "--end", $"{month}-28", "--format", "csv")
            .Rows.Skip(1).Where(row => row[^1] is not ("" or "0")).Select(row => row[0]);

    private string Head()
    {
        using var published = Duck.Open(Path.Combine(Home, "warehouse.duckdb"), new DuckOptions { ReadOnly = true });
        return published.Scalar<string>("select hash from etl.close where is_head")!;
    }
}
