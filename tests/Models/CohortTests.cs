namespace Warehouse.Tests.Models;

/// <summary>Acquisition cohorts by age, in the two readings.</summary>
public sealed class CohortTests(CohortTests.Cohorts warehouse) : IClassFixture<CohortTests.Cohorts>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Cohort_ByAge_CountsReturnersInOneReadingOnly() =>
        // cohort, age, accounts, active, unbroken, MRR, unbroken MRR, MRR at age 0
        warehouse.Rows("select cohort_month, age, accounts, retained_accounts, unbroken_accounts, mrr, unbroken_mrr, cohort_mrr from marts.mart_cohort_retention order by 1, 2")
            .ShouldBe([
                "2024-01-01 0 3 3 3 180 180 180",
                "2024-01-01 1 3 1 1 100 100 180",
                "2024-01-01 2 3 3 2 210 150 180",
                "2024-03-01 0 1 1 1 10 10 10"]);

    [Fact]
    public void Cohort_ThatTimeHasNotReached_HasNoCell() =>
        warehouse.Rows("select max(month) from marts.mart_cohort_retention").ShouldBe(["2024-03-01"]);

    /// <summary>As of 10 April 2024.</summary>
    /// <remarks>January cohort: Stays 100, then 120; Returns 50, away in February, back with 60 in March; Pauses 30, paused in February. March cohort: Late 10.</remarks>
    public sealed class Cohorts() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-04-10")
            .Given(
                "subscriptions",
                "subscription_id, account_id, product, start_date, end_date, amount, billing_months, paused_from, paused_to",
                "1, Stays, Core, 2024-01-01, 2024-03-01, 100, 1, , ", "1, Stays, Core, 2024-03-01, , 120, 1, , ",
                "2, Returns, Core, 2024-01-01, 2024-02-10, 50, 1, , ", "2, Returns, Core, 2024-03-20, , 60, 1, , ",
                "3, Pauses, Core, 2024-01-20, , 30, 1, 2024-02-05, 2024-03-05", "4, Late, Core, 2024-03-31, , 10, 1, , ")
            .Build("+mart_cohort_retention");
    }
}
