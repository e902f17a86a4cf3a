using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.OwnTypes;

/// <summary>The worked examples of unit economics: what is left of a customer base year by year, and what a customer is worth.</summary>
public sealed class ContractTests : IDisposable
{
    private const string Definitions =
        """
        reporting: {as_of: 2025-12-31}
        semantic_models:
          - name: customers
            model: customer_year
            primary_entity: customer_year
            defaults: {agg_time_dimension: year}
            entities: [{name: base, type: foreign, expr: base}]
            dimensions: [{name: year, type: time, type_params: {time_granularity: year}}]
            measures: [{name: customers, agg: sum}]
          - name: account_months
            model: account_month
            primary_entity: account_month
            defaults: {agg_time_dimension: month}
            entities: [{name: account, type: foreign, expr: account_id}]
            dimensions: [{name: month, type: time, type_params: {time_granularity: month}}]
            measures: [{name: gross_profit, agg: sum}]
        metrics:
          - {name: share_left, type: cohort, type_params: {measure: customers, entity: base, grain: year, value: retained}}
          - {name: customers_so_far, type: cohort, type_params: {measure: customers, entity: base, grain: year, value: cumulative}}
          - {name: lifetime_value, type: cohort, type_params: {measure: gross_profit, entity: account, value: cumulative}}
        """;

    private readonly MetricEngine engine;

    public ContractTests()
    {
        var connection = Duck.Open(Duck.InMemory);
        connection.ExecuteScript(
            """
            create table customer_year (base varchar, year date, customers double);
            insert into customer_year
            select base, make_date(2005 + n, 1, 1), pow(1 - churn, n) from (values ('steady', 0.03), ('leaking', 0.25)) as bases(base, churn), range(21) as years(n);
            -- 100,000 yen a month at a margin of 70 %: one account stays 24 months, one 36.
            create table account_month (account_id varchar, month date, gross_profit decimal(18, 4));
            insert into account_month
            select account_id, cast(date '2022-01-01' + to_months(cast(n as integer)) as date), 100000 * 0.7
            from (values ('two years', 24), ('three years', 36)) as accounts(account_id, months), range(36) as months(n) where n < months;
            """);
        engine = MetricEngine.Open(connection, ManifestReader.ReadText(Definitions, "contract.yml"), "test");
    }

    public void Dispose() => engine.Dispose();

    /// <summary>At a yearly churn of 3 % 97, 86, 74 and 54 % are left after 1, 5, 10 and 20 years; at 25 % 75, 24, 6 and 0.3 %.</summary>
    [Fact]
    public void Cohort_OfThreePercentAgainstTwentyFive_LeavesWhatTheTableSays()
    {
        var left = engine.Query(TinyWarehouse.Request("share_left", "base,age", "age in (1, 5, 10, 20)")).Rows.ToLookup(row => (string)row[0]!, row => Percent((double)row[2]!));
        left["steady"].ShouldBe(["97", "85.9", "73.7", "54.4"]);
        left["leaking"].ShouldBe(["75", "23.7", "5.6", "0.3"]);
    }

    /// <summary>The shares left after 1 to 20 years add up to 14.75 against 2.99: those of age 0 to 20, less the 1 of age 0.</summary>
    [Fact]
    public void Cohort_AddedUp_IsFivefold() =>
        engine.Query(TinyWarehouse.Request("customers_so_far", "base,age", "age = 20")).Rows.ToDictionary(row => (string)row[0]!, row => Math.Round((double)row[2]! - 1, 2))
            .ShouldBe(new Dictionary<string, double> { ["leaking"] = 2.99, ["steady"] = 14.75 }, ignoreOrder: true);

    /// <summary>¥100,000 a month at 70 %: 24 months are ¥1,680,000, 36 are ¥2,520,000; who left earns no more.</summary>
    [Fact]
    public void LifetimeValue_Realised_IsTheGrossProfitAddedUp() =>
        engine.Query(TinyWarehouse.Request("lifetime_value", "account,age", "age in (0, 23, 35)")).Text().ShouldBe(
            """
            three years 0 70000
            three years 23 1680000
            three years 35 2520000
            two years 0 70000
            two years 23 1680000
            two years 35 1680000
            """);

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture);
}
