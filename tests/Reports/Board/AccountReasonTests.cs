using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Board.Accounts;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class AccountReasonTests
{
    [Fact]
    public void Of_AtRisk_TellsFallingUseBeforeTheLargestLoss() =>
        AccountReason.Of(Sample.Facts(), Concern.Risk, Account(trend: -0.41m, ("health_lost_feature_use", 8), ("health_lost_login_frequency", 22.5m)))
            .ShouldBe("利用日数は前28日比−41%。ログイン頻度−22.5点");

    [Fact]
    public void Of_UseThatFellByLess_IsNotTold() =>
        AccountReason.Of(Sample.Facts(), Concern.Risk, Account(trend: -0.29m, ("health_lost_feature_use", 8))).ShouldBe("機能利用−8.0点");

    [Fact]
    public void Of_Renewal_BeginsWithWhatEnds() =>
        AccountReason.Of(Sample.Facts(Language.English), Concern.Renewal, Account(trend: null) with { DueArr = 12_340_000, Csat = 2.6m })
            .ShouldBe("ARR JPY 12.34m ends; mean CSAT 2.6 (90 days)");

    [Fact]
    public void Of_ReadyForMore_TellsSeatsAndFeatures() =>
        AccountReason.Of(Sample.Facts(), Concern.Upsell, Account(trend: null) with { SeatUse = 0.97m, Features = 6, Nps = 10 }).ShouldBe("席の利用率 97%。主要機能 6個");

    [Fact]
    public void Of_OtherThresholds_TellsWhatTheyAsk()
    {
        var facts = Sample.Facts() with { Thresholds = new PackThresholds { FallingUse = 0.42m, LostPoints = 23, LowCsat = 2.5m, FullSeats = 0.98m } };

        AccountReason.Of(facts, Concern.Risk, Account(trend: -0.41m, ("health_lost_login_frequency", 22.5m)) with { Csat = 2.6m }).ShouldBe("");
        AccountReason.Of(facts with { Thresholds = facts.Thresholds with { FallingUse = 0.41m } }, Concern.Risk, Account(trend: -0.41m)).ShouldBe("利用日数は前28日比−41%");
        AccountReason.Of(facts, Concern.Upsell, Account(trend: null) with { SeatUse = 0.97m, Features = 6 }).ShouldBe("主要機能 6個");
    }

    [Fact]
    public void Of_NothingKnown_IsEmpty() => AccountReason.Of(Sample.Facts(), Concern.Risk, Account(trend: null)).ShouldBe("");

    private static AccountFigures Account(decimal? trend, params (string Part, decimal Points)[] lost) => new(
        "A1", "東雲商事", "high", "佐伯", 100_000, 40, 45, trend, null, null, null, null, lost.ToDictionary(part => part.Part, part => (Quantity?)part.Points), null, null, null);
}
