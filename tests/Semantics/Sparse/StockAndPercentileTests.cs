using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Answers that the comparison with the evaluator once found wrong.</summary>
public sealed class StockAndPercentileTests
{
    private const string Manifest =
        """
        semantic_models:
          - name: visits
            model: main.visit
            primary_entity: visit
            entities: [{name: customer, type: foreign, expr: customer_id}]
            dimensions: [{name: visited_on, type: time, type_params: {time_granularity: day}}]
            measures:
              - {name: balance, agg: sum, agg_time_dimension: visited_on, create_metric: true, non_additive_dimension: {name: visited_on, window_choice: max, window_groupings: [customer]}}
              - {name: p90, agg: percentile, expr: balance, agg_time_dimension: visited_on, create_metric: true, agg_params: {percentile: 0.9}}
        """;

    /// <summary>4, 5 and 6: nine tenths of the way is 5 + 0.8. DuckDB cuts at the decimals' own scale where the weight is not exact.</summary>
    [Fact]
    public void Percentile_BetweenTwoDecimals_CutsNoDigits() =>
        Answer("p90", "", "('a', date '2026-01-01', 4), ('a', date '2026-01-02', 5), ('a', date '2026-01-03', 6)").ShouldBe("5.8");

    [Theory]
    [InlineData("metric_time__day", "2026-01-05 3\n2026-01-06 5")]
    [InlineData("metric_time__month", "2026-01 5")]
    public void Stock_RowsWithoutTimeOrMember_AreNoPeriodsEndAtAnyGrain(string by, string expected) =>
        Answer("balance", by, "('a', date '2026-01-05', 3), ('a', date '2026-01-06', 5), (null, date '2026-01-06', 7), ('b', null, 11)").ShouldBe(expected);

    private static string Answer(string metric, string by, string rows)
    {
        var connection = Duck.Open(Duck.InMemory);
        connection.Execute("create table visit (customer_id varchar, visited_on date, balance decimal(18, 4))");
        connection.Execute($"insert into visit values {rows}");
        using var engine = MetricEngine.Open(connection, ManifestReader.ReadText(Manifest, "visits.yml"), "test");
        return engine.Query(new MetricRequest([metric], by.Length == 0 ? [] : [by])).Text();
    }
}
