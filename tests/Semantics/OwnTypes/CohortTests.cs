using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.OwnTypes;

/// <summary>Cohorts by age: over a stock and over a flow, first and recurring, monthly and weekly.</summary>
public sealed class CohortTests : IDisposable
{
    private const string Definitions =
        """
        warehouse: {settings: etl.setting, spine: {model: star.item, month: valid_from}}
        semantic_models:
          - name: items
            model: star.item
            entities: [{name: account, type: foreign, expr: account_id}]
            dimensions: [{name: plan, type: categorical}]
            measures: [{name: mrr, agg: sum, expr: amount, as_of: {valid_from: valid_from, valid_to: valid_to}}]
          - name: events
            model: star.event
            defaults: {agg_time_dimension: happened_on}
            entities: [{name: account, type: foreign, expr: account_id}]
            dimensions: [{name: happened_on, type: time, type_params: {time_granularity: day}}]
            measures:
              - {name: signups, agg: count, expr: "1", filter: kind = 'signup'}
              - {name: visits, agg: count, expr: "1", filter: kind = 'visit'}
        metrics:
          - {name: logos, type: cohort, type_params: {measure: mrr, entity: account, value: logo}}
          - {name: logos_unbroken, type: cohort, type_params: {measure: mrr, entity: account, value: logo, reading: unbroken}}
          - {name: money, type: cohort, type_params: {measure: mrr, entity: account, value: retained}}
          - {name: money_unbroken, type: cohort, type_params: {measure: mrr, entity: account, value: retained, reading: unbroken}}
          - {name: size, type: cohort, type_params: {measure: mrr, entity: account, value: size}}
          - {name: staying, type: cohort, type_params: {measure: mrr, entity: account, value: entities}}
          - {name: earned, type: cohort, type_params: {measure: mrr, entity: account, value: cumulative}}
          - {name: by_quarter, type: cohort, type_params: {measure: mrr, entity: account, value: logo, grain: quarter}}
          - {name: weekly_first, type: cohort, type_params: {measure: visits, entity: account, value: logo, grain: week}}
          - {name: weekly_recurring, type: cohort, type_params: {measure: visits, entity: account, value: logo, grain: week, cohorts: recurring}}
          - {name: weekly_size, type: cohort, type_params: {measure: visits, entity: account, value: size, grain: week, cohorts: recurring}}
          - {name: weekly_visits, type: cohort, type_params: {measure: visits, entity: account, value: amount, grain: week}}
          - {name: after_signup, type: cohort, type_params: {measure: visits, start: signups, entity: account, value: logo}}
        """;

    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-04", fiscalYearStart: 1, manifest: ManifestReader.ReadText(Definitions, "cohorts.yml"))
        .Run("create table star.item (account_id varchar, plan varchar, amount decimal(18, 4), valid_from date, valid_to date)")
        .Run("create table star.event (account_id varchar, kind varchar, happened_on date)");

    public void Dispose() => warehouse.Dispose();

    /// <summary>January: a pays throughout, more in March; b leaves for February and comes back. February: c pays, and leaves in April.</summary>
    private TinyWarehouse ThreeAccounts() => warehouse.Rows(
        "star.item", "account_id, plan, amount, valid_from, valid_to",
        "'a', 'pro', 100, date '2026-01-10', date '2026-03-05'", "'a', 'max', 150, date '2026-03-05', null",
        "'b', 'pro', 50, date '2026-01-31', date '2026-02-10'", "'b', 'max', 60, date '2026-03-31', null",
        "'c', 'max', 40, date '2026-02-01', date '2026-04-30'",
        "'d', 'max', 70, date '2026-01-02', date '2026-01-31'");

    /// <summary>d lies between two month ends, so it has no cohort. Of the February cohort age 3 would be May, which has not ended.</summary>
    [Fact]
    public void Cohort_ByAge_FollowsEachCohortAsFarAsTimeHasCome() =>
        ThreeAccounts().Query("size,staying,logos,logos_unbroken,money,money_unbroken,earned", "cohort,age").Text().ShouldBe(
            """
            2026-01 0 2 2 1 1 1 1 75
            2026-01 1 2 1 0.5 0.5 0.6667 0.6667 125
            2026-01 2 2 2 1 0.5 1.4 1 230
            2026-01 3 2 2 1 0.5 1.4 1 335
            2026-02 0 1 1 1 1 1 1 40
            2026-02 1 1 1 1 1 1 1 80
            2026-02 2 1 0 0 0 0 0 80
            2026-02 3 – – – – – – –
            """);

    /// <summary>At age 2: two of January's stay and none of February's, 2 ÷ 3. At age 3 only January is old enough.</summary>
    [Fact]
    public void Cohort_WithoutTheCohort_IsTheMeanOfThoseOldEnough() =>
        ThreeAccounts().Query("logos,size,money", "age").Text().ShouldBe(
            """
            0 1 3 1
            1 0.6667 3 0.7368
            2 0.6667 3 1.1053
            3 1 2 1.4
            """);

    [Fact]
    public void Cohort_ByADimension_IsOfTheMemberAtAcquisition() =>
        ThreeAccounts().Query("size,logos", "plan,age", "age <= 2").Text().ShouldBe(
            """
            max 0 1 1
            max 1 1 1
            max 2 1 0
            pro 0 2 1
            pro 1 2 0.5
            pro 2 2 1
            """);

    [Fact]
    public void Cohort_OverARange_ChoosesCohorts() =>
        ThreeAccounts().Query("size", "age", start: "2026-02-01", end: "2026-02-28").Text().ShouldBe("0 1\n1 1\n2 1\n3 –");

    /// <summary>All three pay by the end of March, which is the first quarter's; the second has not ended.</summary>
    [Fact]
    public void Cohort_ByQuarter_ReadsTheStockAtTheQuartersEnd() =>
        ThreeAccounts().Query("by_quarter", "cohort,age").Text().ShouldBe("2026-01 0 1");

    /// <summary>Weeks from 5, 12, 19, 26 January. a visits in weeks 1, 2 and 4, b in 2 and 3. As of 10 May.</summary>
    private TinyWarehouse Visits() => warehouse.Rows(
        "star.event", "account_id, kind, happened_on",
        "'a', 'visit', date '2026-01-05'", "'a', 'visit', date '2026-01-11'", "'a', 'visit', date '2026-01-12'", "'a', 'visit', date '2026-01-26'",
        "'b', 'visit', date '2026-01-18'", "'b', 'visit', date '2026-01-19'");

    [Fact]
    public void Cohort_OfFirstTime_CountsAnEntityOnce() =>
        Visits().Query("weekly_first,weekly_visits", "cohort,age", "age <= 3").Text().ShouldBe(
            """
            2026-01-05 0 1 2
            2026-01-05 1 1 1
            2026-01-05 2 0 0
            2026-01-05 3 1 1
            2026-01-12 0 1 1
            2026-01-12 1 1 1
            2026-01-12 2 0 0
            2026-01-12 3 0 0
            """);

    /// <summary>Week 2 has both: b comes again a week later, a two weeks later.</summary>
    [Fact]
    public void Cohort_Recurring_CountsAnEntityInEachPeriodThatItStarts() =>
        Visits().Query("weekly_size,weekly_recurring", "cohort,age", "age <= 2").Text().ShouldBe(
            """
            2026-01-05 0 1 1
            2026-01-05 1 1 1
            2026-01-05 2 1 0
            2026-01-12 0 2 1
            2026-01-12 1 2 0.5
            2026-01-12 2 2 0.5
            2026-01-19 0 1 1
            2026-01-19 1 1 0
            2026-01-19 2 1 0
            2026-01-26 0 1 1
            2026-01-26 1 1 0
            2026-01-26 2 1 0
            """);

    /// <summary>Weeks that have ended by Sunday 10 May: from 5 January eighteen, so the week from 12 January has no age 17.</summary>
    [Fact]
    public void Cohort_OfARunningPeriod_IsUnknown() =>
        Visits().Query("weekly_first", "cohort,age", "age >= 17").Text().ShouldBe("2026-01-05 17 0\n2026-01-12 17 –");

    /// <summary>a signs up in January without a visit then, b with one: at age 0 everyone counts. One visit lies before b's signup.</summary>
    [Fact]
    public void Cohort_WithAStartOfItsOwn_CountsEveryoneAtAgeZero() =>
        warehouse.Rows(
            "star.event", "account_id, kind, happened_on",
            "'a', 'signup', date '2026-01-10'", "'a', 'visit', date '2026-03-10'",
            "'b', 'visit', date '2026-01-02'", "'b', 'signup', date '2026-01-20'", "'b', 'visit', date '2026-02-10'", "'b', 'visit', date '2026-03-01'",
            "'c', 'visit', date '2026-02-10'")
            .Query("after_signup", "cohort,age").Text().ShouldBe("2026-01 0 1\n2026-01 1 0.5\n2026-01 2 1\n2026-01 3 0");

    [Fact]
    public void Cohort_WithoutAge_IsRefused() =>
        Should.Throw<SemanticException>(() => ThreeAccounts().Query("logos", "cohort")).Message.ShouldContain("group by age");
}
