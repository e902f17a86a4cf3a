namespace Warehouse.Tests.Models;

/// <summary>A calendar that begins before the year 2000, months that are not reported, and a start whose month has just grown old enough.</summary>
public sealed class FirstMonthTests(FirstMonthTests.Months months) : IClassFixture<FirstMonthTests.Months>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => months.ShouldBeApproved();

    [Fact]
    public void Dates_BeginAYearBeforeTheFirstSubscription() =>
        months.Rows("select min(date_day), max(date_day) from star.dim_date").ShouldBe(["1998-06-15 2011-02-28"]);

    [Fact]
    public void Months_AreReportedFromTheSettingsOn() =>
        months.Rows("select month from star.dim_month order by 1").ShouldBe(["2000-11-01", "2000-12-01", "2001-01-01"]);

    [Fact]
    public void Start_OfAMonthThatEndedFourteenDaysAgo_CountsForTheFirstLogin() =>
        months.Rows("select account_id, first_login_base, early_churn_base from star.fct_account_journey order by 1").ShouldBe(["New 1 –", "Old 1 1"]);

    /// <summary>As of 14 February 2001; reported from November 2000 on.</summary>
    public sealed class Months() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2001-02-14", """{"first_month": "2000-11-01"}""")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months", "1, Old, Core, 1999-06-15, 100, 1", "2, New, Core, 2001-01-10, 100, 1")
            .Build("+dim_month, +fct_account_journey");
    }
}
