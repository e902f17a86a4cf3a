using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.OwnTypes;

/// <summary>Funnels over events: windows, order, repeated steps, losses, branches, members at entry.</summary>
public sealed class FunnelTests : IDisposable
{
    private const string Definitions =
        """
        warehouse: {settings: etl.setting, spine: {model: star.event, month: happened_on}}
        semantic_models:
          - name: events
            model: star.event
            defaults: {agg_time_dimension: happened_on}
            entities: [{name: account, type: foreign, expr: account_id}]
            dimensions:
              - {name: happened_on, type: time, type_params: {time_granularity: day}}
              - {name: device, type: categorical}
            measures:
              - {name: visit, agg: count, expr: "1", filter: kind = 'visit'}
              - {name: cart, agg: count, expr: "1", filter: kind = 'cart'}
              - {name: buy, agg: count, expr: "1", filter: kind = 'buy'}
              - {name: leave, agg: count, expr: "1", filter: kind = 'leave'}
        metrics:
          - {name: shop, type: funnel, type_params: {entity: account, entry: visit, steps: [{name: cart, within: 7 days}, {name: buy, within: 14 days}]}}
          - {name: strictly, type: funnel, type_params: {entity: account, entry: visit, order: strict, steps: [{name: cart}, {name: buy}]}}
          - {name: anyhow, type: funnel, type_params: {entity: account, entry: visit, order: any, steps: [{name: cart, within: 7 days}, {name: buy, within: 7 days}]}}
          - {name: twice, type: funnel, type_params: {entity: account, entry: visit, steps: [{name: buy, within: 14 days}, {name: again, measure: buy, within: 14 days}]}}
          - {name: visit_twice, type: funnel, type_params: {entity: account, entry: visit, steps: [{name: back, measure: visit, within: 14 days}]}}
          - {name: leaving, type: funnel, type_params: {entity: account, entry: visit, lost: leave, steps: [{name: cart, within: 30 days}, {name: buy, within: 90 days}]}}
          - name: branched
            type: funnel
            type_params:
              entity: account
              entry: visit
              steps: [{name: cart, within: 7 days}, {name: buy, within: 10 days, from: cart}, {name: later, measure: visit, within: 10 days, from: cart}]
        """;

    private const string Numbers = "shop_entered,shop_converted,shop_late,shop_open,shop_lost,shop_rate";

    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-01", fiscalYearStart: 1, manifest: ManifestReader.ReadText(Definitions, "funnels.yml"))
        .Run("create table star.event (account_id varchar, kind varchar, device varchar, happened_on date)");

    public void Dispose() => warehouse.Dispose();

    /// <summary>Events as <c>account kind day-of-2026</c>, the as-of being 10 February: <c>a visit 01-03</c>.</summary>
    private TinyWarehouse Events(params string[] events) => warehouse.Rows(
        "star.event", "account_id, kind, happened_on, device",
        [.. events.Select(e => e.Split(' ')).Select(e => $"'{e[0]}', '{e[1]}', date '2026-{e[2]}', '{(e.Length > 3 ? e[3] : "web")}'")]);

    [Fact]
    public void Funnel_Ordered_CountsEachEntityOnceAtEachStep() =>
        Events(
            "a visit 01-01", "a cart 01-03", "a visit 01-04", "a cart 01-05", "a buy 01-06", "a buy 01-07",
            "b visit 01-01", "b cart 01-02",
            "c visit 01-05",
            "d cart 01-02", "d buy 01-03")
            .Query(Numbers, "step_number,step").Text().ShouldBe(
            """
            1 visit 3 3 0 0 0 1
            2 cart 3 2 0 0 1 0.6667
            3 buy 2 1 0 0 1 0.5
            """);

    /// <summary>Seven days from 1 January end with the 8th, fourteen with the 15th. b is late for the cart and goes on; it buys in time.</summary>
    [Fact]
    public void Funnel_WindowsCountFromTheEntryAndIncludeTheirLastDay() =>
        Events(
            "a visit 01-01", "a cart 01-08", "a buy 01-15",
            "b visit 01-01", "b cart 01-09", "b buy 01-10",
            "c visit 01-01", "c cart 01-02", "c buy 01-16")
            .Query(Numbers, "step_number").Text().ShouldBe(
            """
            1 3 3 0 0 0 1
            2 3 2 1 0 0 0.6667
            3 3 2 1 0 0 0.6667
            """);

    /// <summary>As of 10 March: fourteen days from 24 February have ended with that day, from the 25th they run. What is dated later has not happened.</summary>
    [Fact]
    public void Funnel_WhileTheWindowRuns_IsOpen() =>
        new TinyWarehouse("2026-01", "2026-02", fiscalYearStart: 1, manifest: ManifestReader.ReadText(Definitions, "funnels.yml"))
            .Run("create table star.event (account_id varchar, kind varchar, device varchar, happened_on date)")
            .Rows("star.event", "account_id, kind, happened_on",
                "'a', 'visit', date '2026-02-27'", "'a', 'cart', date '2026-03-20'",
                "'b', 'visit', date '2026-02-24'", "'b', 'cart', date '2026-02-25'",
                "'c', 'visit', date '2026-02-25'", "'c', 'cart', date '2026-02-25'", "'c', 'buy', date '2026-03-11'")
            .Query("shop_entered,shop_converted,shop_open,shop_lost,shop_rate", "step_number").Text().ShouldBe(
            """
            1 3 3 0 0 1
            2 3 2 0 1 0.6667
            3 2 0 1 1 0
            """);

    [Fact]
    public void Funnel_AStepBeforeTheOneBefore_IsNotReached() =>
        Events("a visit 01-02", "a buy 01-03", "a cart 01-04", "b visit 01-02", "b cart 01-03", "b buy 01-03").Query(Numbers, "step_number").Text().ShouldBe(
            """
            1 2 2 0 0 0 1
            2 2 2 0 0 0 1
            3 2 1 0 0 1 0.5
            """);

    /// <summary>b leaves between cart and purchase, with a third kind of event; c visits again in between.</summary>
    [Fact]
    public void Funnel_Strict_AllowsNothingInBetween() =>
        Events(
            "a visit 01-01", "a cart 01-02", "a buy 01-03",
            "b visit 01-01", "b cart 01-02", "b leave 01-03", "b buy 01-04",
            "c visit 01-01", "c visit 01-02", "c cart 01-03")
            .Query("strictly_entered,strictly_converted", "step_number,step").Text().ShouldBe("1 visit 3 3\n2 cart 3 2\n3 buy 2 1");

    /// <summary>b buys first, which counts as one of two; c only carts; d's purchase lies before its visit.</summary>
    [Fact]
    public void Funnel_InAnyOrder_CountsHowManyAreDone() =>
        Events(
            "a visit 01-01", "a cart 01-02", "a buy 01-03",
            "b visit 01-01", "b buy 01-02", "b cart 01-08",
            "c visit 01-01", "c cart 01-09",
            "d buy 01-01", "d visit 01-02")
            .Query("anyhow_entered,anyhow_converted,anyhow_late,anyhow_lost,anyhow_rate", "step_number,step").Text().ShouldBe(
            """
            1 visit 4 4 0 0 1
            2 1 of 2 4 2 1 1 0.5
            3 2 of 2 3 2 0 1 0.6667
            """);

    [Fact]
    public void Funnel_AStepNamedTwice_MustHappenTwice()
    {
        Events("a visit 01-01", "a buy 01-02", "a buy 01-02", "b visit 01-01", "b buy 01-03", "c visit 01-04", "c buy 01-03", "c visit 01-05")
            .Query("twice_entered,twice_converted", "step_number,step").Text().ShouldBe("1 visit 3 3\n2 buy 3 2\n3 again 2 1");
        warehouse.Query("visit_twice_entered,visit_twice_converted", "step_number").Text().ShouldBe("1 3 3\n2 3 1");
    }

    /// <summary>a leaves before its cart, so what comes later does not count; b leaves after it; c leaves before it ever came.</summary>
    [Fact]
    public void Funnel_OfWhoLeft_IsLostAtOnce() =>
        Events(
            "a visit 01-05", "a leave 01-10", "a cart 01-10", "a buy 01-20",
            "b visit 01-05", "b cart 01-09", "b leave 01-10",
            "c leave 01-01", "c visit 01-05", "c cart 01-09")
            .Query("leaving_entered,leaving_converted,leaving_open,leaving_lost,leaving_rate", "step_number").Text().ShouldBe(
            """
            1 3 3 0 0 1
            2 3 2 0 1 0.6667
            3 2 0 1 1 0
            """);

    /// <summary>Both branches count from the cart of 6 January, ten days to the 16th; the visit must not lie before it.</summary>
    [Fact]
    public void Funnel_Branches_CountFromTheStepTheyLeave() =>
        Events("a visit 01-01", "a cart 01-06", "a buy 01-16", "a visit 01-17", "b visit 01-01", "b cart 01-05", "b visit 01-05")
            .Query("branched_entered,branched_converted,branched_late,branched_median_days", "step_number,step").Text().ShouldBe(
            """
            1 visit 2 2 0 –
            2 cart 2 2 0 4.5
            3 buy 2 1 0 10
            4 later 2 1 1 5.5
            """);

    /// <summary>Days 1, 2, 4 and 13 from the entry: the middle is 3, three quarters of the way from 4 towards 13 lie at 6.25.</summary>
    [Fact]
    public void Funnel_Days_AreThoseOfWhoReachedTheStep() =>
        Events(
            "a visit 01-01", "a cart 01-02", "b visit 01-01", "b cart 01-03", "c visit 01-01", "c cart 01-05", "d visit 01-01", "d cart 01-14", "e visit 01-01")
            .Query("shop_median_days,shop_p75_days,shop_of_first", "step_number", "step = 'cart'").Text().ShouldBe("2 3 6.25 0.8");

    [Fact]
    public void Funnel_ByADimension_IsOfTheMemberAtEntry() =>
        Events("a visit 01-01 app", "a cart 01-02 web", "b visit 01-01 web", "b visit 01-02 app").Query("shop_entered,shop_converted", "device,step_number", "step_number <= 2").Text()
            .ShouldBe("app 1 1 1\napp 2 1 1\nweb 1 1 1\nweb 2 1 0");

    [Fact]
    public void Funnel_Asked_GivesEachOfItsNumbers() =>
        Events("a visit 01-01").Query("shop", "step").Columns.ShouldBe(
            ["step", "shop_entered", "shop_converted", "shop_late", "shop_open", "shop_lost", "shop_rate", "shop_of_first", "shop_median_days", "shop_p75_days"]);
}
