using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class CoverHeadlineTests
{
    private static readonly BridgeFigures Before = Sample.Bridge(396, expansion: 4);
    private static readonly BridgeFigures Gain = Sample.Bridge(400, expansion: 8);
    private static readonly BridgeFigures Loss = Sample.Bridge(400, churn: -8);
    private static readonly BridgeFigures Level = Sample.Bridge(400, added: 3, churn: -1.5m);
    private static readonly KpiState Met = Sample.Kpi("nps", 31, before: 31, target: 30);
    private static readonly KpiState Missed = Sample.Kpi("csat", 0.5m, before: 0.5m, target: 0.8m);

    [Fact]
    public void Of_GainWithAMissedTarget_Contrasts() => Lines(Gain, Met, Missed).ShouldBe("既存顧客の拡大がMRRを押し上げる一方、|CSATだけが目標に届かない");

    [Fact]
    public void Of_GainWithAllMet_DoesNotContrast() => Lines(Gain, Met).ShouldBe("既存顧客の拡大がMRRを押し上げ、|1指標すべてが目標を達成");

    [Fact]
    public void Of_Loss_DoesNotContrast() =>
        Lines(Loss, Missed, Sample.Kpi("nps", 10, target: 30, amber: 0)).ShouldBe("解約がMRRを押し下げ、|CSATなど2指標が目標に届かない");

    // A net of 1.5 on 400 is 0.375 %: level.
    [Fact]
    public void Of_LevelMonthWithNothingMissed_IsQuiet() => Lines(Level, Met).ShouldBe("MRRは横ばい、|判定の変わった指標もない静かな月");

    [Fact]
    public void Of_LevelMonthInWhichAVerdictChanged_IsNotQuiet() =>
        Lines(Level, Sample.Kpi("nps", 31, before: 20, target: 30, amber: 0)).ShouldBe("MRRは横ばいで、|1指標すべてが目標を達成");

    [Fact]
    public void Of_LevelMonthWithAMissedTarget_SaysBoth() => Lines(Level, Missed).ShouldBe("MRRは横ばいで、|CSATだけが目標に届かない");

    [Fact]
    public void Of_FirstMonth_ComparesNothing() =>
        string.Join('|', CoverHeadline.Of(Sample.Facts(), Sample.Board([Sample.Kpi("nps", null)], Sample.Bridges(Sample.Bridge(0, added: 6)))))
            .ShouldBe("MRRの記録が始まり、|目標と比べられる指標はまだない");

    [Fact]
    public void Of_English_ReadsAsASentence() =>
        string.Join(' ', CoverHeadline.Of(Sample.Facts(Language.English), Sample.Board([Met, Missed], Sample.Bridges(Gain, Before))))
            .ShouldBe("Expansion raised MRR, but only CSAT falls short of its target");

    private static string Lines(BridgeFigures bridge, params KpiState[] kpis) =>
        string.Join('|', CoverHeadline.Of(Sample.Facts(), Sample.Board(kpis, Sample.Bridges(bridge, Before))));
}
