using System.Globalization;
using Warehouse.Etl.Generate;

namespace Warehouse.Tests.Etl.Generate;

/// <summary>The default company, without use of its product: its figures lie where such a company's do.</summary>
public sealed class CompanyShapeTests(CompanyShapeTests.DefaultCompany company) : IClassFixture<CompanyShapeTests.DefaultCompany>
{
    private readonly GeneratedFiles _files = company.Files;

    [Fact]
    public void Retention_OverTheLastYear_IsThatOfAHealthyCompany()
    {
        var opening = MrrOf("2025-10");
        var closing = MrrOf("2026-10");
        var total = opening.Values.Sum();

        (opening.Sum(account => closing.GetValueOrDefault(account.Key)) / total).ShouldBeInRange(1.03m, 1.20m);
        (opening.Sum(account => Math.Min(account.Value, closing.GetValueOrDefault(account.Key))) / total).ShouldBeInRange(0.87m, 0.97m);
        (opening.Count(account => !closing.ContainsKey(account.Key)) / (double)opening.Count).ShouldBeInRange(0.05, 0.13);
    }

    [Fact]
    public void TouchTiers_AtTheEnd_AreAPyramid()
    {
        var tiers = _files.Rows("touch_tier").Where(row => row["month"] == "2026-10").CountBy(row => row["touch_tier"]).ToDictionary();

        var all = (double)tiers.Values.Sum();
        (tiers["high"] / all).ShouldBeInRange(0.05, 0.13);
        (tiers["low"] / all).ShouldBeInRange(0.28, 0.42);
    }

    [Fact]
    public void Movements_OfEachAccount_AddUpToItsMrr()
    {
        var mrr = _files.Rows("mrr").ToLookup(row => row["account_id"]);
        foreach (var account in _files.Rows("movements").GroupBy(row => row["account_id"]))
        {
            foreach (var row in mrr[account.Key])
                account.Where(movement => string.CompareOrdinal(movement["month"], row["month"]) <= 0).Sum(movement => movement.Money("amount")).ShouldBe(row.Money("mrr"), $"{account.Key} {row["month"]}");
            account.Where(movement => movement["movement"] == "expansion").ShouldAllBe(movement => movement.Money("upsell") + movement.Money("cross_sell") == movement.Money("amount"));
        }
    }

    [Fact]
    public void Movements_OfEveryKind_Occur() =>
        _files.Rows("movements").Select(row => row["movement"]).Distinct().Order(StringComparer.Ordinal).ShouldBe(["churn", "contraction", "expansion", "new", "pause", "reactivation", "resume"]);

    [Fact]
    public void Lives_OfEveryLength_Occur()
    {
        var lives = _files.Rows("lives");
        lives.ShouldContain(life => life["intra_month"] == "true");
        lives.ShouldContain(life => life["life_number"] == "2");
        lives.ShouldContain(life => life["end_date"] == "");
    }

    [Fact]
    public void Ledger_ControlTotals_AreTheSumOfTheirAccountsAndOfTheCosts()
    {
        var ledger = _files.Rows("ledger").ToLookup(row => (row["month"], row["line"], IsControl: row["account_id"] == ""), row => row.Money("amount"));
        var costs = _files.Rows("costs").ToLookup(row => (row["month"], row["category"]), row => row.Money("amount"));
        foreach (var month in _files.Rows("ledger").Select(row => row["month"]).Distinct())
        {
            foreach (var line in (string[])["recurring_revenue", "cost_of_revenue"])
                ledger[(month, line, false)].Sum().ShouldBe(ledger[(month, line, true)].ShouldHaveSingleItem(), $"{month} {line}");
            foreach (var category in (string[])["sales", "marketing", "customer_success", "cost_of_revenue"])
                costs[(month, category)].Sum().ShouldBe(ledger[(month, category, true)].ShouldHaveSingleItem(), $"{month} {category}");
        }
    }

    [Fact]
    public void GrossMargin_AndPayback_AreThoseOfSoftware()
    {
        var year = Enumerable.Range(0, 12).Select(number => new DateOnly(2025, 11, 1).AddMonths(number).ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToHashSet();
        decimal Total(string line) => _files.Rows("ledger").Where(row => year.Contains(row["month"]) && row["line"] == line && row["account_id"] == "").Sum(row => row.Money("amount"));
        var margin = 1 - (Total("cost_of_revenue") / Total("recurring_revenue"));
        margin.ShouldBeInRange(0.70m, 0.80m);

        var newMrr = _files.Rows("movements").Where(row => year.Contains(row["month"]) && row["movement"] == "new").Sum(row => row.Money("amount"));
        ((Total("sales") + Total("marketing")) / (newMrr * margin)).ShouldBeInRange(10m, 25m);
    }

    [Fact]
    public void InvoicedLessRecognised_IsDeferredAndNeverNegative()
    {
        var recognised = _files.Rows("ledger").Where(row => row["line"] == "recurring_revenue" && row["account_id"] != "").GroupBy(row => row["account_id"]).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Money("amount")));
        var invoiced = _files.Rows("invoices").Where(row => row["subscription_id"] != "" && string.CompareOrdinal(row["issued_date"], "2026-11-01") < 0)
            .GroupBy(row => row["account_id"]).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Money("amount")));

        foreach (var (account, amount) in recognised) amount.ShouldBeLessThanOrEqualTo(invoiced[account], account);
    }

    [Fact]
    public void Accounts_ChangeTheirCsm_BetweenSnapshots()
    {
        var snapshots = Directory.GetDirectories(Path.Combine(_files.Result.StandardFolder, "accounts")).Order(StringComparer.Ordinal)
            .Select(folder => GeneratedFiles.Read(Path.Combine(folder, "accounts.csv")).ToDictionary(row => row["account_id"], row => row["csm"])).ToArray();

        snapshots.Length.ShouldBe(12);
        snapshots[0].Count(account => snapshots[^1][account.Key] != account.Value).ShouldBeGreaterThan(5);
        snapshots[^1].Count.ShouldBe(1200);
    }

    [Fact]
    public void CompanyNames_AreAllDifferent() =>
        _files.Rows("accounts").Select(row => row["account_name"]).ShouldBeUnique();

    private Dictionary<string, decimal> MrrOf(string month) =>
        _files.Rows("mrr").Where(row => row["month"] == month).ToDictionary(row => row["account_id"], row => row.Money("mrr"));

    public sealed class DefaultCompany : IDisposable
    {
        public GeneratedFiles Files { get; } = new(new GenerateOptions { OutputFolder = "", Events = 0 });

        public void Dispose() => Files.Dispose();
    }
}
