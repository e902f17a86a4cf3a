using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>
/// CAC, spread by hand. New accounts January–March: web/smb 2, web/ent 1, event/smb 1. Cost: web 300 (January), nobody named
/// 200 (February), event/smb 180 and smb 60 (March): 740 in all.
/// </summary>
public sealed class AcquisitionCostTests : IDisposable
{
    private readonly TinyWarehouse warehouse = Filled(new TinyWarehouse("2026-01", "2026-03"));

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Cac_OfAll_IsKnownOnceThreeMonthsOfCostAre() => warehouse.Query("cac,cac_unallocated", "metric_time__month").Text().ShouldBe(
        """
        2026-01 – –
        2026-02 – –
        2026-03 185 120
        """);

    /// <summary>Web: 300 + ¾ of the 260 that name no channel = 495 ÷ 3. Event: 180 + 65 = 245 ÷ 1.</summary>
    [Fact]
    public void Cac_ByChannel_SpreadsByNewAccountsWhatNamesNone() => warehouse.Query("acquisition_cost,cac,cac_unallocated", "account__channel").Text().ShouldBe(
        """
        event 245 245 180
        web 495 165 100
        """);

    /// <summary>The 500 that name no segment go over all new accounts, web's 300 too: smb 240 + 375 = 615 ÷ 3, ent 125 ÷ 1.</summary>
    [Fact]
    public void Cac_BySegment_SpreadsOverAllNewAccountsWhateverTheirChannel() => warehouse.Query("cac,cac_unallocated", "account__segment").Text().ShouldBe(
        """
        ent 125 0
        smb 205 80
        """);

    /// <summary>
    /// By new MRR, web 180 of 200: 300 + 9/10 of 260 = 534 ÷ 3 accounts; event 180 + 26. By segment, smb 100 of 200: 240 + half of 500 = 490 ÷ 3; ent 250.
    /// </summary>
    [Fact]
    public void Cac_WhereTheSettingSaysNewMrr_SpreadsByTheMrrOfNewAccounts()
    {
        warehouse.Run("alter table etl.setting add column cost_spreading varchar; update etl.setting set cost_spreading = 'new_mrr'");

        warehouse.Query("acquisition_cost,cac,cac_unallocated", "account__channel").Text().ShouldBe(
            """
            event 206 206 180
            web 534 178 100
            """);
        warehouse.Query("cac", "account__segment").Text().ShouldBe(
            """
            ent 250
            smb 163.3333
            """);
        warehouse.Query("cac,cac_unallocated").Text().ShouldBe("185 120");
    }

    [Fact]
    public void Cac_WhereTheSettingNamesNoMeasure_SaysSo()
    {
        warehouse.Run("alter table etl.setting add column cost_spreading varchar; update etl.setting set cost_spreading = 'new_mmr'");

        Should.Throw<SemanticException>(() => warehouse.Query("cac", "account__channel")).Message.ShouldContain("'new_mmr' is not a measure; did you mean 'new_mrr'?");
    }

    /// <summary>web/smb: 200 of web's 300, 100 of the 200, 40 of smb's 60 = 340 ÷ 2; web/ent: 100 + 50; event/smb: 180 + 50 + 20. All: 740.</summary>
    [Fact]
    public void Cac_ByChannelAndSegment_KeepsEachLineInsideWhatItNames() =>
        warehouse.Query("acquisition_cost,cac", "account__channel,account__segment").Text().ShouldBe(
            """
            event smb 250 250
            web ent 150 150
            web smb 340 170
            """);

    /// <summary>The ledger's sales of February are 40 above its lines: 780 ÷ 4 in all, and no member's.</summary>
    [Fact]
    public void Cac_WhereTheLedgerHasMore_IsTheLedgersInAllAndTheLinesInACut()
    {
        warehouse.Run("create or replace view star.fct_cost_month as select month, category, sum(amount) + case when month = '2026-02-01' then 40 else 0 end as amount from star.fct_cost group by month, category");

        warehouse.Query("cac,cac_unallocated").Text().ShouldBe("195 120");
        warehouse.Query("acquisition_cost,cac,cac_unallocated", "account__channel").Text().ShouldBe(
            """
            event 245 245 180
            web 495 165 100
            """);
    }

    [Fact]
    public void Cac_Filtered_IsTheValueOfThatMemberInTheCut()
    {
        warehouse.Query("cac", where: "{{ Dimension('account__channel') }} = 'web'").Text().ShouldBe("165");
        warehouse.Query("cac", "account__channel", "{{ Dimension('account__segment') }} = 'smb'").Text().ShouldBe(
            """
            event 250
            web 170
            """);
    }

    [Fact]
    public void Cac_OfAMemberWithCostAndNoNewAccount_IsUnknown()
    {
        warehouse.Rows("star.fct_cost", "month, category, channel, segment, touch_tier, amount", "'2026-03-01', 'marketing', 'print', '(none)', '(none)', 90");
        warehouse.Query("cac", "account__channel").Text().ShouldBe(
            """
            event 245
            print –
            web 165
            """);
    }

    /// <summary>With a lag of one month April's CAC divides the cost of January–March by the new accounts of February–April: 740 ÷ 3.</summary>
    [Fact]
    public void Cac_WithALag_ReadsTheCostOfEarlierMonths()
    {
        using var lagging = Filled(new TinyWarehouse("2026-01", "2026-04", cacLag: 1));
        lagging.Query("cac", "metric_time__month").Text().ShouldBe(
            """
            2026-01 –
            2026-02 –
            2026-03 –
            2026-04 246.6667
            """);
    }

    [Fact]
    public void Cac_ByIndustry_IsRefused() =>
        Should.Throw<SemanticException>(() => warehouse.Query("cac", "account__industry")).Message.ShouldBe(
            "the metric 'cac' cannot be cut by 'account__industry'; known: account__channel, account__segment, account__touch_tier, metric_time");

    /// <summary>New MRR 200 ÷ 4 accounts × margin 0.7 = 35 a month; 185 ÷ 35.</summary>
    [Fact]
    public void Payback_OfAll_DividesCacByTheMarginOfANewAccount()
    {
        warehouse.Rows("star.fct_margin_month", "month, trailing_recurring_revenue, trailing_cost_of_revenue, trailing_is_estimated", "'2026-03-01', 1000, 300, 0");
        warehouse.Query("payback_months,gross_margin").Text().ShouldBe("5.2857 0.7");
    }

    /// <summary>Customer-success cost of March: low 30, nobody 50. Low has two paying accounts; what names no tier is not spread.</summary>
    [Fact]
    public void RetentionCost_ByTier_LeavesUnnamedCostApart()
    {
        warehouse
            .Rows("star.fct_cost", "month, category, channel, segment, touch_tier, amount", "'2026-03-01', 'customer_success', '(none)', '(none)', 'low', 30", "'2026-03-01', 'customer_success', '(none)', '(none)', '(none)', 50")
            .Rows("star.fct_mrr_month", "account_id, month, account_key, mrr, paying_accounts", "'a', '2026-03-01', 1, 10, 1", "'b', '2026-03-01', 2, 10, 1");
        warehouse.Query("retention_cost", "account__touch_tier", start: "2026-03-01").Text().ShouldBe(
            """
            (none) –
            low 15
            """);
        warehouse.Query("retention_cost", start: "2026-03-01").Text().ShouldBe("40");
    }

    private static TinyWarehouse Filled(TinyWarehouse warehouse) => warehouse
        .Accounts(
            "1 a channel=web segment=smb tier=low", "2 b channel=web segment=smb tier=low", "3 c channel=web segment=ent tier=high", "4 d channel=event segment=smb tier=low")
        .Rows(
            "star.fct_mrr_movement",
            "account_id, month, movement, kind, product, amount, account_key, accounts",
            "'a', '2026-01-01', 'new', 'new', 'all', 40, 1, 1",
            "'b', '2026-02-01', 'new', 'new', 'all', 40, 2, 1",
            "'c', '2026-03-01', 'new', 'new', 'all', 100, 3, 1",
            "'d', '2026-03-01', 'new', 'new', 'all', 20, 4, 1")
        .Rows(
            "star.fct_cost",
            "month, category, channel, segment, touch_tier, amount",
            "'2026-01-01', 'sales', 'web', '(none)', '(none)', 300",
            "'2026-02-01', 'marketing', '(none)', '(none)', '(none)', 200",
            "'2026-03-01', 'sales', 'event', 'smb', '(none)', 180",
            "'2026-03-01', 'marketing', '(none)', 'smb', '(none)', 60",
            "'2026-03-01', 'cost_of_revenue', '(none)', '(none)', '(none)', 999");
}
