namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Conversions: each is given to the nearest earlier base event, and counts at that event's time and members.</summary>
public sealed class ConversionTests : IDisposable
{
    private const string Manifest =
        """
        ---
        semantic_model:
          name: visits
          node_relation: {schema_name: main, alias: fct_visit}
          defaults: {agg_time_dimension: visited_at}
          primary_entity: visit
          entities: [{name: user, type: foreign, expr: user_id}]
          dimensions:
            - {name: visited_at, type: time, type_params: {time_granularity: day}}
            - {name: source, type: categorical}
            - {name: device, type: categorical}
          measures: [{name: visits, agg: count, expr: "1", create_metric: true}]
        ---
        semantic_model:
          name: buys
          node_relation: {schema_name: main, alias: fct_buy}
          defaults: {agg_time_dimension: bought_at}
          primary_entity: buy
          entities: [{name: user, type: foreign, expr: user_id}]
          dimensions:
            - {name: bought_at, type: time, type_params: {time_granularity: day}}
            - {name: device, type: categorical}
          measures: [{name: buys, agg: count, expr: "1"}, {name: spent, agg: sum, expr: amount}]
        ---
        metric: {name: rate, type: conversion, type_params: {conversion_type_params: {base_measure: visits, conversion_measure: buys, entity: user, window: 7 days}}}
        ---
        metric: {name: bought, type: conversion, type_params: {conversion_type_params: {base_measure: visits, conversion_measure: {name: buys, fill_nulls_with: 0}, entity: user, window: 7 days, calculation: conversions}}}
        ---
        metric: {name: ever, type: conversion, type_params: {conversion_type_params: {base_measure: visits, conversion_measure: buys, entity: user, calculation: conversions}}}
        ---
        metric: {name: spent_after, type: conversion, type_params: {conversion_type_params: {base_measure: visits, conversion_measure: spent, entity: user, window: 7 days, calculation: conversions}}}
        ---
        metric: {name: same_device, type: conversion, type_params: {conversion_type_params: {base_measure: visits, conversion_measure: buys, entity: user, window: 7 days, calculation: conversions, constant_properties: [{base_property: device, conversion_property: device}]}}}
        ---
        metric: {name: rate_before, type: derived, type_params: {expr: r, metrics: [{name: rate, offset_window: 1 day, alias: r}]}}
        """;

    // User 1 visits on the 1st (mail, phone) and the 5th (web, desk) and buys on the 6th twice and on the 12th: the 12th is 7 days after the 5th, outside.
    // User 2 visits on the 2nd and buys the same day. User 3 buys without a visit.
    private readonly Shop shop = new(
        Manifest,
        "create table fct_visit as select * from (values (timestamp '2026-01-01 10:00', 1, 'mail', 'phone'), (timestamp '2026-01-05 10:00', 1, 'web', 'desk'), (timestamp '2026-01-02 15:00', 2, 'web', 'phone')) as v(visited_at, user_id, source, device)",
        "create table fct_buy as select * from (values (timestamp '2026-01-06 09:00', 1, 'phone', 10), (timestamp '2026-01-06 09:00', 1, 'desk', 20), (timestamp '2026-01-12 09:00', 1, 'desk', 40), (timestamp '2026-01-02 11:00', 2, 'phone', 80), (timestamp '2026-01-03 09:00', 3, 'desk', 160)) as b(bought_at, user_id, device, amount)");

    public void Dispose() => shop.Dispose();

    /// <summary>By days, the purchase at 11 counts for the visit at 15 of the same day: base ≤ conversion in the grain of both.</summary>
    [Fact]
    public void Rate_ByTheVisitsDay_IsOfTheNearestEarlierVisit() => shop.Ask("rate", "metric_time").ShouldBe("2026-01 –\n2026-01-02 1\n2026-01-05 2");

    [Fact]
    public void Conversions_Filled_AreZeroForVisitsWithout() => shop.Ask("bought", "metric_time").ShouldBe("2026-01 0\n2026-01-02 1\n2026-01-05 2");

    [Fact]
    public void Conversions_ByTheVisitsMember_AreOfItsSource() => shop.Ask("bought,visits", "visit__source").ShouldBe("mail 0 1\nweb 3 2");

    [Fact]
    public void Conversions_WithoutAWindow_AreEachOnce() => shop.Ask("ever").ShouldBe("4");

    [Fact]
    public void Conversions_OfAnAmount_AreSummed() => shop.Ask("spent_after", "metric_time__month").ShouldBe("2026-01 110");

    /// <summary>The phone's purchase on the 6th goes back to the phone's visit on the 1st.</summary>
    [Fact]
    public void ConstantProperty_OfBoth_ChoosesTheVisit() => shop.Ask("same_device", "metric_time").ShouldBe("2026-01 1\n2026-01-02 1\n2026-01-05 1");

    /// <summary>Among visits by mail the nearest to the 6th is that of the 1st.</summary>
    [Fact]
    public void Filter_OfVisits_ChoosesAmongThoseLeft() => shop.Ask("bought", where: "{{ Dimension('visit__source') }} = 'mail'").ShouldBe("2");

    [Fact]
    public void Range_OfVisits_LeavesLaterConversionsIn() => shop.Ask("rate", start: "2026-01-05", end: "2026-01-05").ShouldBe("2");

    [Fact]
    public void Conversion_AtAnEarlierTime_IsRefused() => shop.Refused("rate_before", "metric_time").ShouldContain("the conversion metric 'rate' cannot be read at an earlier time");
}
