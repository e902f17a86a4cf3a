using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class TargetSentenceTests
{
    private static readonly KpiState Churn = Sample.Kpi("logo_churn", 0.078m, before: 0.04m, target: 0.05m, amber: 0.10m, better: "down");
    private static readonly KpiState Onboarding = Sample.Kpi("onboarding_completion", 0.60m, before: 0.591m, target: 0.90m, amber: 0.80m);

    [Fact]
    public void MostUrgent_MissedBeforeWatch_ThenByShareOfTheTarget()
    {
        // NPS is half its target below, but only watched; onboarding is missed.
        var nps = Sample.Kpi("nps", 15, target: 30, amber: 0);
        var csat = Sample.Kpi("csat", 0.50m, target: 0.80m, amber: 0.70m);

        // Shortfalls of what is missed: onboarding (0.90 − 0.60) ÷ 0.90 = 33 %, CSAT (0.80 − 0.50) ÷ 0.80 = 37.5 %.
        CoverSentences.MostUrgent([nps, Onboarding, csat]).ShouldBe(csat);
        CoverSentences.MostUrgent([nps, Onboarding]).ShouldBe(Onboarding);
        CoverSentences.MostUrgent([Sample.Kpi("nps", 31, target: 30)]).ShouldBeNull();
    }

    [Fact]
    public void Of_Churn_NamesTheTierThatLostMost()
    {
        var set = Sample.Retention(
            Sample.Tier(null, 100, 90, accounts: 1067, lost: 83),
            Sample.Tier("low", 50, 48, accounts: 412, lost: 13), Sample.Tier("tech", 50, 42, accounts: 568, lost: 70));
        var board = Sample.Board([Churn], retention: set);

        Text(board, Churn).ShouldBe("解約率は7.8%と目標の5%以下に届かず、12か月で解約した83社のうち70社をテックタッチが占めた。");
        Text(board, Churn, Language.English).ShouldBe("Logo churn was 7.8%, short of its target of 5% or less; 70 of the 83 accounts lost in twelve months were tech touch.");
    }

    [Fact]
    public void Of_NewlyMissed_SaysItWasMetBefore() =>
        Text(Sample.Board([Churn]), Churn).ShouldBe("解約率は7.8%と目標の5%以下に届かず、前月の達成から転じた。");

    [Fact]
    public void Of_LongMissed_CountsTheMonths()
    {
        Text(Sample.Board([Onboarding]), Onboarding).ShouldBe("オンボーディング完了率は60.0%と目標の90%以上に届かず、13か月の間一度も届いていない。");

        var recent = Onboarding with { Values = [.. Enumerable.Repeat<decimal?>(0.95m, 10), 0.8m, 0.7m, 0.6m] };
        Text(Sample.Board([recent]), recent).ShouldEndWith("3か月続けて届いていない。");
    }

    [Fact]
    public void Of_StartMonthMetric_NamesItsMonth()
    {
        var july = Onboarding with { Observed = new DateOnly(2026, 7, 1) };

        Text(Sample.Board([july]), july).ShouldStartWith("オンボーディング完了率（7月開始分）は60.0%と");
    }

    [Fact]
    public void Of_AllMet_SaysWhetherAnyRecovered()
    {
        var nps = Sample.Kpi("nps", 31, before: 31, target: 30);
        Text(Sample.Board([nps]), null).ShouldBe("NRRのほか、判定の付く1指標もすべて目標を達成し、前月から判定の変わった指標はない。");

        var recovered = Sample.Kpi("nps", 31, before: 20, target: 30, amber: 0);
        Text(Sample.Board([recovered]), null).ShouldBe("NRRのほか、判定の付く1指標もすべて目標を達成し、NPSは前月の未達・注意から戻った。");
    }

    private static string Text(BoardFigures board, KpiState? urgent, Language? language = null) =>
        Runs.Plain(TargetSentence.Of(Sample.Facts(language), board, urgent).Text);
}
