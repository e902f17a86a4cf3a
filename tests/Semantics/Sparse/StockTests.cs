namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Stocks of MetricFlow's kind: one time of a period counts, the same for all members unless an entity has its own.</summary>
public sealed class StockTests : IDisposable
{
    private const string Manifest =
        """
        ---
        semantic_model:
          name: balances
          node_relation: {schema_name: main, alias: fct_balance}
          defaults: {agg_time_dimension: month}
          primary_entity: balance
          entities: [{name: account, type: foreign, expr: account_id}]
          dimensions:
            - {name: month, type: time, type_params: {time_granularity: month}}
            - {name: kind, type: categorical}
          measures:
            - {name: last_balance, agg: sum, expr: amount, create_metric: true, non_additive_dimension: {name: month, window_choice: max}}
            - {name: first_balance, agg: sum, expr: amount, create_metric: true, non_additive_dimension: {name: month, window_choice: min}}
            - {name: own_balance, agg: sum, expr: amount, create_metric: true, non_additive_dimension: {name: month, window_choice: max, window_groupings: [account]}}
        ---
        metric: {name: before, type: derived, type_params: {expr: b, metrics: [{name: last_balance, offset_window: 1 month, alias: b}]}}
        ---
        metric: {name: windowed, type: cumulative, type_params: {measure: last_balance, window: 2 months}}
        """;

    private readonly Shop shop = new(
        Manifest,
        "create table fct_balance as select * from (values (date '2026-01-01', 1, 'a', 5), (date '2026-02-01', 1, 'a', 7), (date '2026-02-01', 2, 'b', 1), (date '2026-03-01', 1, 'a', 2), (date '2026-04-01', 1, 'a', 4)) as b(month, account_id, kind, amount)");

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("last_balance", "metric_time__quarter", "2026-01 2\n2026-04 4")]
    [InlineData("first_balance", "metric_time__quarter", "2026-01 5\n2026-04 4")]
    [InlineData("last_balance", "metric_time__month", "2026-01 5\n2026-02 8\n2026-03 2\n2026-04 4")]
    [InlineData("last_balance", "", "4")]
    [InlineData("last_balance", "balance__kind", "a 4")]
    [InlineData("own_balance", "", "5")]
    [InlineData("own_balance", "account", "1 4\n2 1")]
    [InlineData("own_balance", "metric_time__quarter", "2026-01 3\n2026-04 4")]
    public void Stock_OfAPeriod_IsThatOfOneTime(string metric, string groupBy, string expected) => shop.Ask(metric, groupBy).ShouldBe(expected);

    /// <summary>Filters choose rows first: of kind b the last month is February.</summary>
    [Fact]
    public void Stock_OfFilteredRows_IsThatOfTheirLastTime() => shop.Ask("last_balance", "metric_time__quarter", "{{ Dimension('balance__kind') }} = 'b'").ShouldBe("2026-01 1");

    /// <summary>A month later: January's 5 in February, up to April's 4 in May, which the spine ends before.</summary>
    [Fact]
    public void Stock_AtAnEarlierTime_IsShifted() => shop.Ask("before", "metric_time").ShouldBe("2026-02 5\n2026-03 8\n2026-04 2");

    /// <summary>The first quarter shows January and February, so February's 8; the second shows March.</summary>
    [Fact]
    public void Stock_AtAnEarlierTime_ByQuarter_IsTheLastThatIsShown() => shop.Ask("before", "metric_time__quarter").ShouldBe("2026-01 8\n2026-04 2");

    [Fact]
    public void Stock_OverAWindow_IsRefused() => shop.Refused("windowed", "metric_time").ShouldBe(
        "the measure 'last_balance' is a stock: it is not added up over month, so no window over it has a meaning");
}
