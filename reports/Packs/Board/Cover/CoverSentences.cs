using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cover;

/// <summary>The five sentences, each by a rule of its own from the figures that its page prints.</summary>
/// <remarks>
/// 1 MRR and what moved it. 2 NRR against its target and the tiers that made it. 3 The most urgent target not met (missed before watch, then by
/// share of the target), or that all are met. 4 The largest movement among the metrics not yet spoken of, where it is three times (a setting) the usual one;
/// else where the tiers part in the funnel; else that nothing moved unusually. 5 Payback and LTV/CAC.
/// </remarks>
public static class CoverSentences
{
    /// <summary>The sentences.</summary>
    public static IReadOnlyList<CoverSentence> Of(PackFacts facts, BoardFigures figures)
    {
        var urgent = MostUrgent(figures.Kpis, except: "nrr");
        return
        [
            MrrSentence.Of(facts, figures.Bridges),
            RetentionSentence.Of(facts, figures),
            TargetSentence.Of(facts, figures, urgent),
            MovementSentence.Of(facts, figures, urgent),
            EconomicsSentence.Of(facts, figures),
        ];
    }

    /// <summary>The metric that most needs the board: missed before watch, then by its shortfall as a share of the target; null where none falls short.</summary>
    public static KpiState? MostUrgent(IReadOnlyList<KpiState> kpis, string except = "") => kpis
        .Where(kpi => kpi.Verdict is Verdict.Watch or Verdict.Missed && kpi.Kpi.Metric != except)
        .OrderByDescending(kpi => kpi.Verdict == Verdict.Missed)
        .ThenByDescending(kpi => kpi.Shortfall)
        .FirstOrDefault();

    /// <summary>The target with its direction: <c>110%以上</c>, <c>5%以下</c>.</summary>
    public static string Target(Language language, KpiState kpi)
    {
        var target = kpi.Kpi.Measure.Short(language, kpi.Target!.Value);
        return kpi.Better == "down"
            ? language.Pick($"{target}以下", $"{target} or less")
            : language.Pick($"{target}以上", $"{target} or more");
    }

    /// <summary>A value in prose, a capped one as a lower bound.</summary>
    public static string Value(Language language, KpiState kpi)
    {
        var value = kpi.Kpi.Measure.InProse(language, kpi.Value);
        return kpi.IsLowerBound ? language.Pick($"{value}以上", $"at least {value}") : value;
    }
}
