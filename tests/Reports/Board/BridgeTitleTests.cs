using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class BridgeTitleTests
{
    private static readonly BridgeFigures Before = Sample.Bridge(430, expansion: 5);

    [Fact]
    public void Of_Gain_NamesTheLargestShareOfTheGains()
    {
        // Gains 3.52 + 8.98 = 12.50, of which 8.98 is 71.8 %.
        var bridges = Sample.Bridges(Sample.Bridge(435.06m, added: 3.52m, expansion: 8.98m, contraction: -0.47m, churn: -0.67m), Before);

        BridgeTitle.Of(Sample.Facts(), bridges).ShouldBe("10月のMRRは11.36百万円の純増、増加の72%は既存顧客の拡大による");
        BridgeTitle.Of(Sample.Facts(Language.English), bridges).ShouldBe("MRR grew by JPY 11.36m in October: 72% of the gains came from expansion");
    }

    [Fact]
    public void Of_Loss_NamesTheLargestShareOfTheLosses() =>
        // Losses 1 + 3 = 4, of which churn is 75 %.
        BridgeTitle.Of(Sample.Facts(), Sample.Bridges(Sample.Bridge(400, added: 2, contraction: -1, churn: -3), Before))
            .ShouldBe("10月のMRRは2.00百万円の純減、減少の75%は解約による");

    [Fact]
    public void Of_GainsThatLossesOffset_IsLevel() =>
        BridgeTitle.Of(Sample.Facts(), Sample.Bridges(Sample.Bridge(400, added: 2, churn: -2), Before))
            .ShouldBe("10月のMRRは横ばい、2.00百万円の増加を同じだけの減少が打ち消した");

    [Fact]
    public void Of_NoMovement_SaysSo() =>
        BridgeTitle.Of(Sample.Facts(), Sample.Bridges(Sample.Bridge(400), Before)).ShouldBe("10月のMRRに動きはなかった");

    [Fact]
    public void Of_FirstMonth_ComparesWithNothing() =>
        BridgeTitle.Of(Sample.Facts(), Sample.Bridges(Sample.Bridge(0, added: 6))).ShouldBe("10月のMRRは6.00百万円、最初の月のため比べる前月はない");

    [Fact]
    public void Of_EverythingLost_SaysSo() =>
        BridgeTitle.Of(Sample.Facts(), Sample.Bridges(Sample.Bridge(95.48m, churn: -95.48m), Before)).ShouldBe("10月に95.48百万円のMRRがすべて失われた");
}
