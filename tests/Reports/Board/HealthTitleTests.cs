using Warehouse.Reports.Packs.Board.Health;
using Warehouse.Reports.Packs.Board.Indicators;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class HealthTitleTests
{
    [Fact]
    public void Of_EnteredAndImproved_CountsBoth()
    {
        // 100 pay, 20 at risk: 3 came from watch and 2 are new; 4 rose to watch and 1 to healthy.
        var set = Set(50, 30, 20, 0, (("watch", "risk"), 3), (("none", "risk"), 2), (("risk", "watch"), 4), (("risk", "healthy"), 1), (("risk", "risk"), 15));

        HealthTitle.Of(Language.Japanese, set).ShouldBe("リスクは20社（有料の20.0%）、当月に5社が加わり、5社が改善した");
        HealthTitle.Of(Language.English, set).ShouldBe("20 accounts at risk (20.0% of those paying): 5 entered this month, 5 improved");
    }

    [Fact]
    public void Of_NoMovement_SaysSo() =>
        HealthTitle.Of(Language.Japanese, Set(8, 0, 2, 0, (("risk", "risk"), 2))).ShouldBe("リスクは2社（有料の20.0%）、当月に加わった顧客も改善した顧客もない");

    [Fact]
    public void Of_NobodyAtRisk_SaysSo() => HealthTitle.Of(Language.Japanese, Set(8, 2, 0, 0)).ShouldBe("スコアのある10社にリスクの顧客はない");

    [Fact]
    public void Of_NoScores_SaysSo() => HealthTitle.Of(Language.English, Set(0, 0, 0, 5)).ShouldBe("No account has a health score yet");

    [Fact]
    public void Of_NobodyPays_SaysSo() => HealthTitle.Of(Language.English, Set(0, 0, 0, 0)).ShouldBe("Nobody pays at the month's end");

    private static HealthSet Set(long healthy, long watch, long risk, long unknown, params ((string, string) Move, long Count)[] moves) => new(
        new IndicatorSet([Sample.October], [], []),
        [Sample.October],
        new Dictionary<string, IReadOnlyList<Quantity>> { ["healthy"] = [healthy], ["watch"] = [watch], ["risk"] = [risk], ["unknown"] = [unknown] },
        moves.ToDictionary(each => each.Move, each => (Quantity)each.Count));
}
