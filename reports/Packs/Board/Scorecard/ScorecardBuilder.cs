using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Scorecard;

/// <summary>Builds the scorecard from the metrics' states.</summary>
public static class ScorecardBuilder
{
    /// <summary>The page.</summary>
    public static ScorecardPage Build(PackFacts facts, IReadOnlyList<KpiGroup> groups, IReadOnlyList<KpiState> states)
    {
        var blocks = groups.Select(group => new ScorecardBlock(
            facts.Pick(group.NameJa, group.NameEn),
            [.. states.Where(state => group.Kpis.Contains(state.Kpi)).Select(state => Line(facts, state))]));
        return new ScorecardPage(Frame(facts, groups, states), [.. blocks]);
    }

    private static PageFrame Frame(PackFacts facts, IReadOnlyList<KpiGroup> groups, IReadOnlyList<KpiState> states)
    {
        var order = facts.Language.List([.. groups.Select(group => facts.Pick(group.NameJa, group.NameEn.ToLowerInvariant()))]);
        var capped = states.Any(state => state.IsLowerBound)
            ? facts.Pick("「≥」付きは平均継続月数が上限に達した下限値。", "≥ marks a lower bound: the lifetime reached its cap. ")
            : "";
        return new PageFrame(
            2,
            facts.Pick("スコアカード", "Scorecard"),
            ScorecardTitle.Of(facts.Language, groups, states),
            facts.Pick(
                $"並びは使う順：{order}。前月差・前年同月差の!!朱の太字!!は悪化",
                $"In the order of use: {order}. Differences in !!bold red!! are for the worse"),
            facts.Pick(
                $"判定は○達成、△注意、×未達で、丸める前の値による。差も丸める前の値で計算する。月名の付く指標は、結果の出そろった最新の開始月。{capped}推移の縦軸は指標ごとに異なり、目標が遠いときは破線を描かない。",
                $"Verdicts (ring met, triangle watch, cross missed) and differences use unrounded values. A metric with a month's name is for the latest start month that is old enough. {capped}Each trend has its own scale; a target far off is not drawn."),
            facts.Pick($"月次指標 {states.Count}指標×13か月", $"Monthly metrics, {states.Count} × 13 months"));
    }

    private static ScorecardLine Line(PackFacts facts, KpiState state)
    {
        var (kpi, language) = (state.Kpi, facts.Language);
        var qualifier = kpi.ByStart && state.Value is not null && state.Observed != facts.Month
            ? facts.Pick($"{language.MonthName(state.Observed)}開始分", $"started {language.MonthShort(state.Observed)}")
            : facts.Pick(kpi.QualifierJa, kpi.QualifierEn);
        var target = state.Target is { } wanted ? kpi.Measure.Value(wanted) : Figures.Unknown;
        return new ScorecardLine(
            facts.Pick(kpi.NameJa, kpi.NameEn),
            qualifier,
            kpi.Measure.Value(state.Value, state.IsLowerBound),
            kpi.Measure.Unit.In(language),
            Cell.Change(kpi.Measure, state.MonthChange, state.Better),
            Cell.Change(kpi.Measure, state.YearChange, state.Better),
            kpi.Measure.ChangeUnit.In(language),
            state.Target is null ? "" : state.Better == "down" ? "≤" : "≥",
            target,
            state.Verdict,
            kpi.Measure.Value(state.YearAgo, state.WasLowerBound),
            kpi.Measure.Decimals == 0,
            state.Values,
            state.Target,
            string.Join("\n", state.Values.Select((value, i) => $"{language.MonthOnAxis(state.Observed.AddMonths(i + 1 - state.Values.Count))} {kpi.Measure.InProse(language, value)}")),
            kpi.Page);
    }
}
