using Warehouse.Reports.Packs.Board.Cohorts;
using Warehouse.Reports.Packs.Board.Funnel;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class TitleTests
{
    private static readonly IReadOnlyList<KpiGroup> Groups = KpiCatalogue.Groups(new Currency("JPY"));
    private static readonly Language Ja = Language.Japanese;

    [Fact]
    public void Scorecard_Verdicts_AreCounted()
    {
        var met = Sample.Kpi("nps", 31, target: 30);
        var watched = Sample.Kpi("csat", 0.75m, target: 0.8m, amber: 0.7m);
        var missed = Sample.Kpi("nrr", 0.9m, target: 1.1m, amber: 1m);
        var gross = Sample.Kpi("grr", 0.8m, target: 0.95m);
        var churn = Sample.Kpi("logo_churn", 0.2m, target: 0.05m, better: "down");

        ScorecardTitle.Of(Ja, Groups, [met]).ShouldBe("1指標すべてが目標を達成");
        ScorecardTitle.Of(Ja, Groups, [met, watched]).ShouldBe("2指標のうち1指標が目標を達成、未達はなく1指標が注意");
        ScorecardTitle.Of(Ja, Groups, [met, watched, missed]).ShouldBe("3指標のうち1指標が目標を達成し、未達はNRRの1指標");
        ScorecardTitle.Of(Ja, Groups, [met, missed, gross]).ShouldBe("3指標のうち1指標が目標を達成し、未達はNRRとGRR");
        ScorecardTitle.Of(Ja, Groups, [met, missed, gross, churn]).ShouldBe("4指標のうち1指標が目標を達成し、3指標が未達、うち3つは定着・解約");
        ScorecardTitle.Of(Ja, Groups, [missed, watched]).ShouldBe("2指標のうち目標を達成したものはなく、1指標が未達");
        ScorecardTitle.Of(Ja, Groups, [Sample.Kpi("nps", null, target: 30)]).ShouldBe("目標と比べられる指標はまだない");
        ScorecardTitle.Of(Language.English, Groups, [met, missed]).ShouldBe("1 of 2 metrics met their targets; NRR missed");
    }

    [Fact]
    public void Funnel_TiersApart_NamesTheEarliestStepOfTenPoints()
    {
        // First value lies 9 pt apart, onboarding 24.6: the title is built on onboarding.
        var set = Sample.Funnels(
            Sample.Funnel(null, 471, ("first_value", 0.7m), ("onboarding_completed", 0.7m)),
            Sample.Funnel("low", 167, ("first_value", 0.74m), ("onboarding_completed", 0.855m)),
            Sample.Funnel("tech", 286, ("first_value", 0.65m), ("onboarding_completed", 0.609m)));

        FunnelTitle.Of(Ja, set).ShouldBe("テックタッチのオンボーディング完了は60.9%にとどまり、ロータッチより24.6pt低い");
        FunnelTitle.Of(Language.English, set).ShouldBe("Tech touch: 60.9% complete onboarding in time, 24.6 pt less than low touch");
    }

    [Fact]
    public void Funnel_TierOfFewAccounts_IsNotNamed() =>
        FunnelTitle.Of(Ja, Sample.Funnels(
                Sample.Funnel(null, 185, ("first_value", 0.85m), ("adopted", 0.7m)),
                Sample.Funnel("high", 18, ("first_value", 0.4m)), Sample.Funnel("low", 167, ("first_value", 0.855m))))
            .ShouldBe("定着までの段階で最も低い転換率は定着の70.0%");

    [Fact]
    public void Funnel_NobodyStarted_SaysSo() => FunnelTitle.Of(Ja, Sample.Funnels(Sample.Funnel(null, 0))).ShouldBe("この期間に契約を開始した顧客はいない");

    [Theory]
    [InlineData(0.904, 1.107, "獲得から12か月後、社数は90.4%が残り、売上は110.7%に伸びる")]
    [InlineData(0.904, 1.0002, "獲得から12か月後、社数は90.4%が残り、売上は100.0%を保つ")]
    [InlineData(0.853, 0.988, "獲得から12か月後、社数は85.3%、売上は98.8%が残る")]
    [InlineData(0, 0, "獲得から12か月後までに、獲得した顧客はすべて解約した")]
    public void Cohorts_OldestAge_IsTold(double logo, double revenue, string title) =>
        CohortTitle.Of(Ja, Map((decimal)logo), Map((decimal)revenue)).ShouldBe(title);

    [Fact]
    public void Cohorts_TooYoung_SaysSo() =>
        CohortTitle.Of(Ja, CohortMap.Of([new Cohort(Sample.October, 20, new Quantity?[12])]), CohortMap.Of([])).ShouldBe("1か月以上を経たコホートはまだない");

    [Fact]
    public void CohortMap_Means_WeighByTheSizeOfCohortsThatAreOldEnough()
    {
        // Age 1: (10 × 1.0 + 30 × 0.8) ÷ 40 = 0.85; age 2 has the old cohort alone.
        var map = CohortMap.Of([new Cohort(Sample.October, 10, Ages(1.0m, 0.9m)), new Cohort(Sample.October, 30, Ages(0.8m, null))]);

        map.Means[0].ShouldBe(0.85m);
        map.Means[1].ShouldBe(0.9m);
        map.Means[2].ShouldBeNull();
    }

    private static CohortMap Map(decimal last) => CohortMap.Of([new Cohort(Sample.October, 20, [.. Enumerable.Repeat<Quantity?>(1m, 11), last])]);

    private static IReadOnlyList<Quantity?> Ages(params Quantity?[] known) => [.. known, .. new Quantity?[12 - known.Length]];
}
