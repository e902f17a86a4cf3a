namespace Warehouse.Tests.Models;

/// <summary>The months that metrics have rows for.</summary>
public sealed class MonthTests
{
    private const string Columns = "subscription_id, account_id, product, start_date, amount, billing_months";

    [Fact]
    public void Months_OfAWarehouse_RunFromTheFirstSubscriptionToTheClosingMonth()
    {
        using var warehouse = new ScratchWarehouse("2024-05-30").Given("subscriptions", Columns, "1, A, Core, 2024-02-29, 100, 1").Build("+dim_month");

        // May has not ended by the 30th. The fiscal year starts in April: February and March 2024 are the last months of 2023's.
        warehouse.Rows("select month, last_day, quarter, fiscal_year, fiscal_quarter, fiscal_month from star.dim_month order by month")
            .ShouldBe(["2024-02-01 2024-02-29 2024-01-01 2023 2024-01-01 11", "2024-03-01 2024-03-31 2024-01-01 2023 2024-01-01 12", "2024-04-01 2024-04-30 2024-04-01 2024 2024-04-01 1"]);
    }

    [Fact]
    public void Months_BeforeTheSettingsFirstMonth_AreNotReported_AndStillKnown()
    {
        using var warehouse = new ScratchWarehouse("2024-05-31", """{"first_month": "2024-04-01"}""").Given("subscriptions", Columns, "1, A, Core, 2024-02-29, 100, 1").Build();

        warehouse.Rows("select min(month), max(month) from star.dim_month").ShouldBe(["2024-04-01 2024-05-01"]);
        warehouse.Rows("select opening_mrr, cohort_month from star.fct_mrr_month where month = '2024-04-01'").ShouldBe(["100 2024-02-01"]);
        warehouse.Check().Errors.Select(failure => failure.Message).ShouldBeEmpty();
    }

    [Fact]
    public void Warehouse_WithoutAnyRow_BuildsAndHoldsEveryCheck()
    {
        using var warehouse = new ScratchWarehouse("2024-05-31").Build();

        warehouse.Rows("select account_key from star.dim_account").ShouldBe(["0"]);
        warehouse.Rows("select month from star.dim_month").ShouldBeEmpty();
        var found = warehouse.Check();
        found.Errors.Concat(found.Warnings).Select(failure => failure.Message).ShouldBeEmpty();
    }
}
