using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.OwnTypes;

/// <summary>Stocks in force, retention, cohorts and funnels in a manifest without a warehouse: rows that there are, as of a day that the request or the manifest gives.</summary>
public sealed class PlainManifestTests : IDisposable
{
    private const string Definitions =
        """
        reporting: {as_of: 2026-05-10, fiscal_year_start_month: 2, week_start: sunday}
        semantic_models:
          - name: items
            model: item
            primary_entity: item
            entities: [{name: account, type: foreign, expr: account_id}]
            measures: [{name: mrr, agg: sum, expr: amount, as_of: {valid_from: valid_from, valid_to: valid_to}}]
          - name: events
            model: event
            primary_entity: event
            defaults: {agg_time_dimension: happened_on}
            entities: [{name: account, type: foreign, expr: account_id}]
            dimensions: [{name: happened_on, type: time, type_params: {time_granularity: day}}]
            measures:
              - {name: signup, agg: count, expr: "1", filter: kind = 'signup'}
              - {name: buy, agg: count, expr: "1", filter: kind = 'buy'}
          - name: accounts
            model: account_version
            primary_entity: account_row
            entities: [{name: account, type: natural, expr: account_id}]
            dimensions:
              - {name: tier, type: categorical}
              - {name: seen_from, type: time, type_params: {time_granularity: day, validity_params: {is_start: true}}}
              - {name: seen_to, type: time, type_params: {time_granularity: day, validity_params: {is_end: true}}}
        metrics:
          - {name: mrr, type: simple, type_params: {measure: mrr}}
          - {name: signups, type: simple, type_params: {measure: signup}}
          - {name: nrr, type: retention, type_params: {measure: mrr, entity: account, window: 1 month, keep: value}}
          - {name: nrr_2d, type: retention, type_params: {measure: mrr, entity: account, window: 2 days, keep: value}}
          - {name: growth, type: derived, type_params: {expr: mrr - before, metrics: [{name: mrr, alias: before, offset_window: 1 month}]}}
          - {name: growth_3d, type: derived, type_params: {expr: mrr - before, metrics: [{name: mrr, alias: before, offset_window: 3 days}]}}
          - {name: logos, type: cohort, type_params: {measure: mrr, entity: account, value: logo}}
          - {name: buying, type: funnel, type_params: {entity: account, entry: signup, steps: [{name: buy, within: 30 days}]}}
        """;

    private readonly MetricEngine engine;

    public PlainManifestTests()
    {
        var connection = Duck.Open(Duck.InMemory);
        connection.ExecuteScript(
            """
            create table item (account_id varchar, amount decimal(18, 4), valid_from date, valid_to date);
            insert into item values
                ('a', 100, '2026-01-10', '2026-03-31'), ('a', 130, '2026-03-31', null), ('b', 50, '2026-02-01', '2026-04-01'), ('c', 70, '2026-01-31', null);
            create table event (account_id varchar, kind varchar, happened_on date);
            insert into event values
                ('a', 'signup', '2026-01-05'), ('a', 'buy', '2026-02-04'), ('b', 'signup', '2026-01-31'), ('c', 'signup', '2026-04-20'), ('c', 'buy', '2026-05-11');
            create table account_version (account_id varchar, tier varchar, seen_from date, seen_to date);
            insert into account_version values ('a', 'high', '2020-01-01', '2026-03-01'), ('a', 'low', '2026-03-01', null), ('b', 'low', '2020-01-01', null), ('c', 'low', '2020-01-01', null);
            """);
        engine = MetricEngine.Open(connection, ManifestReader.ReadText(Definitions, "plain.yml"), "test");
    }

    public void Dispose() => engine.Dispose();

    private string Ask(string metrics, string groupBy = "", string? where = null, string? start = null, string? end = null) =>
        engine.Query(TinyWarehouse.Request(metrics, groupBy, where, start, end)).Text();

    /// <summary>May has not ended on the 10th. b left on 1 April, so it still pays at the end of March.</summary>
    [Fact]
    public void StockAndRetention_ByMonth_AreThoseOfMonthsThatHaveEnded() =>
        Ask("mrr,nrr,growth", "metric_time__month").ShouldBe("2026-01 170 – –\n2026-02 220 1 50\n2026-03 250 1.1364 30\n2026-04 200 0.8 -50");

    /// <summary>Fiscal years begin in February: the quarter of February to April has ended with its last month, that of May has no month yet.</summary>
    [Fact]
    public void Stock_ByFiscalQuarter_IsThatOfItsLastMonth() => Ask("mrr", "metric_time__quarter").ShouldBe("2025-11 170\n2026-02 200");

    [Fact]
    public void Stock_WithoutTime_IsThatOfTheAsOf()
    {
        Ask("mrr").ShouldBe("200");
        engine.Query(TinyWarehouse.Request("mrr,nrr") with { AsOf = new DateOnly(2026, 3, 30) }).Text().ShouldBe("220 1");
    }

    /// <summary>Weeks begin on Sunday: from 29 March to 4 April, and the one before.</summary>
    [Fact]
    public void Stock_ByWeek_IsThatOfItsLastDay() =>
        Ask("mrr", "metric_time__week", start: "2026-03-22", end: "2026-04-04").ShouldBe("2026-03-22 220\n2026-03-29 200");

    [Fact]
    public void Offsets_OfDays_ShiftDays()
    {
        Ask("growth_3d", "metric_time__day", start: "2026-04-02", end: "2026-04-03").ShouldBe("2026-04-02 -20\n2026-04-03 -50");
        Ask("nrr_2d", "metric_time__day", start: "2026-04-02", end: "2026-04-02").ShouldBe("2026-04-02 0.8");
    }

    /// <summary>A month before the 29th, 30th and 31st of March is February's last day.</summary>
    [Fact]
    public void Offsets_OfAMonth_ByDay_KeepEachDay() =>
        Ask("growth", "metric_time__day", start: "2026-03-29", end: "2026-03-31").ShouldBe("2026-03-29 0\n2026-03-30 0\n2026-03-31 30");

    [Fact]
    public void Retention_ByTier_IsOfTheMemberAtTheOpening() =>
        Ask("nrr", "metric_time__month,account__tier", "account__tier = 'high'").ShouldBe("2026-02 high 1\n2026-03 high 1.3");

    [Fact]
    public void Retention_BesideOrdinaryMetrics_StandsInTheSameRows() =>
        Ask("nrr,signups", "metric_time__month").ShouldBe("2026-01 – 2\n2026-02 1 –\n2026-03 1.1364 –\n2026-04 0.8 1");

    [Fact]
    public void Retention_FilteredByTime_IsThatOfTheMonthsLeft() => Ask("nrr", "metric_time__month", "metric_time >= '2026-04-01'").ShouldBe("2026-04 0.8");

    [Fact]
    public void Cohort_ByAge_HasUnknownCells() =>
        Ask("logos", "cohort,age").ShouldBe("2026-01 0 1\n2026-01 1 1\n2026-01 2 1\n2026-01 3 1\n2026-02 0 1\n2026-02 1 1\n2026-02 2 0\n2026-02 3 –");

    /// <summary>a buys on the thirtieth day; b has not within thirty days; c has until 20 May and what it does on the 11th has not happened.</summary>
    [Fact]
    public void Funnel_AsOfTheManifestsDay_KnowsWhatIsOpen() =>
        Ask("buying_entered,buying_converted,buying_open,buying_lost,buying_rate", "step_number,step").ShouldBe("1 signup 3 3 0 0 1\n2 buy 3 1 1 1 0.5");

    [Fact]
    public void Funnel_ByMonthOfEntry_CountsEntries() =>
        Ask("buying_entered,buying_converted", "metric_time__month,step_number", "step_number = 2").ShouldBe("2026-01 2 2 1\n2026-04 2 1 0");
}
