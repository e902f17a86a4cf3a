using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Indicators;

/// <summary>A page of indicators against its targets, in words.</summary>
/// <remarks>The one that most needs the board (missed before watch, then by its shortfall as a share of the target) and how many more fall short; else that all are met.</remarks>
public static class IndicatorTitle
{
    /// <summary>The title.</summary>
    /// <param name="subject">What the indicators are about, for a month in which all targets are met.</param>
    /// <param name="nothing">What to say where no indicator has a value.</param>
    public static string Of(PackFacts facts, IReadOnlyList<KpiState> states, Words subject, Words nothing)
    {
        var language = facts.Language;
        if (states.All(state => state.Value is null)) return nothing.In(language);

        var judged = states.Where(state => state.Verdict != Verdict.None).ToArray();
        if (judged.Length == 0) return language.Pick($"{subject.Ja}：目標と比べられる指標はまだない", $"{subject.En}: nothing can be compared with a target yet");
        if (CoverSentences.MostUrgent(judged) is not { } urgent) return AllMet(language, judged, subject);

        var more = judged.Count(state => state.Verdict is Verdict.Watch or Verdict.Missed) - 1;
        var month = urgent.Kpi.ByStart && urgent.Observed != facts.Month
            ? language.Pick($"（{language.MonthName(urgent.Observed)}開始分）", $" (started in {language.MonthName(urgent.Observed)})")
            : "";
        var (value, target) = (CoverSentences.Value(language, urgent), CoverSentences.Target(language, urgent));
        var barely = urgent.IsBarelyShort ? language.Pick("にわずかに届かず", "just short of") : language.Pick("に届かず", "short of");
        var name = urgent.Kpi.Short(language);
        var rest = more switch
        {
            0 => language.Pick($"ほかの{judged.Length - 1}指標は達成", judged.Length switch { 1 => "", 2 => "; the other met its target", _ => "; the others met theirs" }),
            _ => language.Pick($"ほか{more}指標も目標未満", more == 1 ? "; 1 more falls short" : $"; {more} more fall short"),
        };
        var start = language.Pick($"{name}{month}は{value}と目標の{target}{barely}", $"{char.ToUpperInvariant(name[0])}{name[1..]}{month}: {value}, {barely} {target}");
        return language.Code == "ja" ? (judged.Length == 1 ? start[..^1] + "ない" : $"{start}、{rest}") : start + rest;
    }

    private static string AllMet(Language language, KpiState[] judged, Words subject)
    {
        string Stated(KpiState state) => language.Pick(
            $"{state.Kpi.Short(language)}は{CoverSentences.Value(language, state)}", $"{state.Kpi.Short(language)} {CoverSentences.Value(language, state)}");
        return judged.Length switch
        {
            1 => language.Pick($"{Stated(judged[0])}で目標を達成", $"{subject.En}: {Stated(judged[0])} met its target"),
            2 => language.Pick($"{Stated(judged[0])}、{Stated(judged[1])}で目標をともに達成", $"{subject.En}: {Stated(judged[0])} and {Stated(judged[1])} both met their targets"),
            _ => language.Pick($"{subject.Ja}は目標のある{judged.Length}指標すべてが達成", $"{subject.En}: all {judged.Length} metrics with targets met them"),
        };
    }
}
