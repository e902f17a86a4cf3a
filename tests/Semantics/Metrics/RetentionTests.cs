using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>Closed cohorts: who paid w months before, cut by the member at that opening.</summary>
public sealed class RetentionTests : IDisposable
{
    private const string Columns =
        "account_id, month, window_months, account_key, opening_mrr, closing_mrr, kept_mrr, opening_accounts, lost_accounts, has_upsell, has_cross_sell";

    private readonly TinyWarehouse warehouse = new TinyWarehouse("2018-12", "2019-12").Accounts("1 a tier=high", "2 b tier=high", "3 c tier=low", "4 d tier=low");

    public void Dispose() => warehouse.Dispose();

    /// <summary>The worked example of the metrics' contract: 585 a year before, 410 now, 340 of it kept.</summary>
    [Fact]
    public void Retention_OfTheWorkedExample_IsSeventyAndFiftyEightPercent()
    {
        // Twelve accounts pay 585 in all: six keep their 300, one grows from 40 to 110, five that paid 245 leave.
        warehouse.Rows(
            "star.fct_retention",
            Columns,
            "'a', '2019-12-01', 12, 1, 300, 300, 300, 6, 0, 0, 0",
            "'b', '2019-12-01', 12, 2, 40, 110, 40, 1, 0, 1, 0",
            "'c', '2019-12-01', 12, 3, 245, 0, 0, 5, 5, 0, 0");
        warehouse.Query("nrr,grr,gross_revenue_churn,net_revenue_churn,logo_churn,logo_retention").Text().ShouldBe("0.7009 0.5812 0.4188 0.2991 0.4167 0.5833");
        warehouse.Query("retention_opening_mrr,retention_closing_mrr,retention_kept_mrr,retention_opening_accounts,retention_lost_accounts")
            .Text().ShouldBe("585 410 340 12 5");
    }

    [Fact]
    public void Retention_ByTier_GoesByTheMemberAtTheOpening()
    {
        warehouse.Rows(
            "star.fct_retention",
            Columns,
            "'a', '2019-12-01', 12, 1, 100, 130, 100, 1, 0, 1, 1",
            "'b', '2019-12-01', 12, 2, 100, 80, 80, 1, 0, 0, 0",
            "'c', '2019-12-01', 12, 3, 40, 0, 0, 1, 1, 0, 0",
            "'d', '2019-12-01', 12, 4, 40, 50, 40, 1, 0, 0, 1");
        warehouse.Query("nrr,grr,logo_churn,upsell_rate,cross_sell_rate", "account__touch_tier").Text().ShouldBe(
            """
            high 1.05 0.9 0 0.5 0.5
            low 0.625 0.5 0.5 0 0.5
            """);
        warehouse.Query("nrr", where: "{{ Dimension('account__touch_tier') }} = 'low'").Text().ShouldBe("0.625");
    }

    [Fact]
    public void Retention_InMonthsWithoutAnOpening_IsUnknown()
    {
        warehouse.Rows(
            "star.fct_retention",
            Columns,
            "'a', '2019-11-01', 1, 1, 100, 90, 90, 1, 0, 0, 0",
            "'a', '2019-12-01', 1, 1, 90, 90, 90, 1, 0, 0, 0",
            "'a', '2019-12-01', 12, 1, 120, 90, 90, 1, 0, 0, 0");
        warehouse.Query("nrr,nrr_1m,grr_1m,logo_churn_1m", "metric_time__month", start: "2019-10-01").Text().ShouldBe(
            """
            2019-10 – – – –
            2019-11 – 0.9 0.9 0
            2019-12 0.75 1 1 0
            """);
    }

    /// <summary>A quarter shows the closed cohort of its last closed month; three overlapping cohorts are never added up.</summary>
    [Fact]
    public void Retention_ByFiscalQuarter_IsThatOfItsLastMonth()
    {
        warehouse.Rows(
            "star.fct_retention",
            Columns,
            "'a', '2019-10-01', 12, 1, 100, 10, 10, 1, 0, 0, 0",
            "'a', '2019-12-01', 12, 1, 100, 75, 75, 1, 0, 0, 0");
        warehouse.Query("nrr,retention_opening_accounts", "metric_time__quarter", start: "2019-10-01").Text().ShouldBe("2019-10 0.75 1");
    }

    [Fact]
    public void Nrr_ByProduct_IsRefusedWithTheCutsThereAre() =>
        Should.Throw<SemanticException>(() => warehouse.Query("nrr", "product"))
            .Message.ShouldStartWith("the metric 'nrr' cannot be cut by 'product'; known: account, account__channel, ");
}
