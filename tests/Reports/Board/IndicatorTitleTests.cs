using Warehouse.Reports.Packs.Board.Indicators;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class IndicatorTitleTests
{
    private static readonly Words Subject = new("顧客の声", "Voice");
    private static readonly Words Nothing = new("回答がない", "No answers");

    [Fact]
    public void Of_NoValue_SaysSo() =>
        IndicatorTitle.Of(Sample.Facts(), [Sample.Kpi("nps", null, target: 30)], Subject, Nothing).ShouldBe("回答がない");

    [Fact]
    public void Of_OneOfTwoShort_NamesItAndTheOther()
    {
        var states = new[] { Sample.Kpi("nps", 28, 29, 30, 0), Sample.Kpi("csat", 0.9m, 0.9m, 0.8m) };

        IndicatorTitle.Of(Sample.Facts(), states, Subject, Nothing).ShouldBe("NPSは+28と目標の+30以上に届かず、ほかの1指標は達成");
        IndicatorTitle.Of(Sample.Facts(Language.English), states, Subject, Nothing).ShouldBe("NPS: +28, short of +30 or more; the other met its target");
    }

    [Fact]
    public void Of_OnlyOneJudgedAndShort_EndsThere() =>
        IndicatorTitle.Of(Sample.Facts(), [Sample.Kpi("nps", 28, 29, 30, 0)], Subject, Nothing).ShouldBe("NPSは+28と目標の+30以上に届かない");

    [Fact]
    public void Of_MissedBeforeWatch_NamesTheMissedAlthoughTheOtherFallsShortByMore()
    {
        // NPS 5 of 30 is within its amber bound; CSAT 70 % of 80 % is not.
        var states = new[] { Sample.Kpi("nps", 5, 5, 30, 0), Sample.Kpi("csat", 0.7m, 0.7m, 0.8m, 0.75m) };

        IndicatorTitle.Of(Sample.Facts(), states, Subject, Nothing).ShouldBe("CSATは70.0%と目標の80%以上に届かず、ほか1指標も目標未満");
    }

    [Fact]
    public void Of_BothMet_StatesTheirValues() =>
        IndicatorTitle.Of(Sample.Facts(), [Sample.Kpi("nps", 41, 41, 30), Sample.Kpi("csat", 0.808m, 0.8m, 0.8m)], Subject, Nothing).ShouldBe("NPSは+41、CSATは80.8%で目標をともに達成");
}
