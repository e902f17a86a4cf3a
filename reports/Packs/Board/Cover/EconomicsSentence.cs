using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cover;

/// <summary>The fifth sentence: when an account's cost is paid back, and what it is worth by then.</summary>
public static class EconomicsSentence
{
    private const int Page = 7;

    /// <summary>The sentence.</summary>
    public static CoverSentence Of(PackFacts facts, BoardFigures figures)
    {
        var language = facts.Language;
        var payback = figures.Kpis.First(kpi => kpi.Kpi.Metric == "payback_months");
        var multiple = figures.Kpis.First(kpi => kpi.Kpi.Metric == "ltv_cac");
        var text = (payback.Value, multiple.Value) switch
        {
            (null, null) => Unknown(language, figures),
            (_, null) => Alone(language, Subject(language, payback), payback),
            (null, _) => Alone(language, Subject(language, multiple), multiple),
            _ => Both(language, payback, multiple),
        };
        return new CoverSentence(text, Page);
    }

    private static string Unknown(Language language, BoardFigures figures) => figures.Economics.Whole.NewAccounts == 0
        ? language.Pick("直近3か月に新規顧客がなく、CACと回収期間は計算できない。", "No account was acquired in three months: CAC and payback cannot be computed.")
        : language.Pick("費用か粗利の期間がそろわず、CACの回収はまだ計算できない。", "CAC and payback cannot be computed yet: the periods of cost or margin are not whole.");

    private static string Alone(Language language, string subject, KpiState kpi) => kpi.Verdict switch
    {
        Verdict.None => language.Pick($"{subject}は{Value(language, kpi)}となった。", $"{subject} {Value(language, kpi)}."),
        Verdict.Met => language.Pick($"{subject}は{Value(language, kpi)}と{Target(language, kpi)}を達成した。", $"{subject} {Value(language, kpi)}, meeting {Target(language, kpi)}."),
        _ => language.Pick($"{subject}は{Value(language, kpi)}と{Target(language, kpi)}に届かない。", $"{subject} {Value(language, kpi)}, short of {Target(language, kpi)}."),
    };

    private static string Both(Language language, KpiState payback, KpiState multiple)
    {
        var (first, second) = (payback.Verdict, multiple.Verdict);
        if (first == Verdict.None || second == Verdict.None)
        {
            return language.Pick(
                $"{Subject(language, payback)}は{Value(language, payback)}、{Subject(language, multiple)}は{Value(language, multiple)}となった。",
                $"{Subject(language, payback)} {Value(language, payback)}; {Subject(language, multiple)} {Value(language, multiple)}.");
        }

        var isSame = (first == Verdict.Met) == (second == Verdict.Met);
        var joint = (first == Verdict.Met, isSame) switch
        {
            (true, true) => language.Pick("を達成し、", ", meeting"),
            (true, false) => language.Pick("を達成したが、", ", meeting"),
            (false, true) => language.Pick("に届かず、", ", short of"),
            (false, false) => language.Pick("に届かないが、", ", short of"),
        };
        var particle = isSame ? "も" : "は";
        return language.Pick(
            $"{Subject(language, payback)}は{Value(language, payback)}と{Target(language, payback)}{joint}{Subject(language, multiple)}{particle}{Value(language, multiple)}と{Target(language, multiple)}{(second == Verdict.Met ? "を達成した。" : "に届かない。")}",
            $"{Subject(language, payback)} {Value(language, payback)}{joint} {Target(language, payback)}, {(isSame ? "and" : "but")} {Subject(language, multiple)} {Value(language, multiple)}, {(second == Verdict.Met ? "meeting" : "short of")} {Target(language, multiple)}.");
    }

    private static string Subject(Language language, KpiState kpi) => kpi.Kpi.Metric == "ltv_cac"
        ? language.Pick("LTV/CAC", "LTV/CAC is")
        : language.Pick("CACの回収", "CAC is paid back in");

    private static string Value(Language language, KpiState kpi) => $"**{CoverSentences.Value(language, kpi)}**";

    private static string Target(Language language, KpiState kpi) =>
        language.Pick($"目標の{CoverSentences.Target(language, kpi)}", $"the target of {CoverSentences.Target(language, kpi)}");
}
