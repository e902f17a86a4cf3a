using System.Globalization;
namespace Warehouse.Tests.Models;

/// <summary>What finance signs: costs, ledger, margin, gross profit and payback.</summary>
public sealed class UnitEconomicsTests(UnitEconomicsTests.Books books) : IClassFixture<UnitEconomicsTests.Books>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => books.ShouldBeApproved();

    [Fact]
    public void Ledger_WithAControlTotal_KeepsTheRestApartAndAddsUpToIt() =>
        books.Rows("select account_id, amount from star.fct_ledger where month = '2023-03-01' and line = 'recurring_revenue' order by 1").ShouldBe(["(none) 40", "Named 60"]);

    [Fact]
    public void Costs_WhereTheLedgerHasTheLine_AreTheLedgers() =>
        // Cost lines of January: 70 + 20 sales; the ledger says 100. Marketing is in the costs only. An amount in dollars at 100 is 20.
        books.Rows("select category, amount, ledger_amount, costs_amount from star.fct_cost_month where month = '2023-01-01' order by 1")
            .ShouldBe(["cost_of_revenue 30 30 –", "marketing 10 – 10", "sales 100 100 90"]);

    [Fact]
    public void Costs_ThatNameNoChannel_AreMarked() =>
        books.Rows("select channel, segment, touch_tier, amount from star.fct_cost where category = 'sales' and month = '2023-01-01' order by 4")
            .ShouldBe(["(none) (none) (none) 20", "web SMB high 70"]);

    [Fact]
    public void Margin_OfTwelveMonths_IsUnknownUntilAllAreThere() =>
        // 100 of revenue and 30 of cost a month.
        books.Rows("select month, trailing_recurring_revenue, trailing_cost_of_revenue, trailing_margin, trailing_is_estimated from star.fct_margin_month where month between '2023-11-01' and '2024-01-01' order by 1")
            .ShouldBe(["2023-11-01 – – – –", "2023-12-01 1200 360 0.7 0", "2024-01-01 1200 360 0.7 0"]);

    [Fact]
    public void GrossProfit_OfAnAccountThatTheLedgerNames_IsFromItsLines_OfAnother_FromTheMargin() =>
        // Named: 60 − 25 a month. Other: MRR 50 × 0.7 once there is a margin.
        books.Rows("select account_id, month, gross_profit, is_estimated from star.fct_account_gross_profit where month in ('2023-11-01', '2023-12-01') order by 1, 2")
            .ShouldBe(["Named 2023-11-01 35 0", "Named 2023-12-01 35 0", "Other 2023-11-01 – 1", "Other 2023-12-01 35 1"]);

    [Fact]
    public void Payback_OfACohort_IsTheFirstAgeThatEarnsItsOwnMonthsCost() =>
        // January 2023: 110 of sales and marketing; 35 a month: 105 after age 2, 140 after age 3. June: nothing known of its accounts' profit.
        books.Rows("select cohort_month, accounts, acquisition_cost, payback_age, payback_months from marts.mart_cohort_payback order by 1")
            .ShouldBe(["2023-01-01 1 110 3 4", "2023-06-01 1 – – –"]);

    [Fact]
    public void GrossProfit_WithAnUnknownPart_CumulatesToUnknown() =>
        books.Rows("select age, gross_profit, cumulative_gross_profit from marts.mart_cohort_retention where cohort_month = '2023-06-01' and age in (5, 6) order by 1")
            .ShouldBe(["5 – –", "6 35 –"]);

    [Fact]
    public void Differences_BetweenLedgerAndCosts_AreAWarning()
    {
        var outcome = books.Checked;
        outcome.Errors.Select(failure => failure.Message).ShouldBeEmpty();
        outcome.Warnings.Single(failure => failure.Check.Name == "ledger_differs_from_costs").Rows.ShouldBe(1);
    }

    [Fact]
    public void Margin_WithoutLedger_IsEstimatedFromCostsAndMrr()
    {
        using var warehouse = new ScratchWarehouse("2023-12-31", """{"cs_in_cost_of_revenue": true}""")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months", "1, A, Core, 2023-01-01, 100, 1")
            .Given("costs", "cost_id, month, category, amount", [.. Months(2023).Select(month => $"C{month}, {month}, cost_of_revenue, 15"), .. Months(2023).Select(month => $"S{month}, {month}, customer_success, 5")])
            .Build("+fct_margin_month");

        // 100 of MRR; 15 of cost of revenue and, by the setting, 5 of customer success.
        warehouse.Rows("select recurring_revenue, cost_of_revenue, is_estimated, trailing_margin from star.fct_margin_month where month = '2023-12-01'").ShouldBe(["100 20 1 0.8"]);
    }

    private static IEnumerable<string> Months(int year) => Enumerable.Range(1, 12).Select(month => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-01"));

    /// <summary>Two accounts and the books of 2023 and January 2024.</summary>
    public sealed class Books() : BuiltWarehouse(Make())
    {
        private static readonly string[] Ledgered = [.. Months(2023), "2024-01-01"];

        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-01-31")
            .Given("accounts", "account_id, account_name, created_at", "Named, Named, 2022-01-01", "Other, Other, 2022-01-01")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months", "1, Named, Core, 2023-01-01, 60, 1", "2, Other, Core, 2023-06-01, 50, 1")
            .Given("fx_rates", "date, currency, rate", "2023-01-01, USD, 100")
            .Given(
                "costs", "cost_id, month, category, amount, currency, channel, segment, touch_tier",
                "1, 2023-01-01, sales, 70, , web, SMB, High", "2, 2023-01-01, sales, 0.2, USD, , , ", "3, 2023-01-01, marketing, 10, JPY, web, , ")
            .Given(
                "ledger", "month, line, account_id, amount",
                [
                    "2023-01-01, sales, , 100",
                    .. Ledgered.SelectMany(month => new[]
                    {
                        $"{month}, recurring_revenue, , 100", $"{month}, recurring_revenue, Named, 60", $"{month}, cost_of_revenue, , 30", $"{month}, cost_of_revenue, Named, 25",
                    }),
                ])
            .Build();
    }
}
