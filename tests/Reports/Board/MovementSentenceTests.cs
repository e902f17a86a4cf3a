using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class MovementSentenceTests
{
    // Alternates by 2 from month to month, then falls by 8: four times the usual.
    private static readonly KpiState Nps = Sample.Kpi("nps", 0, target: 30, amber: 0) with
    {
        Values = [30m, 32m, 30m, 32m, 30m, 32m, 30m, 32m, 30m, 32m, 30m, 32m, 24m],
    };

    [Fact]
    public void Surprise_ChangeAgainstTheUsualOne_IsTheirRatio() => Nps.Surprise.ShouldBe(4m);

    [Fact]
    public void Surprise_ShortOrStillHistory_IsUnknown()
    {
        Sample.Kpi("nps", 5, before: 3).Surprise.ShouldBeNull();
        (Nps with { Values = [.. Enumerable.Repeat<decimal?>(null, 8), 30m, 32m, 30m, 32m, 24m] }).Surprise.ShouldBeNull();
    }

    [Fact]
    public void Of_UnusualMovement_IsNamedWithItsSize()
    {
        Text([Nps]).ShouldBe("前月から最も動いたのはNPSで、−8と普段の4倍の幅で悪化し、+24となった。");
        Text([Nps], language: Language.English).ShouldBe("The largest movement was in NPS: it worsened by 8, 4 times its usual monthly change, to +24.");
    }

    [Fact]
    public void Of_StartMonthMetric_NamesItsMonth()
    {
        var days = Sample.Kpi("time_to_value", 24, target: 30, better: "down") with { Values = Nps.Values, Observed = new DateOnly(2026, 9, 1) };

        Text([days]).ShouldBe("前月から最も動いたのはタイムトゥバリュー（9月開始分）で、−8日と普段の4倍の幅で改善し、24日となった。");
    }

    [Fact]
    public void Of_MetricAlreadySpokenOf_IsNotNamedAgain() => Text([Nps], urgent: Nps).ShouldStartWith("前月から大きく動いた指標はなく");

    [Fact]
    public void Of_UsualMonth_TurnsToTheFunnel()
    {
        var funnel = Sample.Funnels(Sample.Funnel(null, 471), Sample.Funnel("low", 167, ("first_value", 0.855m)), Sample.Funnel("tech", 286, ("first_value", 0.609m))) with
        {
            Whole = Sample.Funnel(null, 471, ("first_value", 0.705m)),
        };
        var figures = Sample.Board([Sample.Kpi("csat", 0.85m, before: 0.85m)], funnel: funnel);

        Runs.Plain(MovementSentence.Of(Sample.Facts(), figures, null).Text)
            .ShouldBe("初回価値到達の30日以内の達成率は、テックタッチが60.9%にとどまり、ロータッチの85.5%と差が大きい。");
    }

    [Fact]
    public void Of_QuietMonth_SaysSo() =>
        Text([Sample.Kpi("csat", 0.85m, before: 0.85m)]).ShouldBe("前月から大きく動いた指標はなく、各段階の転換率にもタッチモデル間の大きな差はない。");

    [Fact]
    public void Of_FirstMonth_ClaimsNoQuiet() =>
        Text([Sample.Kpi("csat", 0.85m)]).ShouldBe("比べる前月がなく、どの指標も動きの大きさはまだ言えない。");

    private static string Text(KpiState[] kpis, KpiState? urgent = null, Language? language = null) =>
        Runs.Plain(MovementSentence.Of(Sample.Facts(language), Sample.Board(kpis), urgent).Text);
}
