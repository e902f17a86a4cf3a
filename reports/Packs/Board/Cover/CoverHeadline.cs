using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cover;

/// <summary>The month in two lines: what MRR did, and what stands against its targets.</summary>
public static class CoverHeadline
{
    /// <summary>The lines. "While" joins them where one is good and the other is not.</summary>
    public static IReadOnlyList<string> Of(PackFacts facts, BoardFigures figures)
    {
        var bridge = figures.Bridges.Whole;
        var missed = figures.Kpis.Count(kpi => kpi.Verdict == Verdict.Missed);
        var watched = figures.Kpis.Count(kpi => kpi.Verdict == Verdict.Watch);
        var isQuiet = IsLevel(facts, bridge) && figures.Kpis.All(kpi => kpi.Verdict == kpi.Before || kpi.Verdict == Verdict.None || kpi.Before == Verdict.None);
        if (isQuiet && missed + watched == 0)
        {
            return facts.Language.Code == "ja"
                ? ["MRRは横ばい、", "判定の変わった指標もない静かな月"]
                : ["A quiet month: MRR held level", "and no verdict changed"];
        }

        var isContrast = bridge.Net > 0 && !IsLevel(facts, bridge) && missed + watched > 0;
        return [First(facts, figures.Bridges, isContrast), Second(facts, figures, missed + watched)];
    }

    /// <summary>Whether the month's net is too small to be called a movement.</summary>
    public static bool IsLevel(PackFacts facts, BridgeFigures bridge) => bridge.Opening > 0 && Math.Abs(bridge.Net) < facts.Thresholds.LevelNet * bridge.Opening;

    private static string First(PackFacts facts, BridgeSet bridges, bool isContrast)
    {
        var bridge = bridges.Whole;
        if (bridge.Opening == 0 && bridges.MonthBefore is null) return facts.Pick("MRRの記録が始まり、", "The record of MRR begins;");
        if (bridge.Closing == 0) return facts.Pick("すべてのMRRが失われ、", "All MRR was lost;");
        if (IsLevel(facts, bridge) || bridge.Net == 0) return facts.Pick("MRRは横ばいで、", "MRR held level;");
        var subject = BridgeTitle.Driver(bridge).Movement!.Subject(facts.Language);
        var start = char.ToUpperInvariant(subject[0]) + subject[1..];
        if (bridge.Net < 0) return facts.Pick($"{subject}がMRRを押し下げ、", $"{start} lowered MRR;");
        return isContrast
            ? facts.Pick($"{subject}がMRRを押し上げる一方、", $"{start} raised MRR, but")
            : facts.Pick($"{subject}がMRRを押し上げ、", $"{start} raised MRR;");
    }

    private static string Second(PackFacts facts, BoardFigures figures, int notMet)
    {
        var judged = figures.Kpis.Count(kpi => kpi.Verdict != Verdict.None);
        if (judged == 0) return facts.Pick("目標と比べられる指標はまだない", "no metric can be compared with its target yet");
        if (CoverSentences.MostUrgent(figures.Kpis) is not { } worst) return facts.Pick($"{judged}指標すべてが目標を達成", $"all {judged} metrics met their targets");
        var name = worst.Kpi.Short(facts.Language);
        return notMet == 1
            ? facts.Pick($"{name}だけが目標に届かない", $"only {name} falls short of its target")
            : facts.Pick($"{name}など{notMet}指標が目標に届かない", $"{name} and {notMet - 1} {(notMet == 2 ? "other falls" : "others fall")} short");
    }
}
