using System.Globalization;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>LTV = ARPA × lifetime × margin, by the member at acquisition.</summary>
public sealed class LifetimeValueTests : IDisposable
{
    private readonly TinyWarehouse warehouse = new TinyWarehouse("2025-01", "2026-01")
        .Accounts("1 a tier=low", "2 a tier=high", "3 b tier=high")
        .Rows("star.fct_margin_month", "month, trailing_recurring_revenue, trailing_cost_of_revenue, trailing_is_estimated", "'2026-01-01', 1000, 300, 1");

    public void Dispose() => warehouse.Dispose();

    /// <summary>¥100,000 a month, 70 % margin; one of 24 (36, 60) openings lost in twelve steps.</summary>
    [Theory]
    [InlineData(2, 1, "24 false 2400000 1680000 false")]
    [InlineData(3, 1, "36 false 3600000 2520000 false")]
    [InlineData(5, 1, "60 false 6000000 4200000 false")]
    [InlineData(6, 1, "60 true 6000000 4200000 true")]
    [InlineData(2, 0, "60 true 6000000 4200000 true")]
    public void Ltv_OfTheWorkedExamples_IsArpaTimesLifetimeTimesMargin(int openingEachStep, int lost, string expected)
    {
        Paying(key: 1, acquiredAs: 1, mrr: 100000);
        Steps(warehouse, key: 1, acquiredAs: 1, openingEachStep, lost);
        warehouse.Query("lifetime_months,lifetime_capped,ltv_revenue,ltv,ltv_capped").Text().ShouldBe(expected);
    }

    [Fact]
    public void Ltv_UnderAnotherCap_IsCutThere()
    {
        using var shorter = new TinyWarehouse("2025-01", "2026-01", ltvCap: 36).Accounts("1 a tier=low");
        Steps(shorter, key: 1, acquiredAs: 1, openingEachStep: 4, lost: 1);
        shorter.Query("lifetime_months,lifetime_capped").Text().ShouldBe("36 true");
    }

    [Fact]
    public void Ltv_BeforeTwelveSteps_IsUnknown()
    {
        Paying(key: 1, acquiredAs: 1, mrr: 100000);
        warehouse.Query("arpa,mean_churn,lifetime_months,lifetime_capped,ltv").Text().ShouldBe("100000 – – – –");
    }

    /// <summary>a was acquired as low and is high now: its revenue and churn stand in low on both sides of LTV, the margin is that of all.</summary>
    [Fact]
    public void Ltv_ByTier_GoesByTheMemberAtAcquisition()
    {
        Paying(key: 2, acquiredAs: 1, mrr: 100000);
        Paying(key: 3, acquiredAs: 3, mrr: 400000);
        Steps(warehouse, key: 2, acquiredAs: 1, openingEachStep: 2, lost: 1);
        Steps(warehouse, key: 3, acquiredAs: 3, openingEachStep: 3, lost: 1);
        warehouse.Query("arpa,gross_margin,gross_margin_estimated,lifetime_months,ltv", "account__touch_tier").Text().ShouldBe(
            """
            high 250000 0.7 true 30 10080000
            low – 0.7 true – 1680000
            """);
    }

    /// <summary>¥100,000 × 0.7 × 20.5 months in all, × 18 in low; S(12) is 0.8. The row of another age does not count.</summary>
    [Fact]
    public void LtvSurvival_OfTheCurvesLastAge_IsArpaTimesMarginTimesDiscountedMonths()
    {
        Paying(key: 1, acquiredAs: 1, mrr: 100000);
        warehouse.Rows(
            "marts.mart_survival", "month, cut, member, age, survival, discounted_months, is_last_age",
            "'2026-01-01', 'all', 'all', 12, 0.8, 12.5, 0", "'2026-01-01', 'all', 'all', 24, 0.7, 20.5, 1", "'2026-01-01', 'touch_tier', 'low', 24, 0.6, 18, 1");

        warehouse.Query("discounted_lifetime,ltv_survival").Text().ShouldBe("20.5 1435000");
        warehouse.Query("ltv_survival", "account__touch_tier").Text().ShouldBe("low 1260000");
        warehouse.Query("survival", "age", "{{ Dimension('age') }} = 12").Text().ShouldBe("12 0.8");
    }

    private void Paying(int key, int acquiredAs, int mrr) => warehouse.Rows(
        "star.fct_mrr_month", "account_id, month, account_key, acquisition_account_key, mrr, paying_accounts", $"'x', '2026-01-01', {key}, {acquiredAs}, {mrr}, 1");

    private static void Steps(TinyWarehouse warehouse, int key, int acquiredAs, int openingEachStep, int lost)
    {
        for (var step = 1; step <= 12; step++)
        {
            var month = new DateOnly(2025, 1, 1).AddMonths(step).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            warehouse.Rows(
                "star.fct_retention",
                "account_id, month, window_months, account_key, acquisition_account_key, opening_accounts",
                $"'x', '{month}', 1, {key}, {acquiredAs}, {openingEachStep}");
        }

        warehouse.Rows(
            "star.fct_mrr_movement",
            "account_id, month, movement, account_key, acquisition_account_key, accounts",
            $"'x', '2026-01-01', 'churn', {key}, {acquiredAs}, {lost}");
    }
}
