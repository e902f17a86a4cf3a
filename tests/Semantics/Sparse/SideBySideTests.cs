namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Numbers side by side: only rows that there are, nothing where nothing is, each fact at its own grain.</summary>
public sealed class SideBySideTests : IDisposable
{
    private const string Manifest =
        """
        ---
        semantic_model:
          name: orders
          node_relation: {schema_name: main, alias: fct_order}
          defaults: {agg_time_dimension: ordered_on}
          primary_entity: order
          entities: [{name: customer, type: foreign, expr: customer_id}]
          dimensions:
            - {name: ordered_on, type: time, type_params: {time_granularity: day}}
            - {name: is_gift, type: categorical}
          measures:
            - {name: orders, agg: count, expr: "1", create_metric: true}
            - {name: amount, agg: sum, create_metric: true}
            - {name: buyers, agg: count_distinct, expr: customer_id, create_metric: true}
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
        metric: {name: gifts, type: simple, type_params: {measure: orders}, filter: "{{ Dimension('order__is_gift') }}"}
        ---
        metric: {name: orders_or_0, type: simple, type_params: {measure: {name: orders, fill_nulls_with: 0}}}
        ---
        metric: {name: orders_each_day, type: simple, type_params: {measure: {name: orders, join_to_timespine: true, fill_nulls_with: 0}}}
        ---
        metric: {name: twice_or_0, type: derived, type_params: {expr: 2 * o, metrics: [{name: orders_or_0, alias: o}]}}
        ---
        metric: {name: orders_per_call, type: ratio, type_params: {numerator: orders, denominator: calls}}
        ---
        metric: {name: gift_share, type: ratio, type_params: {numerator: {name: orders, filter: "{{ Dimension('order__is_gift') }}"}, denominator: orders}}
        ---
        metric: {name: frequent, type: simple, type_params: {measure: amount}, filter: "{{ Metric('orders', group_by=['customer']) }} > 1"}
        """;

    private readonly Shop shop = new(
        Manifest,
        "create table dim_customer as select * from (values (1, 'jp'), (2, 'jp'), (3, 'de')) as c(id, country)",
        "create table fct_order as select * from (values (date '2026-01-05', 1, true, 10.0), (date '2026-01-05', 2, false, 20.0), (date '2026-01-07', 1, false, 5.0), (date '2026-01-07', null, false, 1.0)) as o(ordered_on, customer_id, is_gift, amount)",
        "create table fct_call as select * from (values (date '2026-01-05', 1), (date '2026-01-06', 3), (date '2026-01-06', 3), (date '2026-01-06', null)) as c(called_on, customer_id)");

    public void Dispose() => shop.Dispose();

    [Fact]
    public void Days_WithoutRows_AreNoRows() => shop.Ask("orders", "metric_time").ShouldBe("2026-01-05 2\n2026-01-07 2");

    /// <summary>A customer without orders is there for the calls; customers that nobody knows meet on one row.</summary>
    [Fact]
    public void TwoFacts_ByADimension_KeepEachOthersMembers() => shop.Ask("orders,calls", "customer__country").ShouldBe(
        """
        de – 2
        jp 3 1
        – 1 1
        """);

    /// <summary>Three orders and one call of Japan: a join of the rows would count an order for each call.</summary>
    [Fact]
    public void TwoFacts_SideBySide_AreNotMultiplied() => shop.Ask("amount,calls").ShouldBe("36 4");

    /// <summary>On the 7th there is no gift: nothing, where a count over the other measure's rows would be 0.</summary>
    [Fact]
    public void FilteredCount_BesideAnother_IsNothingWhereItHasNoRows() => shop.Ask("orders,gifts", "metric_time").ShouldBe("2026-01-05 2 1\n2026-01-07 2 –");

    [Fact]
    public void FilteredCount_BesideAnother_ReadsTheFactOnce() => shop.Explain("orders,gifts", "metric_time").Split("from main.fct_order").Length.ShouldBe(2);

    [Fact]
    public void Fill_OfAMetric_FillsTheOthersRows() => shop.Ask("orders_or_0,calls", "metric_time").ShouldBe("2026-01-05 2 1\n2026-01-06 0 3\n2026-01-07 2 –");

    /// <summary>Twice 0 would be 0 on the 6th, but the derived metric has no row there.</summary>
    [Fact]
    public void Fill_InsideADerivedMetric_StaysInsideItsRows() => shop.Ask("twice_or_0,calls", "metric_time").ShouldBe("2026-01-05 4 1\n2026-01-06 – 3\n2026-01-07 4 –");

    [Fact]
    public void TimeSpine_InARange_IsEveryDay() => shop.Ask("orders_each_day", "metric_time", start: "2026-01-04", end: "2026-01-07").ShouldBe("2026-01-04 0\n2026-01-05 2\n2026-01-06 0\n2026-01-07 2");

    [Fact]
    public void Ratio_OfTwoFacts_DividesWhatBothHave() => shop.Ask("orders_per_call", "metric_time").ShouldBe("2026-01-05 2\n2026-01-06 –\n2026-01-07 –");

    [Fact]
    public void Ratio_WithAFilteredNumerator_IsTheShare() => shop.Ask("gift_share,buyers", "metric_time__month").ShouldBe("2026-01 0.25 2");

    /// <summary>Customer 1 ordered twice: 10 + 5. The order of nobody is in no customer's count.</summary>
    [Fact]
    public void Filter_OnAMetric_KeepsTheRowsOfItsMembers() => shop.Ask("frequent").ShouldBe("15");

    [Fact]
    public void Order_Descending_WithALimit_TakesTheFirst() => shop.Ask("amount", "customer", orderBy: "-amount", limit: 1).ShouldBe("2 20");

    [Fact]
    public void Where_ByParts_HoldsTogether() => shop.Query(new Warehouse.Semantics.MetricRequest(["amount"], []) { Filters = ["{{ Dimension('customer__country') }} = 'jp'", "order__is_gift = false"] }).Rows[0][0].ShouldBe(25.0m);

    [Fact]
    public void Members_OfADimension_AreThoseThatThereAre() => shop.Ask("", "customer__country").ShouldBe("de\njp");

    [Fact]
    public void Literals_InTheStatement_AreBoundOrQuoted()
    {
        const string where = "{{ Dimension('customer__country') }} = 'o''hara; drop table days'";
        shop.Explain("amount", where: where).ShouldContain("customer.country = $1");
        using var again = new Shop(Manifest, "create table dim_customer (id integer, country varchar)", "create table fct_order (ordered_on date, customer_id integer, is_gift boolean, amount double)", "create table fct_call (called_on date, customer_id integer)");
        new Warehouse.Semantics.MetricCompiler(Warehouse.Semantics.Manifest.ManifestReader.ReadText(Manifest + Shop.Spine, "shop.yml"))
            .Compile(new Warehouse.Semantics.MetricRequest(["amount"], []) { Where = where }, isInline: true).Sql.ShouldContain("customer.country = 'o''hara; drop table days'");
    }
}
