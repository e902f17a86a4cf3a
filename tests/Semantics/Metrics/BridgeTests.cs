using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>opening + movements + transfers = closing, in every period and cut.</summary>
public sealed class BridgeTests : IDisposable
{
    private const string Bridge =
        "mrr_opening,new_mrr,reactivation_mrr,expansion_mrr,contraction_mrr,churned_mrr,pause_mrr,resume_mrr,fx_mrr,transfer_in_mrr,transfer_out_mrr,mrr_closing";

    // January: a 80 (low), c 30 (low). February: a grows to 130 and becomes high, b starts with 50 (low), c leaves.
    // March: a 130 stays high; b shrinks to 45 and moves from the east to the west, low as before.
    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-03")
        .Accounts(
            "1 a tier=low region=east", "2 a tier=high region=east", "3 b tier=low region=east", "4 b tier=low region=west", "5 c tier=low region=west")
        .Rows(
            "star.fct_mrr_month",
            "account_id, month, account_key, opening_account_key, mrr, opening_mrr, paying_accounts",
            "'a', '2026-01-01', 1, 1, 80, 0, 1",
            "'c', '2026-01-01', 5, 5, 30, 0, 1",
            "'a', '2026-02-01', 2, 1, 130, 80, 1",
            "'b', '2026-02-01', 3, 3, 50, 0, 1",
            "'c', '2026-02-01', 5, 5, 0, 30, 0",
            "'a', '2026-03-01', 2, 2, 130, 130, 1",
            "'b', '2026-03-01', 4, 3, 45, 50, 1",
            "'c', '2026-03-01', 5, 5, 0, 0, 0")
        .Rows(
            "star.fct_mrr_movement",
            "account_id, month, movement, kind, product, amount, account_key, accounts, cancel_reason",
            "'a', '2026-01-01', 'new', 'new', 'all', 80, 1, 1, '(none)'",
            "'c', '2026-01-01', 'new', 'new', 'all', 30, 5, 1, '(none)'",
            "'a', '2026-02-01', 'expansion', 'upsell', 'crm', 20, 1, 1, '(none)'",
            "'a', '2026-02-01', 'expansion', 'cross_sell', 'mail', 30, 1, 0, '(none)'",
            "'b', '2026-02-01', 'new', 'new', 'all', 50, 3, 1, '(none)'",
            "'c', '2026-02-01', 'churn', 'churn', 'all', -30, 5, 1, 'price'",
            "'b', '2026-03-01', 'contraction', 'contraction', 'all', -5, 3, 1, '(none)'");

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Bridge_ByMonth_ClosesWithoutTransfers() => warehouse.Query(Bridge, "metric_time__month").Text().ShouldBe(
        """
        2026-01 0 110 0 0 0 0 0 0 0 0 0 110
        2026-02 110 50 0 50 0 -30 0 0 0 0 0 180
        2026-03 180 0 0 0 -5 0 0 0 0 0 0 175
        """);

    [Fact]
    public void Bridge_ByTier_BooksTheGrowthAtTheOpeningAndMovesTheAccountAfterwards() =>
        warehouse.Query(Bridge, "metric_time__month,account__touch_tier", start: "2026-02-01").Text().ShouldBe(
            """
            2026-02 high 0 0 0 0 0 0 0 0 0 130 0 130
            2026-02 low 110 50 0 50 0 -30 0 0 0 0 -130 50
            2026-03 high 130 0 0 0 0 0 0 0 0 0 0 130
            2026-03 low 50 0 0 0 -5 0 0 0 0 0 0 45
            """);

    [Fact]
    public void Transfers_ByTierAndRegion_CountWhoeverChangesEither() =>
        warehouse.Query("transfer_in_mrr,transfer_out_mrr,transfer_in_accounts,transfer_out_accounts", "account__touch_tier,account__region").Text().ShouldBe(
            """
            high east 130 0 1 0
            low east 0 -175 0 2
            low west 45 0 1 0
            """);

    [Fact]
    public void Transfers_FilteredByTier_AreThoseOverItsBorderOnly() =>
        warehouse.Query(Bridge, "metric_time__month", "{{ Dimension('account__touch_tier') }} = 'low'").Text().ShouldBe(
            """
            2026-01 0 110 0 0 0 0 0 0 0 0 0 110
            2026-02 110 50 0 50 0 -30 0 0 0 0 -130 50
            2026-03 50 0 0 0 -5 0 0 0 0 0 0 45
            """);

    [Fact]
    public void Bridge_ByFiscalQuarter_OpensWithItsFirstMonthAndAddsItsMovements() =>
        warehouse.Query(Bridge, "metric_time__quarter,account__touch_tier").Text().ShouldBe(
            """
            2026-01 high 0 0 0 0 0 0 0 0 0 130 0 130
            2026-01 low 0 160 0 50 -5 -30 0 0 0 0 -130 45
            """);

    [Fact]
    public void Bridge_WithoutTime_SpansTheRange() =>
        warehouse.Query(Bridge, start: "2026-02-01").Text().ShouldBe("110 50 0 50 -5 -30 0 0 0 0 0 175");

    [Fact]
    public void BridgeInAccounts_ByMonth_CountsEachAccountOnce() =>
        warehouse.Query(
            "new_accounts,reactivation_accounts,expansion_accounts,contraction_accounts,churned_accounts,paying_accounts", "metric_time__month").Text().ShouldBe(
            """
            2026-01 2 0 0 0 0 2
            2026-02 1 0 1 0 1 2
            2026-03 0 0 0 1 0 2
            """);

    [Fact]
    public void Expansion_ByProduct_SplitsIntoUpsellAndCrossSell() =>
        warehouse.Query("expansion_mrr,upsell_mrr,cross_sell_mrr", "product").Text().ShouldBe(
            """
            crm 20 20 0
            mail 30 0 30
            """);

    [Fact]
    public void Churn_ByReason_IsThatOfTheAccountsThatLeft() =>
        warehouse.Query("churned_mrr,churned_accounts", "cancel_reason").Text().ShouldBe("price -30 1");

    [Fact]
    public void QuickRatio_ByMonth_IsUnknownWhereNothingWasLost() => warehouse.Query("quick_ratio", "metric_time__month").Text().ShouldBe(
        """
        2026-01 –
        2026-02 3.3333
        2026-03 0
        """);

    [Fact]
    public void IntraMonthLives_WithoutRows_AreZeroInEveryMonth() => warehouse.Query("intra_month_lives,intra_month_mrr", "metric_time__quarter").Text().ShouldBe("2026-01 0 0");
}
