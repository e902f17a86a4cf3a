using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.OwnTypes;

/// <summary>Closed cohorts over rows that each hold for a stretch of days.</summary>
public sealed class RetentionTests : IDisposable
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
              - {name: core_mrr, agg: sum, expr: amount, filter: product = 'core', as_of: {valid_from: valid_from, valid_to: valid_to}}
          - name: accounts
            model: star.account_version
            entities: [{name: account, type: natural, expr: account_id}]
            dimensions:
              - {name: tier, type: categorical}
              - {name: seen_from, type: time, type_params: {time_granularity: day, validity_params: {is_start: true}}}
              - {name: seen_to, type: time, type_params: {time_granularity: day, validity_params: {is_end: true}}}
        metrics:
          - {name: nrr, type: retention, type_params: {measure: mrr, entity: account, window: 12 months, keep: value}}
          - {name: grr, type: retention, type_params: {measure: mrr, entity: account, window: 12 months, keep: least}}
          - {name: logo_retention, type: retention, type_params: {measure: mrr, entity: account, window: 12 months, keep: entity}}
          - {name: opening, type: retention, type_params: {measure: mrr, entity: account, window: 12 months, keep: value, output: opening}}
          - {name: kept, type: retention, type_params: {measure: mrr, entity: account, window: 12 months, keep: value, output: kept}}
          - {name: lost_accounts, type: retention, type_params: {measure: mrr, entity: account, window: 12 months, keep: entity, output: lost}}
          - {name: nrr_1m, type: retention, type_params: {measure: mrr, entity: account, window: 1 month, keep: value}}
          - {name: core_nrr, type: retention, type_params: {measure: core_mrr, entity: account, window: 12 months, keep: value}}
          - {name: high_nrr, type: retention, type_params: {measure: mrr, entity: account, window: 12 months, keep: value}, filter: "{{ Dimension('account__tier') }} = 'high'"}
          - {name: nrr_gain, type: derived, type_params: {expr: nrr - before, metrics: [{name: nrr, alias: before, offset_window: 1 month}]}}
        """;

    private readonly TinyWarehouse warehouse = new TinyWarehouse("2018-12", "2019-12", fiscalYearStart: 1, manifest: ManifestReader.ReadText(Definitions, "retention.yml"))
        .Run("create table star.item (account_id varchar, product varchar, amount decimal(18, 4), valid_from date, valid_to date)")
        .Run("create table star.account_version (account_id varchar, tier varchar, seen_from date, seen_to date)");

    public void Dispose() => warehouse.Dispose();

    /// <summary>Twelve accounts pay 585 at the end of 2018. A year later those twelve pay 410, and the lesser of both is 340 in all.</summary>
    private TinyWarehouse TwelveAccounts() => warehouse.Rows(
        "star.item", "account_id, amount, valid_from, valid_to",
        "'a01', 100, date '2018-05-01', date '2019-03-01'", "'a01', 140, date '2019-03-01', null",
        "'a02',  80, date '2018-05-01', date '2019-06-01'", "'a02', 110, date '2019-06-01', null",
        "'a03',  60, date '2018-05-01', null",
        "'a04',  50, date '2018-05-01', date '2019-03-01'", "'a04', 50, date '2019-10-01', null",
        "'a05',  45, date '2018-05-01', date '2019-02-01'", "'a05', 30, date '2019-02-01', null",
        "'a06',  40, date '2018-05-01', date '2019-12-31'", "'a06', 20, date '2019-12-31', null",
        "'a07',  60, date '2018-05-01', date '2019-01-01'",
        "'a08',  50, date '2018-05-01', date '2019-04-01'",
        "'a09',  40, date '2018-05-01', date '2019-05-01'",
        "'a10',  30, date '2018-05-01', date '2019-06-01'",
        "'a11',  20, date '2018-05-01', date '2019-12-31'",
        "'a12',  10, date '2018-05-01', date '2019-09-01'",
        "'a13', 500, date '2019-01-01', null",
        "'a14', 900, date '2018-01-01', date '2018-12-31'");

    [Fact]
    public void Retention_OfTwelveAccounts_IsThatOfTheClosedCohort() =>
        TwelveAccounts().Query("nrr,grr,logo_retention,opening,kept,lost_accounts", "metric_time__month", start: "2019-12-01", end: "2019-12-31").Text()
            .ShouldBe("2019-12 0.7009 0.5812 0.5 585 410 6");

    [Fact]
    public void Retention_BeforeAnyoneWasThere_IsUnknown() =>
        TwelveAccounts().Query("nrr,opening", "metric_time__month", end: "2018-12-31").Text().ShouldBe("2018-12 – 0");

    /// <summary>a14 left on 31 December 2018, so it was not in force at that day's end; a06 and a11 change on 31 December 2019.</summary>
    [Fact]
    public void Retention_OfAChangeOnTheLastDay_CountsWhatHoldsAtItsEnd() =>
        TwelveAccounts().Query("nrr,opening,kept", "metric_time__month", "account in ('a06', 'a11', 'a14')", "2019-12-01", "2019-12-31").Text()
            .ShouldBe("2019-12 0.3333 60 20");

    [Fact]
    public void Retention_WithoutTime_IsThatOfTheLastMonth() =>
        TwelveAccounts().Query("nrr,grr").Text().ShouldBe("0.7009 0.5812");

    [Fact]
    public void Retention_OfAQuarter_IsThatOfItsLastMonth() =>
        TwelveAccounts().Query("nrr", "metric_time__quarter", start: "2019-10-01").Text().ShouldBe("2019-10 0.7009");

    /// <summary>In the year before, a01 (100 → 140) was high and a02 (80 → 110) low; then they changed places. a03 (60) was never known.</summary>
    private TinyWarehouse Tiers() => TwelveAccounts().Rows(
        "star.account_version", "account_id, tier, seen_from, seen_to",
        "'a01', 'high', date '0001-01-01', date '2019-03-01'", "'a01', 'low', date '2019-03-01', null",
        "'a02', 'low', date '0001-01-01', date '2019-03-01'", "'a02', 'high', date '2019-03-01', null");

    [Fact]
    public void Retention_ByTier_IsOfTheMemberAtTheOpening() =>
        Tiers().Query("nrr,opening,kept", "account__tier", "account in ('a01', 'a02', 'a03')").Text().ShouldBe(
            """
            high 1.4 100 140
            low 1.375 80 110
            – 1 60 60
            """);

    [Fact]
    public void Retention_Filtered_FollowsThoseOfTheOpening()
    {
        Tiers().Query("nrr,opening", "", "account__tier = 'high'").Text().ShouldBe("1.4 100");
        warehouse.Query("high_nrr").Text().ShouldBe("1.4");
    }

    /// <summary>One account holds core 100 and side 60, and turns core into side: it keeps 160, its core is gone.</summary>
    private TinyWarehouse Products() => warehouse.Rows(
        "star.item", "account_id, product, amount, valid_from, valid_to",
        "'a', 'core', 100, date '2018-05-01', date '2019-03-01'", "'a', 'side', 100, date '2019-03-01', null",
        "'a', 'side', 60, date '2018-05-01', null", "'b', 'side', 40, date '2018-05-01', date '2019-02-01'");

    [Fact]
    public void Retention_ByADimensionOfTheRows_HasEachEntityOnce() =>
        Products().Query("nrr,opening,kept", "product").Text().ShouldBe(
            """
            core 1 160 160
            side 0 40 0
            """);

    [Fact]
    public void Retention_OfAFilteredMeasure_FollowsWhatTheMeasureCounts() => Products().Query("core_nrr").Text().ShouldBe("0");

    /// <summary>a05 falls from 45 to 30 on 1 February: of 535 − 60 (a07 has gone) at the end of January, 15 is lost in February.</summary>
    [Fact]
    public void Retention_OverOneMonth_ClosesTheCohortAMonthBefore() =>
        TwelveAccounts().Query("nrr_1m", "metric_time__month", "account <> 'a13'", "2019-02-01", "2019-02-28").Text().ShouldBe("2019-02 0.9714");

    /// <summary>At the end of November 2019 those of November 2018 (1,485 with a14's 900) keep 430: a06 still pays 40 and a11 20.</summary>
    [Fact]
    public void Retention_AMonthEarlier_IsThatOfTheMonthBefore() =>
        TwelveAccounts().Query("nrr,nrr_gain", "metric_time__month", "account <> 'a14'", "2019-11-01").Text().ShouldBe(
            """
            2019-11 0.7692 0
            2019-12 0.7009 -0.0684
            """);
}
