using Warehouse.Reports.Packs.Board.Funnel;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cover;

/// <summary>The fourth sentence: the largest movement, else where the tiers part, else that neither was found.</summary>
public static class MovementSentence
{
    // What the other sentences speak of.
    private static readonly string[] Spoken = ["nrr", "payback_months", "ltv_cac"];

    /// <summary>The sentence.</summary>
    public static CoverSentence Of(PackFacts facts, BoardFigures figures, KpiState? urgent)
    {
        var language = facts.Language;
        if (Largest(figures.Kpis, urgent, facts.Thresholds.UnusualMultiple) is { } moved) return Moved(facts, moved);
        if (FunnelTitle.Widest(figures.Funnel) is { } gap)
        {
            var low = Measure.Rate.InProse(language, gap.Low);
            var high = Measure.Rate.InProse(language, gap.High);
            var days = FunnelTitle.Window(gap.Step);
            return new CoverSentence(language.Pick(
                $"{FunnelTitle.Goal(language, gap.Step)}の{days}日以内の達成率は、{Members.Tier(language, gap.LowTier)}が**{low}**にとどまり、{Members.Tier(language, gap.HighTier)}の{high}と差が大きい。",
                $"Of accounts in {Members.TierInProse(language, gap.LowTier)}, only **{low}** {FunnelTitle.Goal(language, gap.Step)} within {days} days, against {high} in {Members.TierInProse(language, gap.HighTier)}."), 6);
        }

        if (figures.Kpis.All(kpi => kpi.MonthChange is null))
        {
            return new CoverSentence(language.Pick("比べる前月がなく、どの指標も動きの大きさはまだ言えない。", "There is no month before to compare with, so no movement can be told yet."), 2);
        }

        return new CoverSentence(language.Pick(
            "前月から大きく動いた指標はなく、各段階の転換率にもタッチモデル間の大きな差はない。",
            "No metric moved unusually from the month before, and no step of the funnel parts the touch tiers widely."), 2);
    }

    /// <summary>The metric, not yet spoken of, whose month was the most unusual; null where none reached <see cref="PackThresholds.UnusualMultiple"/>.</summary>
    public static KpiState? Largest(IReadOnlyList<KpiState> kpis, KpiState? urgent, Quantity unusual) => kpis
        .Where(kpi => !Spoken.Contains(kpi.Kpi.Metric) && kpi.Kpi.Metric != urgent?.Kpi.Metric && kpi.Surprise >= unusual && !kpi.Kpi.Measure.PrintsAlike(kpi.Value!.Value, kpi.Values[^2]!.Value))
        .MaxBy(kpi => kpi.Surprise);

    private static CoverSentence Moved(PackFacts facts, KpiState kpi)
    {
        var language = facts.Language;
        var measure = kpi.Kpi.Measure;
        var name = kpi.Kpi.Short(language);
        var isWorse = Verdicts.IsWorse(kpi.MonthChange, kpi.Better);
        var month = kpi.Kpi.ByStart && kpi.Observed != facts.Month
            ? language.Pick($"（{language.MonthName(kpi.Observed)}開始分）", $" (started in {language.MonthName(kpi.Observed)})")
            : "";
        var word = isWorse ? language.Pick("悪化", "worsened") : language.Pick("改善", "improved");
        var change = measure.ChangeInProse(language, kpi.MonthChange);
        var value = measure.InProse(language, kpi.Value);
        return new CoverSentence(language.Pick(
            $"前月から最も動いたのは{name}{month}で、**{change}**と普段の{Figures.Fixed(kpi.Surprise, 0)}倍の幅で{word}し、{value}となった。",
            $"The largest movement was in {name}{month}: it {word} by **{change[1..]}**, {Figures.Fixed(kpi.Surprise, 0)} times its usual monthly change, to {value}."),
            kpi.Kpi.Page ?? 2);
    }
}
