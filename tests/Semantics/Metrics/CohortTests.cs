using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>January: a (100, 120, 120), b (50, gone, back with 30). February: c (60, 60). March has closed.</summary>
public sealed class CohortTests : IDisposable
{
    private const string Active = "cohort_logo_retention,cohort_mrr_retention";

    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-03")
        .Accounts("1 a tier=high", "2 b tier=low", "3 c tier=low")
        .Rows(
            "star.fct_mrr_month",
            "account_id, month, cohort_month, age, acquisition_account_key, mrr, cohort_mrr, cohort_accounts, retained_accounts, unbroken_accounts, unbroken_mrr",
            "'a', '2026-01-01', '2026-01-01', 0, 1, 100, 100, 1, 1, 1, 100",
            "'a', '2026-02-01', '2026-01-01', 1, 1, 120, 100, 1, 1, 1, 120",
            "'a', '2026-03-01', '2026-01-01', 2, 1, 120, 100, 1, 1, 1, 120",
            "'b', '2026-01-01', '2026-01-01', 0, 2, 50, 50, 1, 1, 1, 50",
            "'b', '2026-02-01', '2026-01-01', 1, 2, 0, 50, 1, 0, 0, 0",
            "'b', '2026-03-01', '2026-01-01', 2, 2, 30, 50, 1, 1, 0, 0",
            "'c', '2026-02-01', '2026-02-01', 0, 3, 60, 60, 1, 1, 1, 60",
            "'c', '2026-03-01', '2026-02-01', 1, 3, 60, 60, 1, 1, 1, 60");

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Cohorts_ByCohortAndAge_LeaveWhatTimeHasNotReachedUnknown() => warehouse.Query($"cohort_size,{Active}", "cohort,age").Text().ShouldBe(
        """
        2026-01 0 2 1 1
        2026-01 1 2 0.5 0.8
        2026-01 2 2 1 1
        2026-02 0 1 1 1
        2026-02 1 1 1 1
        2026-02 2 – – –
        """);

    /// <summary>Age 1: 2 of 3 accounts, 180 of 210; age 2: January's cohort alone, as February's is not old enough.</summary>
    [Fact]
    public void Cohorts_ByAge_AreWeightedOverThoseOldEnough() => warehouse.Query(Active, "age").Text().ShouldBe(
        """
        0 1 1
        1 0.6667 0.8571
        2 1 1
        """);

    [Fact]
    public void Cohorts_Unbroken_NeverCountReturners() =>
        warehouse.Query("cohort_logo_retention_unbroken,cohort_mrr_retention_unbroken", "age", "{{ Dimension('cohort') }} = '2026-01-01'").Text().ShouldBe(
            """
            0 1 1
            1 0.5 0.8
            2 0.5 0.8
            """);

    [Fact]
    public void Cohorts_ByTier_GoByTheMemberAtAcquisition() =>
        warehouse.Query("cohort_mrr_retention", "account__touch_tier", "{{ Dimension('age') }} = 1").Text().ShouldBe(
            """
            high 1.2
            low 0.5455
            """);

    [Fact]
    public void Cohorts_InARange_AreThoseAcquiredInIt() => warehouse.Query(Active, "age", start: "2026-02-01").Text().ShouldBe(
        """
        0 1 1
        1 1 1
        """);

    [Fact]
    public void Cohorts_ByFiscalQuarter_AreThoseOfItsMonths() => warehouse.Query("cohort_logo_retention", "cohort__quarter,age").Text().ShouldBe(
        """
        2026-01 0 1
        2026-01 1 0.6667
        2026-01 2 1
        """);

    [Fact]
    public void Cohorts_WithoutAge_AreRefused() =>
        Should.Throw<SemanticException>(() => warehouse.Query(Active, "cohort")).Message.ShouldBe(
            "the metric 'cohort_logo_retention' has no meaning over all of 'age' at once: group by age, or filter by it, such as {{ Dimension('age') }} = 12");

    /// <summary>Age 1 of February is unknown, and so is the mean over cohorts at that age.</summary>
    [Fact]
    public void CohortGrossProfit_WhereAPartIsUnknown_IsUnknown()
    {
        warehouse.Rows(
            "marts.mart_cohort_retention",
            "cohort_month, age, month, touch_tier, accounts, cumulative_gross_profit",
            "'2026-01-01', 0, '2026-01-01', 'low', 2, 90",
            "'2026-01-01', 1, '2026-02-01', 'low', 2, 160",
            "'2026-02-01', 0, '2026-02-01', 'low', 1, 30",
            "'2026-02-01', 1, '2026-03-01', 'low', 1, null");
        warehouse.Query("cohort_gross_profit", "cohort,age").Text().ShouldBe(
            """
            2026-01 0 45
            2026-01 1 80
            2026-02 0 30
            2026-02 1 –
            """);
        warehouse.Query("ltv_realised", "age").Text().ShouldBe(
            """
            0 40
            1 –
            """);
    }

    [Fact]
    public void RealisedPayback_ByCohort_IsAnAgeAndItsNumberOfMonths()
    {
        warehouse.Rows("marts.mart_cohort_payback", "cohort_month, accounts, payback_age, payback_months", "'2026-01-01', 2, 7, 8", "'2026-02-01', 1, null, null");
        warehouse.Query("payback_realised,payback_realised_months", "cohort").Text().ShouldBe(
            """
            2026-01 7 8
            2026-02 – –
            """);
    }
}
