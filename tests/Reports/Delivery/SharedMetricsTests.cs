using Warehouse.Reports.Delivery;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Reading;
using Warehouse.Semantics;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Delivery;

public sealed class SharedMetricsTests
{
    private static readonly PackScope[] Scopes = [.. new[] { "Sato", "O'Hara", "Ito" }.Select(PackScope.Csm)];
    private static readonly DateOnly September = new(2026, 9, 1);
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void Query_EveryMembersOwnQuestion_IsAskedOnceAndHandedOutByMember()
    {
        var (asked, metrics) = Over([September, "Sato", 1m], [September, "O'Hara", 2m], [September, "Ito", 3m], [September, null, 9m], [October, "Sato", 4m], [October, "O'Hara", 5m], [October, "Ito", 6m]);

        var parts = Scopes.Select(scope => metrics.Query(Mrr(scope))).ToList();

        asked.Requests.Count.ShouldBe(1);
        asked.Requests[0].GroupBy.ShouldBe(["metric_time__month", "account__csm"]);
        asked.Requests[0].Filters.ShouldBe(["{{ Dimension('account__csm') }} in ('Sato', 'O''Hara', 'Ito')"]);
        parts.ShouldAllBe(part => part.Columns.SequenceEqual(new[] { "metric_time__month", "mrr" }));
        parts[1].Rows.ShouldBe([[September, 2m], [October, 5m]]);
        parts[2].Rows.ShouldBe([[September, 3m], [October, 6m]]);
    }

    [Fact]
    public void Query_OnceEveryPackHasHadItsPart_IsForgotten()
    {
        var (asked, metrics) = Over([September, "Sato", 1m], [September, "O'Hara", 2m], [September, "Ito", 3m], [October, "Sato", 4m], [October, "O'Hara", 5m], [October, "Ito", 6m]);

        foreach (var scope in Scopes.Concat(Scopes)) metrics.Query(Mrr(scope));

        asked.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task ForPackAsync_TheLastOfThem_ForgetsWhatOnePackNeverAskedFor()
    {
        var (asked, metrics) = Over([September, "Sato", 1m], [September, "O'Hara", 2m], [September, "Ito", 3m], [October, "Sato", 4m], [October, "O'Hara", 5m], [October, "Ito", 6m]);

        await SharedMetrics.ForPackAsync(metrics, shared => Task.FromResult(shared.Query(Mrr(Scopes[0]))));
        await Should.ThrowAsync<IOException>(() => SharedMetrics.ForPackAsync<int>(metrics, _ => throw new IOException()));
        metrics.Query(Mrr(Scopes[1]));
        asked.Requests.Count.ShouldBe(1);
        await SharedMetrics.ForPackAsync(metrics, _ => Task.FromResult(0));

        metrics.Query(Mrr(Scopes[1]));
        asked.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void Query_MemberWithoutARowForEachMonth_IsAskedAlone()
    {
        var (asked, metrics) = Over([September, "Sato", 1m], [October, "Sato", 4m], [October, "Ito", 6m]);

        metrics.Query(Mrr(Scopes[0])).Rows.Count.ShouldBe(2);
        asked.Requests.Count.ShouldBe(1);
        metrics.Query(Mrr(Scopes[2]));
        asked.Requests[^1].Filters.ShouldBe([Scopes[2].Filter]);
        metrics.Query(Mrr(Scopes[1]));
        asked.Requests[^1].Filters.ShouldBe([Scopes[1].Filter]);
        asked.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public void Query_ListThatNamesItsMembersAlready_KeepsThatColumn()
    {
        var (asked, metrics) = Over(["A1", "Sato", 1m], ["A2", "Ito", 2m]);

        var part = metrics.Query(Mrr(Scopes[2]) with { GroupBy = ["account", "account__csm"] });

        asked.Requests[0].GroupBy.ShouldBe(["account", "account__csm"]);
        part.Rows.ShouldBe([["A2", "Ito", 2m]]);
    }

    [Fact]
    public void Query_ListThatIsCutOff_IsTheBeginningOfTheMembersPart()
    {
        var (asked, metrics) = Over(["A3", "Ito", 9m], ["A1", "Sato", 5m], ["A2", "Ito", 4m], ["A4", "Ito", 1m]);
        MetricRequest Largest(PackScope scope, int most) => Mrr(scope) with { GroupBy = ["account"], OrderBy = ["-mrr"], Limit = most };

        metrics.Query(Largest(Scopes[2], 2)).Rows.ShouldBe([["A3", 9m], ["A2", 4m]]);
        metrics.Query(Largest(Scopes[0], 5)).Rows.ShouldBe([["A1", 5m]]);

        asked.Requests.Count.ShouldBe(1);
        asked.Requests[0].Limit.ShouldBeNull();
        asked.Requests[0].OrderBy.ShouldBe(["-mrr"]);
    }

    [Fact]
    public void Query_OfAccountsThatThePackNames_IsAskedOfAllAccountsOfTheMembers()
    {
        var (asked, metrics) = Over(["A1", "Sato", 1m], ["A2", "Ito", 2m], ["A'3", "Ito", 3m], ["A4", "Ito", 4m]);
        MetricRequest Named(PackScope scope, params string[] accounts) => Mrr(scope) with { GroupBy = ["account"], Where = AccountList.Where(accounts) };

        metrics.Query(Named(Scopes[2], "A'3", "A2", "A9")).Rows.ShouldBe([["A2", 2m], ["A'3", 3m]]);
        metrics.Query(Named(Scopes[0], "A1")).Rows.ShouldBe([["A1", 1m]]);

        asked.Requests.ShouldHaveSingleItem().Where.ShouldBeNull();
    }

    [Fact]
    public void Query_AccountsThatTheMemberDoesNotHave_AreAskedForAsItStands()
    {
        var (asked, metrics) = Over(["A1", "Sato", 1m], ["A2", "Ito", 2m]);
        var request = Mrr(Scopes[2]) with { GroupBy = ["account"], Where = AccountList.Where(["A1"]) };

        metrics.Query(request);

        asked.Requests[^1].ShouldBe(request);
    }

    [Fact]
    public void Query_FunnelByTier_HasTheStepsAndTiersThatTheMemberKnows()
    {
        var (_, metrics) = Over(
            ["adopted", "high", "Sato", 2m], ["adopted", "low", "Sato", 1m], ["engaged", "high", "Sato", 1m], ["engaged", "low", "Sato", 0m], ["renewed", "high", "Sato", 0m], ["adopted", "tech", "Sato", 0m], ["renewed", "tech", "Ito", 7m]);

        metrics.Query(Mrr(Scopes[0]) with { GroupBy = ["step", "account__touch_tier"] }).Rows
            .ShouldBe([["adopted", "high", 2m], ["adopted", "low", 1m], ["engaged", "high", 1m], ["engaged", "low", 0m]]);
    }

    [Fact]
    public void Query_CohortByAge_HasTheMembersCohortsToItsLastAge()
    {
        var (_, metrics) = Over(
            [September, 0, "Sato", 1m], [September, 1, "Sato", 0m], [September, 2, "Sato", null], [October, 0, "Sato", null], [October, 1, "Sato", null], [October, 0, "Ito", 1m], [October, 2, "Ito", 1m]);

        metrics.Query(Mrr(Scopes[0]) with { GroupBy = ["cohort", "age"] }).Rows.ShouldBe([[September, 0, 1m], [September, 1, 0m]]);
    }

    [Fact]
    public void Query_WhatMayDifferWhenGrouped_IsAskedAsItStands()
    {
        var (asked, metrics) = Over();
        MetricRequest[] alone =
        [
            Mrr(Scopes[0]) with { OrderBy = [], Limit = 3 },
            Mrr(Scopes[0]) with { GroupBy = [] },
            Mrr(Scopes[0]) with { Where = "{{ Entity('account') }} in ('A1')" },
            Mrr(Scopes[0]) with { Filters = ["{{ Dimension('account__csm') }} = 'Kato'"] },
        ];

        foreach (var request in alone) metrics.Query(request);

        asked.Requests.ShouldBe(alone);
    }

    private static MetricRequest Mrr(PackScope scope) => new(["mrr"], ["metric_time__month"]) { Start = September, End = new DateOnly(2026, 10, 31), Filters = [scope.Filter] };

    private static (Recorded Asked, SharedMetrics Metrics) Over(params object?[][] rows)
    {
        var asked = new Recorded(rows);
        return (asked, new SharedMetrics(asked, Scopes, 1));
    }

    private sealed class Recorded(object?[][] rows) : IMetrics
    {
        public List<MetricRequest> Requests { get; } = [];

        public WarehouseContext Context { get; } = new("A", "JPY", new DateOnly(2026, 11, 5), October, "v1");

        public IReadOnlyDictionary<string, MetricDefinition> Definitions => FakeDefinitions.All;

        public MetricTable Query(MetricRequest request)
        {
            Requests.Add(request);
            return new MetricTable([.. request.GroupBy, .. request.Metrics], rows);
        }
    }
}
