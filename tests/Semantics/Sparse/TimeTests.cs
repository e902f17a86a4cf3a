namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Times: grains, parts, offsets by the day, running totals, ranges.</summary>
public sealed class TimeTests : IDisposable
{
    private const string Manifest =
        """
        ---
        semantic_model:
          name: sales
          node_relation: {schema_name: main, alias: fct_sale}
          defaults: {agg_time_dimension: sold_on}
          primary_entity: sale
          entities: [{name: buyer, type: foreign, expr: buyer_id}]
          dimensions:
            - {name: sold_on, type: time, type_params: {time_granularity: day}}
            - {name: paid_on, type: time, type_params: {time_granularity: day}}
            - {name: is_large, type: categorical, expr: amount > 6}
          measures:
            - {name: amount, agg: sum, create_metric: true}
            - {name: mean, agg: average, expr: amount}
            - {name: buyers, agg: count_distinct, expr: buyer_id}
        ---
        semantic_model:
          name: plans
          node_relation: {schema_name: main, alias: fct_plan}
          defaults: {agg_time_dimension: month}
          primary_entity: plan
          dimensions: [{name: month, type: time, type_params: {time_granularity: month}}]
          measures: [{name: planned, agg: sum, create_metric: true}]
        ---
        metric: {name: two_days, type: cumulative, type_params: {measure: amount, cumulative_type_params: {window: 2 days}}}
        ---
        metric: {name: mean_of_2_days, type: cumulative, type_params: {measure: mean, window: 2 days}}
        ---
        metric: {name: buyers_of_2_days, type: cumulative, type_params: {measure: buyers, window: 2 days}}
        ---
        metric: {name: month_to_date, type: cumulative, type_params: {measure: amount, cumulative_type_params: {grain_to_date: month, period_agg: last}}}
        ---
        metric: {name: ever, type: cumulative, type_params: {measure: amount, cumulative_type_params: {period_agg: last}}}
        ---
        metric: {name: ever_mean, type: cumulative, type_params: {measure: amount, cumulative_type_params: {period_agg: average}}}
        ---
        metric: {name: yesterday, type: derived, type_params: {expr: y, metrics: [{name: amount, offset_window: 1 day, alias: y}]}}
        ---
        metric: {name: day_before, type: derived, type_params: {expr: y, metrics: [{name: yesterday, offset_window: 1 day, alias: y}]}}
        ---
        metric: {name: growth, type: derived, type_params: {expr: amount - y, metrics: [{name: amount}, {name: amount, offset_window: 1 day, alias: y}]}}
        ---
        metric: {name: month_before, type: derived, type_params: {expr: m, metrics: [{name: amount, offset_window: 1 month, alias: m}]}}
        ---
        metric: {name: at_start, type: derived, type_params: {expr: s, metrics: [{name: amount, offset_to_grain: month, alias: s}]}}
        ---
        metric: {name: half_before, type: derived, type_params: {expr: h, metrics: [{name: amount, offset_window: 1 half, alias: h}]}}
        ---
        metric: {name: plan_before, type: derived, type_params: {expr: planned - p, metrics: [{name: planned}, {name: planned, offset_window: 1 month, alias: p}]}}
        """;

    private readonly Shop shop = new(
        Manifest,
        "create table fct_sale as select * from (values (date '2026-01-01', date '2026-01-02', 1, 5), (date '2026-01-03', date '2026-01-03', 1, 7), (date '2026-01-03', null, 2, 2), (date '2026-02-28', date '2026-03-01', 2, 9)) as s(sold_on, paid_on, buyer_id, amount)",
        "create table fct_plan as select * from (values (date '2026-01-01', 10), (date '2026-02-01', 14)) as p(month, planned)");

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("metric_time", "2026-01 5\n2026-01-03 9\n2026-02-28 9")]
    [InlineData("metric_time__month", "2026-01 14\n2026-02 9")]
    [InlineData("metric_time__quarter", "2026-01 23")]
    [InlineData("metric_time__half", "H1 14\nH2 9")]
    [InlineData("metric_time__extract_month", "1 14\n2 9")]
    [InlineData("metric_time__extract_dow", "4 5\n6 18")]
    [InlineData("sale__sold_on__month", "2026-01 14\n2026-02 9")]
    [InlineData("sale__paid_on__month", "2026-01 12\n2026-03 9\n– 2")]
    public void Time_AtAGrainOrPart_GroupsByIt(string groupBy, string expected) => shop.Ask("amount", groupBy).ShouldBe(expected);

    /// <summary>On the 2nd the window still holds the 1st; on the 5th it holds nothing, so there is no row.</summary>
    [Fact]
    public void Window_OfTwoDays_EndsOnEachDayThatItReaches() => shop.Ask("two_days", "metric_time").ShouldBe("2026-01 5\n2026-01-02 5\n2026-01-03 9\n2026-01-04 9\n2026-02-28 9\n2026-03 9");

    /// <summary>On the 4th: the mean of 7 and 2, not of sums; buyers 1 and 2 of the 3rd.</summary>
    [Fact]
    public void Window_OverMeansAndDistincts_GoesBackToTheRows() =>
        shop.Ask("mean_of_2_days,buyers_of_2_days", "metric_time", start: "2026-01-02", end: "2026-01-04").ShouldBe("2026-01-02 5 1\n2026-01-03 4.5 2\n2026-01-04 4.5 2");

    [Fact]
    public void Window_AtTheEdgeOfARange_ReachesBeforeIt() => shop.Ask("two_days", "metric_time", start: "2026-01-04", end: "2026-01-04").ShouldBe("2026-01-04 9");

    [Fact]
    public void MonthToDate_BeginsAnew() => shop.Ask("month_to_date", "metric_time", start: "2026-01-30", end: "2026-02-28").ShouldBe("2026-01-30 14\n2026-01-31 14\n2026-02-28 9");

    [Fact]
    public void RunningTotal_ByMonth_IsThatOfItsLastDay() => shop.Ask("ever", "metric_time__month", end: "2026-02-28").ShouldBe("2026-01 14\n2026-02 23");

    /// <summary>January: 5 on two days, 14 on 29; the mean of 31 days.</summary>
    [Fact]
    public void RunningTotal_ByMonth_MayBeTheMeanOfItsDays() => shop.Ask("ever_mean", "metric_time__month", end: "2026-01-31").ShouldBe("2026-01 13.4194");

    [Fact]
    public void RunningTotal_WithoutTime_IsEverything() => shop.Ask("ever").ShouldBe("23");

    [Fact]
    public void Offset_ByADay_ShowsItADayLater() => shop.Ask("yesterday", "metric_time").ShouldBe("2026-01-02 5\n2026-01-04 9\n2026-03 9");

    [Fact]
    public void Offset_OfAnOffset_AddsUp() => shop.Ask("day_before", "metric_time").ShouldBe("2026-01-03 5\n2026-01-05 9\n2026-03-02 9");

    /// <summary>The filter on time is on the day shown, not on the day read; that on the sale is on the sale.</summary>
    [Fact]
    public void Filter_OnAnOffset_IsOnTheTimeShown() =>
        shop.Ask("yesterday", "metric_time", "{{ TimeDimension('metric_time', 'day') }} >= '2026-01-04' and {{ Dimension('sale__is_large') }}").ShouldBe("2026-01-04 7\n2026-03 9");

    [Fact]
    public void Growth_WhereOneSideIsMissing_IsNothing() => shop.Ask("growth", "metric_time", end: "2026-01-04").ShouldBe("2026-01 –\n2026-01-02 –\n2026-01-03 –\n2026-01-04 –");

    /// <summary>MetricFlow's offset of a month: 28 February is read on 28, 29, 30 and 31 March.</summary>
    [Fact]
    public void Offset_ByAMonth_GoesByTheCalendarOfDays() => shop.Ask("month_before", "metric_time", start: "2026-03-01", end: "2026-04-30").ShouldBe("2026-03-28 9\n2026-03-29 9\n2026-03-30 9\n2026-03-31 9");

    [Fact]
    public void Offset_OfMonths_IsOneScan()
    {
        shop.Ask("plan_before", "metric_time").ShouldBe("2026-01 –\n2026-02 4\n2026-03 –");
        shop.Explain("plan_before", "metric_time").Split("from main.fct_plan").Length.ShouldBe(2);
    }

    [Fact]
    public void OffsetToTheStart_ByMonth_IsItsFirstDay() => shop.Ask("at_start", "metric_time__month").ShouldBe("2026-01 5");

    [Fact]
    public void Offset_ByACustomPeriod_ReadsTheOneBefore() => shop.Ask("half_before", "metric_time__half").ShouldBe("H2 14");

    /// <summary>1 February is the first day of H2 and reads the first of H1, 1 December; 4 March is the 32nd and reads 1 January.</summary>
    [Fact]
    public void Offset_ByACustomPeriod_ByDay_ReadsTheSamePlace() => shop.Ask("half_before", "metric_time").ShouldBe("2026-03-04 5\n2026-03-06 9");

    [Fact]
    public void MetricTime_OfMonthlyAndDailyNumbers_IsTheMonth() => shop.Ask("amount,planned", "metric_time").ShouldBe("2026-01 14 10\n2026-02 9 14");

    [Fact]
    public void Range_ByMonth_IsWidenedToMonths() => shop.Ask("amount", "metric_time__month", start: "2026-01-02", end: "2026-01-02").ShouldBe("2026-01 14");

    [Fact]
    public void Range_WithoutTime_IsOfItsDays() => shop.Ask("amount", start: "2026-01-02", end: "2026-01-03").ShouldBe("9");

    [Fact]
    public void Filter_OnAPeriod_ReachesTheColumn() => shop.Explain("amount", "metric_time", "{{ TimeDimension('metric_time', 'month') }} = '2026-01-01'")
        .ShouldContain("where sales.sold_on >= $1\n    and sales.sold_on < $2");

    [Fact]
    public void Spine_WithoutMetrics_IsItsTimes() => shop.Ask("", "metric_time__month").ShouldBe("2025-12\n2026-01\n2026-02\n2026-03\n2026-04");
}
