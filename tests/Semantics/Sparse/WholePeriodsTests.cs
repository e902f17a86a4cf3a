using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Offsets by the periods that are asked for: the whole period before is read, its last days too.</summary>
public sealed class WholePeriodsTests : IDisposable
{
    private const string Manifest =
        """
        ---
        semantic_model:
          name: sales
          node_relation: {schema_name: main, alias: fct_sale}
          defaults: {agg_time_dimension: sold_on}
          primary_entity: sale
          dimensions: [{name: sold_on, type: time, type_params: {time_granularity: day}}]
          measures:
            - {name: amount, agg: sum, create_metric: true}
            - {name: sales, agg: count, expr: '1', create_metric: true}
            - {name: middle, agg: median, expr: amount, create_metric: true}
            - {name: in_stock, agg: sum, expr: stock, create_metric: true, non_additive_dimension: {name: sold_on, window_choice: max}}
        ---
        metric: {name: month_before, type: derived, type_params: {expr: x, metrics: [{name: amount, offset_window: 1 month, alias: x}]}}
        ---
        metric: {name: middle_before, type: derived, type_params: {expr: x, metrics: [{name: middle, offset_window: 1 month, alias: x}]}}
        ---
        metric: {name: stock_before, type: derived, type_params: {expr: x, metrics: [{name: in_stock, offset_window: 1 month, alias: x}]}}
        ---
        metric: {name: change, type: derived, type_params: {expr: a - b, metrics: [{name: amount, alias: a}, {name: amount, offset_window: 1 month, alias: b}]}}
        ---
        metric: {name: middle_change, type: derived, type_params: {expr: a - b, metrics: [{name: middle, alias: a}, {name: middle, offset_window: 1 month, alias: b}]}}
        ---
        metric: {name: sales_change, type: derived, type_params: {expr: a - b, metrics: [{name: sales, alias: a}, {name: sales, offset_window: 1 month, alias: b}]}}
        ---
        metric: {name: amount_or_0, type: simple, type_params: {measure: {name: amount, fill_nulls_with: 0}}}
        ---
        metric: {name: filled_change, type: derived, type_params: {expr: a - b, metrics: [{name: amount_or_0, alias: a}, {name: amount_or_0, offset_window: 1 month, alias: b}]}}
        ---
        metric: {name: quarter_change, type: derived, type_params: {expr: a - b, metrics: [{name: amount_or_0, alias: a}, {name: amount_or_0, offset_window: 1 quarter, alias: b}]}}
        ---
        metric: {name: next_week, type: derived, type_params: {expr: 'coalesce(a, 0) + 100 * coalesce(b, 0)', metrics: [{name: amount, alias: a}, {name: amount, offset_window: 1 week, alias: b}]}}
        ---
        metric: {name: two_before, type: derived, type_params: {expr: x, metrics: [{name: month_before, offset_window: 1 month, alias: x}]}}
        """;

    private readonly Shop shop = new(
        Manifest,
        "create table fct_sale as select * from (values (date '2026-01-10', 1, 50), (date '2026-01-30', 3, 40), (date '2026-01-31', 8, 30), (date '2026-02-28', 9, 20)) as s(sold_on, amount, stock)");

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("month_before", "2026-02 12\n2026-03 9")] // 1 + 3 + 8, of which February has a 10th only
    [InlineData("middle_before", "2026-02 3\n2026-03 9")] // of 1, 3, 8
    [InlineData("stock_before", "2026-02 30\n2026-03 20")] // on 31 January
    [InlineData("two_before", "2026-03 12\n2026-04 9")]
    public void Offset_OfAMonthByMonth_ReadsTheMonthToItsLastDay(string metric, string expected) => shop.Ask(metric, "metric_time__month").ShouldBe(expected);

    /// <summary>Each month for itself and for the next, a month that has only a past among them.</summary>
    [Theory]
    [InlineData("change", "2026-01 –\n2026-02 -3\n2026-03 –")] // 9 - 12
    [InlineData("middle_change", "2026-01 –\n2026-02 6\n2026-03 –")] // 9 - 3
    [InlineData("sales_change", "2026-01 –\n2026-02 -2\n2026-03 –")] // 1 - 3; a month without rows has no count
    [InlineData("filled_change", "2026-01 12\n2026-02 -3\n2026-03 -9")]
    [InlineData("amount,change,month_before", "2026-01 12 – –\n2026-02 9 -3 12\n2026-03 – – 9")]
    public void Change_InAClosedRange_ComparesEachMonthWithTheOneBefore(string metric, string expected) =>
        shop.Ask(metric, "metric_time__month", start: "2026-01-01", end: "2026-03-31").ShouldBe(expected);

    [Fact]
    public void Change_OfAQuarterByQuarter_ComparesQuarters() =>
        shop.Ask("quarter_change", "metric_time__quarter", start: "2026-01-01", end: "2026-06-30").ShouldBe("2026-01 21\n2026-04 -21");

    [Fact]
    public void Change_OfAWeekByWeek_ComparesWeeks() =>
        shop.Ask("next_week", "metric_time__week", start: "2026-01-05", end: "2026-03-08").ShouldBe("2026-01-05 1\n2026-01-12 100\n2026-01-26 11\n2026-02-02 1100\n2026-02-23 9\n2026-03-02 900");

    /// <summary>What a range leaves out is left out at its beginning and at its end, though the sums of both are read.</summary>
    [Theory]
    [InlineData("2026-02-01", "2026-02-28", "2026-02 9 -3 12")]
    [InlineData("2026-03-01", "2026-03-31", "2026-03 – – 9")]
    [InlineData("2025-12-01", "2026-01-31", "2026-01 12 – –")]
    public void Change_InAClosedRange_ShowsItsMonthsOnly(string start, string end, string expected) =>
        shop.Ask("amount,change,month_before", "metric_time__month", start: start, end: end).ShouldBe(expected);

    /// <summary>The months of a closed range are known without the time spine.</summary>
    [Fact]
    public void Change_InAClosedRange_ReadsTheFactOnceAndNoSpine()
    {
        var sql = new MetricCompiler(ManifestReader.ReadText(Manifest + Shop.Spine, "shop.yml"))
            .Compile(new MetricRequest(["change"], ["metric_time__month"]) { Start = new DateOnly(2026, 1, 1), End = new DateOnly(2026, 3, 31) }).Sql;
        sql.Split("main.fct_sale").Length.ShouldBe(2);
        sql.ShouldNotContain("main.days");
    }

    /// <summary>A quarter shows the months' days that fall into it: 28 February is read on 28 to 31 March, 31 January on no day of the calendar.</summary>
    [Fact]
    public void Offset_OfAMonthByQuarter_GoesByTheDaysShown() => shop.Ask("month_before", "metric_time__quarter").ShouldBe("2026-01 37");

    /// <summary>A filter on days sees the days that are shown: 10 February reads 10 January.</summary>
    [Fact]
    public void Offset_OfAMonthWithAFilterOnDays_GoesByDays() =>
        shop.Ask("month_before", "metric_time__month", "{{ TimeDimension('metric_time', 'day') }} <= '2026-02-10'").ShouldBe("2026-02 1");
}
