namespace Warehouse.Tests.EndToEnd;

/// <summary>From extract to answer, every month and tier: what the command line says is what the simulation did.</summary>
[Collection(GeneratedCompany.Name)]
public sealed class TruthTests(GeneratedWarehouse company)
{
    private const double Tolerance = 1e-12;
    private readonly TruthBook truth = new(company.Truth("mrr"), company.Truth("touch_tier"));

    [Fact]
    public void Mrr_EveryMonth_IsTheSimulations()
    {
        var answer = company.Query("--metrics", "mrr,paying_accounts", "--group-by", "metric_time__month");

        answer.Rows.Select(row => (row.Month("metric_time__month"), row.Money("mrr"), row.Money("paying_accounts")))
            .ShouldBe(truth.Months.Select(month => (
                month,
                (decimal?)truth.Accounts.Sum(account => truth.Mrr(account, month)),
                (decimal?)truth.Accounts.Count(account => truth.Mrr(account, month) > 0))));
    }

    [Fact]
    public void Mrr_EveryAccountAndMonth_IsTheSimulations()
    {
        var answer = company.Query("--metrics", "mrr", "--group-by", "metric_time__month,account")
            .Rows.Where(row => row.Money("mrr") != 0)
            .ToDictionary(row => (row.Text("account"), row.Month("metric_time__month")), row => row.Money("mrr")!.Value);
        var expected = company.Truth("mrr").Rows.Where(row => row.Money("mrr") != 0).ToDictionary(row => (row.Text("account_id"), row.Text("month")), row => row.Money("mrr")!.Value);

        answer.Count.ShouldBe(expected.Count);
        expected.Where(pair => answer.GetValueOrDefault(pair.Key) != pair.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Phase_EveryMonth_IsTheSimulations()
    {
        var phases = company.Truth("phase").Rows.ToDictionary(row => (row.Text("account_id"), row.Text("month")), row => row.Text("phase"));
        var answer = company.Query("--metrics", "paying_accounts", "--group-by", "metric_time__month,account__phase").Rows
            .Where(row => row.Money("paying_accounts") is not (null or 0))
            .ToDictionary(row => (row.Month("metric_time__month"), row.Text("account__phase")), row => (int)row.Money("paying_accounts")!.Value);

        var expected = truth.Months
            .SelectMany(month => truth.Accounts.Where(account => truth.Mrr(account, month) > 0).Select(account => (month, phases[(account, month)])))
            .CountBy(each => each).ToDictionary();
        expected.Keys.Select(key => key.Item2).Distinct().Count().ShouldBeGreaterThan(3);
        answer.ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [InlineData("new", "new_mrr", "new_accounts")]
    [InlineData("reactivation", "reactivation_mrr", "reactivation_accounts")]
    [InlineData("expansion", "expansion_mrr", "expansion_accounts")]
    [InlineData("contraction", "contraction_mrr", "contraction_accounts")]
    [InlineData("churn", "churned_mrr", "churned_accounts")]
    [InlineData("pause", "pause_mrr", null)]
    [InlineData("resume", "resume_mrr", null)]
    public void Movement_EveryMonth_IsTheSimulations(string movement, string money, string? accounts)
    {
        var rows = company.Truth("movements").Rows.Where(row => row.Text("movement") == movement).ToList();
        rows.ShouldNotBeEmpty();

        var answer = company.Query("--metrics", accounts is null ? money : $"{money},{accounts}", "--group-by", "metric_time__month");

        foreach (var row in answer.Rows)
        {
            var month = row.Month("metric_time__month");
            var expected = rows.Where(found => found.Text("month") == month).ToList();
            row.Money(money).ShouldBe(expected.Sum(found => found.Money("amount")), $"{money} of {month}");
            if (accounts is not null) row.Money(accounts).ShouldBe(expected.Count, $"{accounts} of {month}");
        }
    }

    [Fact]
    public void Expansion_SplitByKind_IsTheSimulations()
    {
        var rows = company.Truth("movements").Rows.Where(row => row.Text("movement") == "expansion").ToList();

        foreach (var row in company.Query("--metrics", "upsell_mrr,cross_sell_mrr", "--group-by", "metric_time__month").Rows)
        {
            var month = row.Month("metric_time__month");
            row.Money("upsell_mrr").ShouldBe(rows.Where(found => found.Text("month") == month).Sum(found => found.Money("upsell")), month);
            row.Money("cross_sell_mrr").ShouldBe(rows.Where(found => found.Text("month") == month).Sum(found => found.Money("cross_sell")), month);
        }
    }

    [Theory]
    [InlineData(12, "")]
    [InlineData(1, "_1m")]
    public void Retention_EveryMonthAndTier_IsTheSimulations(int window, string suffix)
    {
        var answer = company.Query("--metrics", $"nrr{suffix},grr{suffix},logo_churn{suffix}", "--group-by", "metric_time__month,account__touch_tier");
        var compared = 0;
        foreach (var row in answer.Rows)
        {
            var (month, tier) = (row.Month("metric_time__month"), row.Text("account__touch_tier"));
            var expected = truth.Retention(month, window, tier);
            Same(row.Ratio($"nrr{suffix}"), expected.Nrr, $"NRR {month} {tier}");
            Same(row.Ratio($"grr{suffix}"), expected.Grr, $"GRR {month} {tier}");
            Same(row.Ratio($"logo_churn{suffix}"), expected.LogoChurn, $"logo churn {month} {tier}");
            compared += expected.Accounts > 0 ? 1 : 0;
        }

        compared.ShouldBeGreaterThanOrEqualTo(3 * (truth.Months.Count - window) - 6);
    }

    [Fact]
    public void Bridge_EveryMonthAndTier_CloseExactly()
    {
        string[] movements =
        [
            "new_mrr", "reactivation_mrr", "expansion_mrr", "contraction_mrr", "churned_mrr", "pause_mrr", "resume_mrr", "fx_mrr", "transfer_in_mrr", "transfer_out_mrr",
        ];
        var answer = company.Query("--metrics", $"mrr_opening,{string.Join(',', movements)},mrr_closing", "--group-by", "metric_time__month,account__touch_tier");

        answer.Rows.Count.ShouldBeGreaterThan(60);
        answer.Rows.Sum(row => row.Money("transfer_in_mrr")).ShouldNotBe(0);
        foreach (var row in answer.Rows)
        {
            (row.Money("mrr_opening") + movements.Sum(row.Money)).ShouldBe(row.Money("mrr_closing"), $"{row.Month("metric_time__month")} {row.Text("account__touch_tier")}");
        }
    }

    private static void Same(double? found, double? expected, string what)
    {
        if (expected is null) found.ShouldBeNull(what);
        else found.ShouldNotBeNull(what).ShouldBe(expected.Value, Tolerance, what);
    }
}
