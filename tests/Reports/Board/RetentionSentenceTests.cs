using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Retention;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class RetentionSentenceTests
{
    // 246.09 ÷ 204.69 = 120.2 %; 22.06 ÷ 23.47 = 94.0 %.
    private static readonly RetentionFigures High = Sample.Tier("high", 204.69m, 246.09m);
    private static readonly RetentionFigures Tech = Sample.Tier("tech", 23.47m, 22.06m);

    [Fact]
    public void Of_TargetMet_SaysWhoMadeUpForWhom()
    {
        var set = Sample.Retention(Sample.Tier(null, 228.16m, 268.15m), High, Tech);

        Text(Nrr(1.139m), set).ShouldBe("NRRは113.9%と目標の110%を上回り、ハイタッチの120.2%がテックタッチの落ち込み（94.0%）を補った。");
        Text(Nrr(1.139m), set, Language.English).ShouldBe("NRR was 113.9%, above its target of 110%; high touch at 120.2% made up for tech touch at 94.0%.");
    }

    [Fact]
    public void Of_TargetMissedAlthoughMadeUpFor_DoesNotSoundLikeSuccess() =>
        Text(Nrr(1.018m), Sample.Retention(Sample.Tier(null, 228.16m, 268.15m), High, Tech))
            .ShouldBe("NRRは101.8%と目標の110%に届かず、ハイタッチの120.2%はテックタッチの落ち込み（94.0%）を補うにとどまった。");

    [Fact]
    public void Of_ValueThatPrintsAsItsTarget_IsJustShort() =>
        Text(Nrr(1.0996m), Sample.Retention(Sample.Tier(null, 228.16m, 268.15m), High, Tech)).ShouldStartWith("NRRは110.0%と目標の110%にわずかに届かず、");

    [Fact]
    public void Of_ValueOnItsTarget_ReachesIt() =>
        Text(Nrr(1.10m), Sample.Retention(Sample.Tier(null, 204.69m, 246.09m), High, Sample.Tier("low", 100, 100)))
            .ShouldBe("NRRは110.0%と目標の110%に達し、ハイタッチの120.2%をはじめ、100%を下回るタッチモデルはない。");

    [Fact]
    public void Of_TargetMissedWithoutALosingTier_NamesBothEnds() =>
        Text(Nrr(1.087m), Sample.Retention(Sample.Tier(null, 100, 108.7m), Sample.Tier("high", 50, 56.3m), Sample.Tier("tech", 50, 52.4m)))
            .ShouldBe("NRRは108.7%と目標の110%に届かず、最も高いハイタッチは112.6%、最も低いテックタッチは104.8%だった。");

    [Fact]
    public void Of_LossLargerThanGrowth_SaysItIsNotMadeUpFor() =>
        Text(Nrr(0.95m), Sample.Retention(Sample.Tier(null, 100, 95), Sample.Tier("high", 50, 51), Sample.Tier("low", 50, 44)))
            .ShouldBe("NRRは95.0%と目標の110%に届かず、ロータッチの落ち込み（88.0%）をハイタッチの102.0%が補いきれない。");

    [Fact]
    public void Of_NobodyPaidAYearAgo_IsNotComputed() =>
        Text(Nrr(null), Sample.Retention(Sample.Tier(null, 0, 0, 0))).ShouldBe("NRRは、12か月前に有料の顧客がいないため、まだ計算できない。");

    [Fact]
    public void Of_EverybodyLeft_SaysSo() =>
        Text(Nrr(0m), Sample.Retention(Sample.Tier(null, 10, 0), Sample.Tier("high", 5, 0), Sample.Tier("low", 5, 0)))
            .ShouldBe("NRRは0.0%と目標の110%に届かず、12か月前の顧客はすべて解約した。");

    [Fact]
    public void Title_FollowsTheSameSums()
    {
        RetentionTitle.Of(Language.Japanese, Set(1.139m, High, Tech)).ShouldBe("NRRは113.9%、ハイタッチの伸びがテックタッチの落ち込みを補っている");
        RetentionTitle.Of(Language.Japanese, Set(0.95m, Sample.Tier("high", 50, 51), Sample.Tier("low", 50, 44))).ShouldBe("NRRは95.0%、ロータッチの落ち込みをハイタッチの伸びが補いきれない");
        RetentionTitle.Of(Language.Japanese, Set(0.9m, Sample.Tier("high", 50, 50), Sample.Tier("low", 50, 40))).ShouldBe("NRRは90.0%、100%を上回るタッチモデルはない");
        RetentionTitle.Of(Language.Japanese, Set(1.087m, Sample.Tier("high", 50, 56.3m), Sample.Tier("tech", 50, 52.4m))).ShouldBe("NRRは108.7%、目標の110%に届かず、最も低いテックタッチは104.8%");
        RetentionTitle.Of(Language.Japanese, Set(1m, Sample.Tier("high", 50, 50), Sample.Tier("low", 50, 50))).ShouldBe("NRRは100.0%、どのタッチモデルも100%を保っている");
        RetentionTitle.Of(Language.Japanese, Set(1.2m, High)).ShouldBe("NRRは120.0%、12か月前の顧客はすべてハイタッチ");
    }

    private static RetentionSet Set(decimal nrr, params RetentionFigures[] tiers) =>
        Sample.Retention(Sample.Tier(null, tiers.Sum(tier => tier.Opening!.Value) / 1_000_000, tiers.Sum(tier => tier.Closing!.Value) / 1_000_000) with { Nrr = [nrr] }, tiers);

    private static KpiState Nrr(decimal? value) => Sample.Kpi("nrr", value, target: 1.10m, amber: 1.00m);

    private static string Text(KpiState nrr, RetentionSet set, Language? language = null) =>
        Runs.Plain(RetentionSentence.Of(Sample.Facts(language), Sample.Board([nrr], retention: set)).Text);
}
