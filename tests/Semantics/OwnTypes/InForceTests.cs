using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.OwnTypes;

/// <summary>Stocks over rows that hold for a stretch of days: what is in force at a period's end.</summary>
public sealed class InForceTests : IDisposable
{
    private const string Definitions =
        """
        warehouse: {settings: etl.setting, spine: {model: star.item, month: valid_from}}
        semantic_models:
          - name: items
            model: star.item
            entities: [{name: account, type: foreign, expr: account_id}]
            dimensions: [{name: product, type: categorical}]
            measures:
              - {name: mrr, agg: sum, expr: amount, as_of: {valid_from: valid_from, valid_to: valid_to}}
              - {name: active_mrr, agg: sum, expr: amount, as_of: {valid_from: valid_from, valid_to: valid_to, paused_from: paused_from, paused_to: paused_to}}
              - {name: accounts, agg: count_distinct, expr: account_id, as_of: {valid_from: valid_from, valid_to: valid_to}}
              - {name: core_items, agg: count, expr: account_id, filter: product = 'core', as_of: {valid_from: valid_from, valid_to: valid_to}}
          - name: accounts
            model: star.account_version
            entities: [{name: account, type: natural, expr: account_id}]
            dimensions:
              - {name: tier, type: categorical}
              - {name: seen_from, type: time, type_params: {time_granularity: day, validity_params: {is_start: true}}}
              - {name: seen_to, type: time, type_params: {time_granularity: day, validity_params: {is_end: true}}}
        metrics:
          - {name: mrr, type: simple, type_params: {measure: mrr}}
          - {name: active_mrr, type: simple, type_params: {measure: active_mrr}}
          - {name: accounts, type: simple, type_params: {measure: accounts}}
          - {name: core_items, type: simple, type_params: {measure: core_items}}
          - {name: side_mrr, type: simple, type_params: {measure: mrr}, filter: "{{ Dimension('product') }} = 'side'"}
          - {name: arpa, type: ratio, type_params: {numerator: mrr, denominator: accounts}}
          - {name: growth, type: derived, type_params: {expr: mrr - before, metrics: [{name: mrr, alias: before, offset_window: 1 month}]}}
          - {name: nrr, type: retention, type_params: {measure: mrr, entity: account, window: 1 month, keep: value}}
        """;

    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-04", fiscalYearStart: 1, manifest: ManifestReader.ReadText(Definitions, "stock.yml"))
        .Run("create table star.item (account_id varchar, product varchar, amount decimal(18, 4), valid_from date, valid_to date, paused_from date, paused_to date)")
        .Run("create table star.account_version (account_id varchar, tier varchar, seen_from date, seen_to date)")
        .Rows(
            "star.item", "account_id, product, amount, valid_from, valid_to, paused_from, paused_to",
            "'a', 'core', 100, date '2026-01-10', date '2026-03-31', null, null",
            "'a', 'side', 30, date '2026-01-31', null, null, null",
            "'b', 'core', 50, date '2026-02-01', null, date '2026-03-01', date '2026-04-30'",
            "'c', 'core', 70, date '2026-02-02', date '2026-02-28', null, null")
        .Rows(
            "star.account_version", "account_id, tier, seen_from, seen_to",
            "'a', 'high', date '2026-01-01', date '2026-03-31'", "'a', 'low', date '2026-03-31', null", "'b', 'low', date '2026-01-01', null");

    public void Dispose() => warehouse.Dispose();

    /// <summary>What ends on 31 March or 28 February is not in force at that day's end; what begins on 31 January is.</summary>
    [Fact]
    public void Stock_OfAMonth_IsWhatIsInForceAtItsEnd() =>
        warehouse.Query("mrr,accounts,core_items,side_mrr,arpa", "metric_time__month").Text().ShouldBe(
            """
            2026-01 130 1 1 30 130
            2026-02 180 2 2 30 90
            2026-03 80 2 1 30 40
            2026-04 80 2 1 30 40
            """);

    [Fact]
    public void Stock_OfAQuarterAndOfAll_IsNeverAddedUp()
    {
        warehouse.Query("mrr", "metric_time__quarter").Text().ShouldBe("2026-01 80\n2026-04 80");
        warehouse.Query("mrr").Text().ShouldBe("80");
    }

    [Fact]
    public void Stock_ByDay_KnowsEachDay() =>
        warehouse.Query("mrr", "metric_time__day", start: "2026-02-27", end: "2026-03-01").Text().ShouldBe("2026-02-27 250\n2026-02-28 180\n2026-03 180");

    /// <summary>From 1 March b counts 0 although it is held; on 30 April it counts again.</summary>
    [Fact]
    public void Stock_WhilePaused_CountsNothing() =>
        warehouse.Query("active_mrr", "metric_time__month").Text().ShouldBe("2026-01 130\n2026-02 180\n2026-03 30\n2026-04 80");

    [Fact]
    public void Stock_ByTier_IsOfTheMemberAtThePeriodsEnd() =>
        warehouse.Query("mrr", "metric_time__month,account__tier", "account <> 'c'", "2026-02-01", "2026-03-31").Text().ShouldBe(
            """
            2026-02 high 130
            2026-02 low 50
            2026-03 high 0
            2026-03 low 80
            """);

    /// <summary>Whole months: February's before is 31 January, March's the 28th of February.</summary>
    [Fact]
    public void Stock_AMonthEarlier_KeepsThe31st() =>
        warehouse.Query("growth", "metric_time__month").Text().ShouldBe("2026-01 –\n2026-02 50\n2026-03 -100\n2026-04 0");

    [Fact]
    public void Stock_BesideAClosedCohort_GivesBothInOneAnswer() =>
        warehouse.Query("mrr,nrr", "metric_time__month").Text().ShouldBe("2026-01 130 –\n2026-02 180 1\n2026-03 80 0.4444\n2026-04 80 1");
}
