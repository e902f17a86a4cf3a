using Warehouse.Reports.Packs.Board.Retention;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cover;

/// <summary>The third sentence: the target that most needs the board, or that none does.</summary>
public static class TargetSentence
{
    private const int ScorecardPage = 2;

    /// <summary>The sentence.</summary>
    /// <param name="urgent">The most urgent target not met, NRR apart; null where there is none.</param>
    public static CoverSentence Of(PackFacts facts, BoardFigures figures, KpiState? urgent)
    {
        var language = facts.Language;
        if (urgent is null) return new CoverSentence(AllMet(language, figures.Kpis), ScorecardPage);

        var name = urgent.Kpi.Short(language);
        var value = $"**{CoverSentences.Value(language, urgent)}**";
        var target = CoverSentences.Target(language, urgent);
        var barely = urgent.IsBarelyShort ? language.Pick("にわずかに届かず", "just short of") : language.Pick("に届かず", "short of");
        var month = urgent.Kpi.ByStart && urgent.Observed != facts.Month
            ? language.Pick($"（{language.MonthName(urgent.Observed)}開始分）", $" (started in {language.MonthName(urgent.Observed)})")
            : "";
        return new CoverSentence(
            language.Pick(
                $"{name}{month}は{value}と目標の{target}{barely}、{Detail(language, figures, urgent)}",
                $"{Capital(name)}{month} was {value}, {barely} its target of {target}; {Detail(language, figures, urgent)}"),
            urgent.Kpi.Page ?? ScorecardPage);
    }

    private static string AllMet(Language language, IReadOnlyList<KpiState> kpis)
    {
        var judged = kpis.Count(kpi => kpi.Verdict != Verdict.None && kpi.Kpi.Metric != "nrr");
        var turned = kpis.Where(kpi => kpi.Verdict == Verdict.Met && kpi.Before is Verdict.Watch or Verdict.Missed && kpi.Kpi.Metric != "nrr").Select(kpi => kpi.Kpi.Short(language)).ToArray();
        if (judged == 0) return language.Pick("目標と比べられる指標はまだない。", "No metric can be compared with its target yet.");
        return turned.Length == 0
            ? language.Pick($"NRRのほか、判定の付く**{judged}指標**もすべて目標を達成し、前月から判定の変わった指標はない。", $"NRR apart, all **{judged}** judged metrics met their targets, as they did the month before.")
            : language.Pick($"NRRのほか、判定の付く**{judged}指標**もすべて目標を達成し、{language.List(turned)}は前月の未達・注意から戻った。", $"NRR apart, all **{judged}** judged metrics met their targets; {language.List(turned)} recovered from the month before.");
    }

    // Churn has its tiers on page 4; any other metric has the length of its shortfall.
    private static string Detail(Language language, BoardFigures figures, KpiState urgent)
    {
        var set = figures.Retention;
        if (urgent.Kpi.Metric == "logo_churn" && set.Whole.Lost > 0 && set.Present.Count > 1)
        {
            var most = set.Present.MaxBy(tier => tier.Lost)!;
            var all = language.Accounts(set.Whole.Lost);
            return most.Lost == set.Whole.Lost
                ? language.Pick($"12か月で解約した{all}はすべて{Members.Tier(language, most.Tier!)}だった。", $"all {all} lost in twelve months were {Members.TierInProse(language, most.Tier!)}.")
                : language.Pick($"12か月で解約した{all}のうち**{language.Accounts(most.Lost)}**を{Members.Tier(language, most.Tier!)}が占めた。", $"**{Figures.Count(most.Lost)}** of the {all} lost in twelve months were {Members.TierInProse(language, most.Tier!)}.");
        }

        var months = urgent.MonthsShort;
        return months.Value switch
        {
            1 when urgent.Before == Verdict.Met => language.Pick("前月の達成から転じた。", "it was met the month before."),
            1 => language.Pick("当月から目標と比べられるようになった。", "this is the first month it can be judged."),
            _ when months == urgent.Values.Count => language.Pick("13か月の間一度も届いていない。", "it has not been met once in thirteen months."),
            _ => language.Pick($"{Figures.Count(months)}か月続けて届いていない。", $"it has been short for {Figures.Count(months)} months running."),
        };
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
