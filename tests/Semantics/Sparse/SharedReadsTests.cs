namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Numbers that are read together are what each would be alone: ranges, filters, the spine's added periods.</summary>
public sealed class SharedReadsTests : IDisposable
{
    private const string Manifest =
        """
        ---
        semantic_model:
          name: sales
          node_relation: {schema_name: main, alias: fct_sale}
          defaults: {agg_time_dimension: sold_on}
          primary_entity: sale
          entities: [{name: customer, type: foreign, expr: customer_id}]
          dimensions:
            - {name: sold_on, type: time, type_params: {time_granularity: day}}
            - {name: is_big, type: categorical, expr: amount > 100}
          measures:
            - {name: amount, agg: sum, create_metric: true}
            - {name: sales, agg: sum, expr: "1", create_metric: true}
            - {name: receipts, agg: count, expr: "1", create_metric: true}
            - {name: in_stock, agg: sum, expr: stock, create_metric: true, non_additive_dimension: {name: sold_on, window_choice: max}}
        ---
        semantic_model:
          name: calls
          node_relation: {schema_name: main, alias: fct_call}
          defaults: {agg_time_dimension: called_on}
          primary_entity: call
          entities: [{name: customer, type: foreign, expr: customer_id}]
          dimensions: [{name: called_on, type: time, type_params: {time_granularity: day}}]
          measures: [{name: calls, agg: sum, expr: "1", create_metric: true}]
        ---
        semantic_model:
          name: customers
          node_relation: {schema_name: main, alias: dim_customer}
          entities: [{name: customer, type: primary, expr: id}]
          dimensions: [{name: country, type: categorical}]
        ---
        semantic_model:
          name: plans
          node_relation: {schema_name: main, alias: fct_plan}
          defaults: {agg_time_dimension: planned_month}
          primary_entity: plan
          dimensions: [{name: planned_month, type: time, type_params: {time_granularity: month}}]
          measures: [{name: planned, agg: sum, create_metric: true}]
        ---
        metric: {name: big_sales, type: simple, type_params: {measure: {name: sales, filter: "{{ Dimension('sale__is_big') }}"}}}
        ---
        metric: {name: big_receipts, type: simple, type_params: {measure: {name: receipts, filter: "{{ Dimension('sale__is_big') }}"}}}
        ---
        metric: {name: with_big, type: derived, type_params: {expr: "coalesce(n, 0) + coalesce(b, 0)", metrics: [{name: sales, alias: n}, {name: big_sales, alias: b}]}}
        ---
        metric: {name: sales_of_japan, type: simple, filter: "{{ Dimension('customer__country') }} = 'jp'", type_params: {measure: {name: sales, join_to_timespine: true}}}
        ---
        metric: {name: contacts_of_japan, type: derived, type_params: {expr: "coalesce(c, 0) + coalesce(s, 0)", metrics: [{name: calls, alias: c}, {name: sales_of_japan, alias: s}]}}
        ---
        metric: {name: of_a_week, type: cumulative, type_params: {measure: {name: amount, join_to_timespine: true}, cumulative_type_params: {window: 7 days}}}
        ---
        metric: {name: of_a_week_or_7, type: cumulative, type_params: {measure: {name: amount, join_to_timespine: true, fill_nulls_with: 7}, cumulative_type_params: {window: 7 days}}}
        ---
        metric: {name: growth, type: derived, type_params: {expr: a - b, metrics: [{name: amount, alias: a}, {name: amount, offset_window: 1 month, alias: b}]}}
        ---
        metric: {name: of_the_half_before, type: derived, type_params: {expr: x, metrics: [{name: amount, offset_window: 1 half, alias: x}]}}
        ---
        metric: {name: of_the_months_first, type: derived, type_params: {expr: x, metrics: [{name: amount, offset_to_grain: month, alias: x}]}}
        """;

    private readonly Shop shop = new(
        Manifest,
        "create table fct_sale as select * from (values (date '2025-12-31', 1, 4, 9), (date '2026-01-10', 1, 1, 5), (date '2026-01-31', 2, 8, 3)) as s(sold_on, customer_id, amount, stock)",
        "create table fct_call (called_on date, customer_id integer)",
        "create table dim_customer as select * from (values (1, 'jp'), (2, 'de')) as c(id, country)",
        "create table fct_plan as select * from (values (date '2026-01-01', 10), (date '2026-02-01', 20)) as p(planned_month, planned)");

    public void Dispose() => shop.Dispose();

    /// <summary>December's last stock must not come in through the rows that the other measure reads.</summary>
    [Fact]
    public void Stock_BesideASum_KeepsItsRange() => shop.Ask("in_stock,sales", "metric_time__quarter", start: "2026-01-01").ShouldBe("2026-01 3 2");

    /// <summary>No sale is big; that is no reason for the others not to be read.</summary>
    [Fact]
    public void FilteredMeasure_BesideOneOverAllRows_DoesNotNarrowIt() => shop.Ask("big_sales,with_big", "metric_time__month").ShouldBe("2025-12 – 1\n2026-01 – 2");

    [Fact]
    public void FilteredCount_WithoutMembers_IsZero() => shop.Ask("receipts,big_receipts").ShouldBe("3 0");

    /// <summary>The periods that the spine adds belong to no country, so the filter leaves none of them, inside another metric too.</summary>
    [Fact]
    public void FilterOfAnInput_HoldsForThePeriodsThatTheSpineAdds() => shop.Ask("contacts_of_japan", "metric_time__month,customer__country").ShouldBe("2025-12 jp 1\n2026-01 jp 1");

    /// <summary>Of each month its first day, sales or none: 1 January looks back on the 4 of New Year's Eve, 1 February on the 8 of the day before.</summary>
    [Theory]
    [InlineData("of_a_week", "2025-12 –\n2026-01 4\n2026-02 8\n2026-03 –\n2026-04 –")]
    [InlineData("of_a_week_or_7", "2025-12 7\n2026-01 4\n2026-02 8\n2026-03 7\n2026-04 7")]
    public void RunningTotal_OnTheSpineByMonth_IsThatOfTheFirstDay(string metric, string expected) => shop.Ask(metric, "metric_time__month").ShouldBe(expected);

    /// <summary>A month that is known as a whole lies in a range that any day of it lies in.</summary>
    [Fact]
    public void Range_WithoutATime_IsInTheMetricsOwnPeriods() => shop.Ask("planned", start: "2026-01-31", end: "2026-01-31").ShouldBe("10");

    /// <summary>The second half begins on 1 February.</summary>
    [Theory]
    [InlineData(null, "2026-01-31", "")]
    [InlineData("2026-02-01", null, "H2 13")]
    public void Range_OverCustomPeriodsThatAreMoved_GoesByTheirFirstDay(string? start, string? end, string expected) =>
        shop.Ask("of_the_half_before", "metric_time__half", start: start, end: end).ShouldBe(expected);

    /// <summary>Each member's months for themselves: nobody's past is another's.</summary>
    [Fact]
    public void Growth_ByMember_ComparesTheMemberWithItself() => shop.Ask("growth", "metric_time__month,customer", start: "2025-12-01", end: "2026-02-28").ShouldBe(
        """
        2025-12 1 –
        2026-01 1 -3
        2026-01 2 –
        2026-02 1 –
        2026-02 2 –
        """);

    [Fact]
    public void Beginning_ByACustomPeriod_IsRefused() => shop.Refused("of_the_months_first", "metric_time__half").ShouldBe(
        "the measure 'amount' is read at the beginning of the month: each day of metric_time__half would read it again; ask by day too, or by a period of the calendar");
}
