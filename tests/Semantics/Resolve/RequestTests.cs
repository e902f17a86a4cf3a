using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Resolve;

/// <summary>What can be asked, in which order it comes back, and how a mistaken name is answered.</summary>
public sealed class RequestTests : IDisposable
{
    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-06")
        .Accounts("1 a tier=high region=east", "2 b tier=low region=west")
        .Rows(
            "star.fct_mrr_month",
            "account_id, month, account_key, mrr, paying_accounts",
            "'a', '2026-05-01', 1, 5, 1", "'b', '2026-05-01', 2, 50, 1", "'a', '2026-06-01', 1, 6, 1", "'b', '2026-06-01', 2, 60, 1");

    public void Dispose() => warehouse.Dispose();

    [Theory]
    [InlineData("nr", "", "the metric 'nr' is unknown; did you mean 'nrr' or 'arr' or 'grr'? known: ")]
    [InlineData("mrr", "account__touch_tiers", "the dimension 'account__touch_tiers' is unknown; did you mean 'account__touch_tier'? known: ")]
    [InlineData("mrr", "step", "the metric 'mrr' cannot be cut by 'step'; known: account, ")]
    [InlineData("mrr", "metric_time__week", "mrr: known by month, so metric_time goes by month, quarter or year, not by day or week")]
    [InlineData("nps", "metric_time__week,metric_time__month", "a week does not lie inside a month: ask for metric_time__week without metric_time__month")]
    [InlineData("", "", "nothing is asked for: name at least one metric or one dimension")]
    [InlineData("mrr", "account__touch_tier__month", "'account__touch_tier' is not a time, so it has no month")]
    public void Request_ThatCannotBeAnswered_SaysWhatCan(string metrics, string groupBy, string message) =>
        Should.Throw<SemanticException>(() => warehouse.Query(metrics, groupBy)).Message.ShouldStartWith(message);

    [Fact]
    public void Request_WithStartAfterEnd_IsRefused() =>
        Should.Throw<SemanticException>(() => warehouse.Query("mrr", start: "2026-05-01", end: "2026-04-30")).Message.ShouldBe("start 2026-05-01 lies after end 2026-04-30");

    [Fact]
    public void Order_ByAnUnknownColumn_ListsThoseOfTheAnswer() =>
        Should.Throw<SemanticException>(() => warehouse.Engine.Query(TinyWarehouse.Request("mrr", "account__touch_tier") with { OrderBy = ["-nrr"] }))
            .Message.ShouldBe("order by 'nrr': not a column of this answer; did you mean 'mrr'? known: account__touch_tier, mrr");

    [Fact]
    public void Columns_InTheAnswer_StandInTheOrderAsked()
    {
        var table = warehouse.Query("paying_accounts,mrr", "account__touch_tier,metric_time,account__region");
        table.Columns.ShouldBe(["account__touch_tier", "metric_time__month", "account__region", "paying_accounts", "mrr"]);
    }

    [Fact]
    public void Order_AsAsked_ComesBeforeTheKeysAndLimits() =>
        warehouse.Engine.Query(TinyWarehouse.Request("mrr", "metric_time__month,account__touch_tier", start: "2026-05-01") with { OrderBy = ["-mrr"], Limit = 3 }).Text().ShouldBe(
            """
            2026-06 low 60
            2026-05 low 50
            2026-06 high 6
            """);

    [Fact]
    public void Months_BeyondTheSpine_HaveNoRow() =>
        warehouse.Query("mrr", "metric_time__month", start: "2020-01-01", end: "2030-12-31").Rows.Select(r => r[0]).ShouldBe(
            [new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1), new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 1), new DateOnly(2026, 6, 1)]);

    [Fact]
    public void Months_AfterTheClosingMonthOnly_AreNoRows() => warehouse.Query("mrr,nrr", "metric_time__month,account__touch_tier", start: "2026-07-01").Rows.ShouldBeEmpty();

    [Fact]
    public void Limit_BelowZero_IsRefused() =>
        Should.Throw<SemanticException>(() => warehouse.Engine.Query(TinyWarehouse.Request("mrr") with { Limit = -1 })).Message.ShouldBe("limit -1: expected a number of rows, 0 or more");

    [Fact]
    public void Range_InsideAPeriod_IsWidenedToTheWholePeriod() =>
        warehouse.Query("mrr", "metric_time__month", start: "2026-05-20", end: "2026-06-02").Text().ShouldBe(
            """
            2026-05 55
            2026-06 66
            """);

    [Fact]
    public void Grains_OfTwoSizes_StandBesideEachOther() =>
        warehouse.Query("mrr", "metric_time__year,metric_time__month", start: "2026-03-01", end: "2026-05-31").Text().ShouldBe(
            """
            2025-04 2026-03 0
            2026-04 2026-04 0
            2026-04 2026-05 55
            """);

    [Fact]
    public void Members_WithoutAMetric_AreThoseOfTheDimension() =>
        warehouse.Query("", "account__touch_tier,account__region", "account__touch_tier <> 'unknown'").Text().ShouldBe(
            """
            high east
            low west
            """);

    [Fact]
    public void Spine_WithoutAMetric_IsItsPeriods() => warehouse.Query("", "metric_time__quarter").Text().ShouldBe("2026-01\n2026-04");

    [Fact]
    public void Context_OfTheWarehouse_SaysWhoseNumbersAndAsOfWhen() =>
        warehouse.Engine.Context.ShouldBe(new WarehouseContext("みほん", "JPY", new DateOnly(2026, 7, 10), new DateOnly(2026, 6, 1), "test"));

    [Fact]
    public void Targets_OfTheBusiness_ReplaceTheDefaults()
    {
        warehouse.Run("insert into etl.kpi_target values ('nrr', 1.2, null, 'up'), ('grr', 0.9, 0.85, 'up')");
        var (nrr, grr) = (warehouse.Engine.Definitions["nrr"], warehouse.Engine.Definitions["grr"]);
        (nrr.Target, nrr.Amber, nrr.Better).ShouldBe((1.2m, 1.00m, "up"));
        (grr.Target, grr.Amber, grr.Better).ShouldBe((0.9m, 0.85m, "up"));
    }
}
