using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>Stocks: read as of a period's last closed month, never added over months.</summary>
public sealed class RevenueTests : IDisposable
{
    // a pays 100 a month, then 150 and moves to high touch in February; b pays 40 in January only.
    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-05")
        .Accounts("1 a tier=low", "2 a tier=high", "3 b tier=low")
        .Rows(
            "star.fct_mrr_month",
            "account_id, month, account_key, mrr, arr, paying_accounts",
            "'a', '2026-01-01', 1, 100, 1200, 1",
            "'b', '2026-01-01', 3, 40, 480, 1",
            "'a', '2026-02-01', 2, 150, 1800, 1",
            "'b', '2026-02-01', 3, 0, 0, 0",
            "'a', '2026-03-01', 2, 150, 1800, 1",
            "'a', '2026-04-01', 2, 150, 1800, 1",
            "'a', '2026-05-01', 2, 170, 2040, 1");

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Stocks_ByMonth_AreThoseOfTheMonthsEnd() => warehouse.Query("mrr,arr,paying_accounts,arpa", "metric_time__month", end: "2026-02-28").Text().ShouldBe(
        """
        2026-01 140 1680 2 70
        2026-02 150 1800 1 150
        """);

    [Fact]
    public void Stocks_ByFiscalQuarter_AreThoseOfItsLastClosedMonth() => warehouse.Query("mrr", "metric_time__quarter").Text().ShouldBe(
        """
        2026-01 150
        2026-04 170
        """);

    [Fact]
    public void Stocks_ByFiscalYear_BeginInApril() => warehouse.Query("mrr", "metric_time__year").Text().ShouldBe(
        """
        2025-04 150
        2026-04 170
        """);

    [Fact]
    public void Stocks_WithoutTime_AreThoseOfTheClosingMonth() => warehouse.Query("mrr,paying_accounts").Text().ShouldBe("170 1");

    [Fact]
    public void Stocks_WithoutTimeInARange_AreThoseOfItsLastMonth() => warehouse.Query("mrr", end: "2026-01-31").Text().ShouldBe("140");

    [Fact]
    public void Stocks_FilteredByMonth_AreThoseOfTheLastMonthLeft() =>
        warehouse.Query("mrr", where: "{{ TimeDimension('metric_time', 'month') }} in ('2026-01-01', '2026-02-01')").Text().ShouldBe("150");

    [Fact]
    public void Stocks_ByTier_CountTheMemberAtTheMonthsEndAndNothingIsZero() =>
        warehouse.Query("mrr,arpa", "metric_time__month,account__touch_tier", end: "2026-03-31").Text().ShouldBe(
            """
            2026-01 high 0 –
            2026-01 low 140 70
            2026-02 high 150 150
            2026-02 low 0 –
            2026-03 high 150 150
            2026-03 low 0 –
            """);

    [Fact]
    public void Stocks_ByAccount_GoByTheAccountAndNotItsVersions() => warehouse.Query("mrr", "account", end: "2026-02-28").Text().ShouldBe(
        """
        a 150
        b 0
        """);

    [Fact]
    public void Stocks_FilteredByTier_CountItsMembersOnly() =>
        warehouse.Query("mrr", "metric_time__month", "{{ Dimension('account__touch_tier') }} = 'low'", end: "2026-02-28").Text().ShouldBe(
            """
            2026-01 140
            2026-02 0
            """);

    [Fact]
    public void Mrr_ByProduct_ReadsTheFactThatKnowsProducts()
    {
        warehouse.Rows("star.fct_mrr_product_month", "account_id, product, month, account_key, mrr, arr", "'a', 'crm', '2026-05-01', 2, 120, 1440", "'a', 'mail', '2026-05-01', 2, 50, 600");
        warehouse.Query("mrr,arr", "product").Text().ShouldBe(
            """
            crm 120 1440
            mail 50 600
            """);
    }
}
