using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class MrrSentenceTests
{
    // 446.42 ÷ 353.49 = 1.2629.
    private static readonly BridgeFigures YearAgo = Sample.Bridge(348.01m, expansion: 5.48m);
    private static readonly BridgeFigures Before = Sample.Bridge(424.92m, expansion: 10.14m);

    [Fact]
    public void Of_Gain_GivesLevelChangesAndCause()
    {
        // 446.42 ÷ 435.06 = 1.0261.
        var bridges = Sample.Bridges(Sample.Bridge(435.06m, added: 3.56m, expansion: 8.94m, contraction: -0.47m, churn: -0.67m), Before, YearAgo);

        Text(bridges).ShouldBe("MRRは446.42百万円（前月比+2.6%、前年同月比+26.3%）となり、純増11.36百万円を既存顧客の拡大8.94百万円が支えた。");
        Text(bridges, Language.English).ShouldBe("MRR was JPY 446.42m (+2.6% on the month, +26.3% on the year); expansion of JPY 8.94m carried the net gain of JPY 11.36m.");
    }

    [Fact]
    public void Of_Loss_NamesItsMainCause() =>
        Text(Sample.Bridges(Sample.Bridge(400, added: 2, contraction: -1, churn: -3), Before))
            .ShouldBe("MRRは398.00百万円（前月比−0.5%）となり、純減2.00百万円は主に解約3.00百万円による。");

    [Fact]
    public void Of_Balance_NamesNoCause() =>
        Text(Sample.Bridges(Sample.Bridge(400, added: 2, churn: -2), Before))
            .ShouldBe("MRRは400.00百万円（前月比±0.0%）で横ばい。増加2.00百万円と減少2.00百万円がつり合った。");

    [Fact]
    public void Of_NoMovement_SaysSo() => Text(Sample.Bridges(Sample.Bridge(400), Before)).ShouldBe("MRRは400.00百万円（前月比±0.0%）で、当月の増減はなかった。");

    [Fact]
    public void Of_FirstMonth_HasNoChange() => Text(Sample.Bridges(Sample.Bridge(0, added: 6))).ShouldBe("MRRは6.00百万円。記録の最初の月で、比べる前月はない。");

    [Fact]
    public void Of_EverythingLost_SaysSo() =>
        Text(Sample.Bridges(Sample.Bridge(95.48m, churn: -95.48m), Before)).ShouldBe("MRRは0.00百万円（前月比−100.0%）となり、期首の95.48百万円がすべて失われた。");

    private static string Text(BridgeSet bridges, Language? language = null) => Runs.Plain(MrrSentence.Of(Sample.Facts(language), bridges).Text);
}
