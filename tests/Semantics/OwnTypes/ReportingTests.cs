using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.OwnTypes;

/// <summary>Reporting currency and time zone, as the key <c>reporting</c> says.</summary>
public sealed class ReportingTests : IDisposable
{
    private const string Definitions =
        """
        reporting: {as_of: 2026-03-31, time_zone: Asia/Tokyo, currency: JPY, exchange_rates: {model: fx_rate}}
        semantic_models:
          - name: items
            model: item
            primary_entity: item
            entities: [{name: account, type: foreign, expr: account_id}]
            measures: [{name: mrr, agg: sum, expr: amount, currency: currency, as_of: {valid_from: valid_from, valid_to: valid_to}}]
          - name: payments
            model: payment
            primary_entity: payment
            defaults: {agg_time_dimension: paid_at}
            dimensions: [{name: paid_at, type: time, type_params: {time_granularity: day, time_zone: UTC}}]
            measures:
              - {name: paid, agg: sum, expr: amount, currency: currency}
              - {name: payments, agg: count, expr: "1"}
        metrics:
          - {name: mrr, type: simple, type_params: {measure: mrr}}
          - {name: paid, type: simple, type_params: {measure: paid}}
          - {name: payments, type: simple, type_params: {measure: payments}}
          - {name: nrr, type: retention, type_params: {measure: mrr, entity: account, window: 1 month, keep: value}}
          - {name: opening, type: retention, type_params: {measure: mrr, entity: account, window: 1 month, keep: value, output: opening}}
          - {name: kept, type: cohort, type_params: {measure: mrr, entity: account, value: retained}}
        """;

    private readonly MetricEngine engine;

    public ReportingTests()
    {
        var connection = Duck.Open(Duck.InMemory);
        connection.ExecuteScript(
            """
            create table fx_rate (currency varchar, rate_date date, rate decimal(18, 8));
            insert into fx_rate values ('USD', '2026-01-05', 100), ('USD', '2026-02-05', 110), ('USD', '2026-04-01', 500), ('EUR', '2026-03-10', 150.5);
            create table item (account_id varchar, currency varchar, amount decimal(18, 4), valid_from date, valid_to date);
            insert into item values ('a', 'USD', 10, '2026-01-01', '2026-03-01'), ('a', 'USD', 12, '2026-03-01', null), ('b', 'JPY', 500, '2026-01-01', null);
            create table payment (currency varchar, amount decimal(18, 4), paid_at timestamp);
            insert into payment values ('USD', 3, '2026-02-04 14:59:59'), ('USD', 3, '2026-02-04 15:00:00'), ('JPY', 70, '2026-01-31 15:00:00');
            """);
        engine = MetricEngine.Open(connection, ManifestReader.ReadText(Definitions, "reporting.yml"), "test");
    }

    public void Dispose() => engine.Dispose();

    private string Ask(string metrics, string groupBy = "", string? where = null) => engine.Query(TinyWarehouse.Request(metrics, groupBy, where)).Text();

    /// <summary>USD 10 at 100 in January and 110 in February, 12 at 110 in March; the rate of April has not happened.</summary>
    [Fact]
    public void Stock_InAForeignCurrency_IsValuedAtTheLastRateOfTheDay() =>
        Ask("mrr", "metric_time__month").ShouldBe("2026-01 1500\n2026-02 1600\n2026-03 1820");

    /// <summary>February: (10 × 100 + 500) ÷ 1,500. March: (12 × 110 + 500) ÷ 1,600.</summary>
    [Fact]
    public void Retention_InAForeignCurrency_IsAtTheOpeningsRateOnBothSides() =>
        Ask("nrr,opening", "metric_time__month").ShouldBe("2026-02 1 1500\n2026-03 1.1375 1600");

    /// <summary>EUR 4 on the opening has no rate until 10 March: both sides are valued at March's 150.5. Without any rate it would be 0.</summary>
    [Fact]
    public void Retention_OfACurrencyFirstQuotedNow_IsAtItsOwnMonthsRate()
    {
        using var connection = Duck.Open(Duck.InMemory);
        connection.ExecuteScript(
            """
            create table fx_rate (currency varchar, rate_date date, rate decimal(18, 8));
            insert into fx_rate values ('EUR', '2026-03-10', 150.5);
            create table item (account_id varchar, currency varchar, amount decimal(18, 4), valid_from date, valid_to date);
            insert into item values ('c', 'EUR', 4, '2026-02-01', '2026-03-05'), ('c', 'EUR', 6, '2026-03-05', null), ('d', 'GBP', 9, '2026-02-01', null);
            """);
        using var quoted = MetricEngine.Open(connection, ManifestReader.ReadText(Definitions, "reporting.yml"), "test");
        quoted.Query(TinyWarehouse.Request("nrr,opening,mrr", "metric_time__month", start: "2026-03-01")).Text().ShouldBe("2026-03 1.5 602 903");
    }

    [Fact]
    public void Cohort_InAForeignCurrency_IsAtEachPeriodsRate() => Ask("kept", "age").ShouldBe("0 1\n1 1.0667\n2 1.2133");

    /// <summary>15:00 in UTC is midnight in Tokyo: the second payment is one of 5 February and its rate 110, the third one of 1 February.</summary>
    [Fact]
    public void Times_AreThoseOfTheReportingZone() =>
        Ask("paid,payments", "metric_time__day").ShouldBe("2026-02 70 1\n2026-02-04 300 1\n2026-02-05 330 1");

    [Theory]
    [InlineData("reporting: {as_of: soon}", "reporting.yml, line 1: as_of: expected a day such as 2026-10-31, found 'soon'")]
    [InlineData("reporting: {fiscal_year_start_month: 13}", "fiscal_year_start_month: expected a month from 1 to 12, found '13'")]
    [InlineData("reporting: {week_start: sonday}", "week_start: 'sonday' is unknown; did you mean 'monday' or 'sunday'")]
    [InlineData("reporting: {time_zone: Asia/Tokio}", "time_zone: 'Asia/Tokio' is unknown")]
    [InlineData("reporting: {asof: 2026-10-31}", "unknown key 'asof': did you mean 'as_of'?")]
    public void Reporting_Misspelt_SaysWhereAndWhat(string text, string expected) =>
        Should.Throw<SemanticException>(() => ManifestReader.ReadText(text, "reporting.yml")).Message.ShouldContain(expected);

    [Fact]
    public void Currency_WithoutReporting_SaysWhatIsMissing() =>
        Should.Throw<SemanticException>(() => ManifestReader.ReadText(Definitions[Definitions.IndexOf("semantic_models", StringComparison.Ordinal)..], "reporting.yml")).Message
            .ShouldContain("Expected the top-level key reporting: {");

    [Fact]
    public void Types_WithoutAnAsOf_SayHowToGiveOne()
    {
        using var connection = Duck.Open(Duck.InMemory);
        using var plain = MetricEngine.Open(connection, ManifestReader.ReadText(Definitions.Replace("as_of: 2026-03-31, ", "", StringComparison.Ordinal), "reporting.yml"), "test");
        Should.Throw<SemanticException>(() => plain.Explain(TinyWarehouse.Request("nrr"))).Message.ShouldContain("reporting: {as_of: 2026-10-31}");
    }
}
