using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Board;
using Warehouse.Reports.Reading;
using Warehouse.Semantics;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports;

public sealed class PackScopeTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void Filter_NameWithQuote_StaysOneText() =>
        PackScope.Csm("O'Neill").Filter.ShouldBe("{{ Dimension('account__csm') }} = 'O''Neill'");

    [Theory]
    [InlineData("ja", "取締役会KPIパック（ハイタッチ）", "取締役会KPIパック（担当 佐藤）")]
    [InlineData("en", "Board KPI pack: High touch", "Board KPI pack: CSM 佐藤")]
    public void FullName_Scoped_NamesWhatThePackIsAbout(string language, string tier, string csm)
    {
        var facts = PackDocument.Facts(new FakeMetrics(Scenario.OneAccount), new PackRequest(October, language, "."), "取締役会KPIパック", "Board KPI pack", 13);

        (facts with { Scope = PackScope.TouchTier("high") }).FullName.ShouldBe(tier);
        (facts with { Scope = PackScope.Csm("佐藤") }).FullName.ShouldBe(csm);
    }

    [Fact]
    public void Build_Scoped_AsksNothingOfOtherAccounts()
    {
        var metrics = new Recorded(new FakeMetrics(Scenario.OneAccount));

        BoardModel.Build(metrics, new PackRequest(October, "ja", ".") { Scope = PackScope.TouchTier("low") });

        metrics.Asked.Count.ShouldBeGreaterThan(10);
        metrics.Asked.ShouldAllBe(request => request.Filters.Contains("{{ Dimension('account__touch_tier') }} = 'low'"));
    }

    [Fact]
    public void Read_MetricThatTheScopeCannotCut_IsLeftBlankNotAskedOfEverybody()
    {
        var whole = FakeDefinitions.All["mrr"] with { Dimensions = ["metric_time"] };
        var metrics = new Recorded(new FakeMetrics(Scenario.OneAccount) { Definitions = FakeDefinitions.All.Where(each => each.Key != "mrr").Append(new("mrr", whole)).ToDictionary() });
        var reader = new MetricReader(metrics, PackScope.Csm("佐伯 花子"));

        reader.ByMonth(["mrr", "paying_accounts"], October, October)["mrr", October].ShouldBeNull();

        metrics.Asked.ShouldHaveSingleItem().Metrics.ShouldBe(["paying_accounts"]);
        reader.Absent.ShouldBeEmpty();
    }

    private sealed class Recorded(IMetrics metrics) : IMetrics
    {
        public List<MetricRequest> Asked { get; } = [];

        public WarehouseContext Context => metrics.Context;

        public IReadOnlyDictionary<string, MetricDefinition> Definitions => metrics.Definitions;

        public MetricTable Query(MetricRequest request)
        {
            lock (Asked) Asked.Add(request);
            return metrics.Query(request);
        }
    }
}
