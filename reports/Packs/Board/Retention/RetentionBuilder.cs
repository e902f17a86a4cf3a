using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Retention;

/// <summary>Builds the page of NRR and GRR.</summary>
public static class RetentionBuilder
{
    /// <summary>Each of the four panels.</summary>
    public static readonly ChartBox PanelBox = new(64, 92);

    /// <summary>The page.</summary>
    public static RetentionPage Build(PackFacts facts, RetentionSet set)
    {
        RetentionFigures[] all = [set.Whole, .. set.Tiers];
        // Four panels fill the width; a tier that nobody knows stands in the table alone.
        var shown = all.Take(4).ToArray();
        var scale = Scale(set, shown);
        // The target is named once, in the panel that has the most room for it.
        var named = Array.IndexOf(shown, shown.MaxBy(each => RatesChart.Placed(Lines(each), new RatesChart.Level((set.Target ?? 0) * 100, "", IsDashed: true)).Room));
        return new RetentionPage(
            Frame(facts, set),
            [.. shown.Select((each, i) => Panel(facts, set, each, scale, namesTarget: i == named))],
            [.. set.Tiers.Append(set.Whole).Select(each => Row(facts, each))]);
    }

    private static PageFrame Frame(PackFacts facts, RetentionSet set)
    {
        var target = set.Target is { } wanted ? Measure.Rate.Short(facts.Language, wanted) : null;
        var accounts = Figures.Count(set.Whole.Accounts);
        var hidden = set.Tiers.Prepend(set.Whole).Any(each => each.Nrr.Where((value, month) => value is not null && !each.IsDrawn(month)).Any());
        return new PageFrame(
            4,
            facts.Pick("NRRとGRR", "NRR and GRR"),
            RetentionTitle.Of(facts.Language, set),
            facts.Pick(
                $"12か月のNRR（売上継続率）とGRR（売上維持率）、24か月の推移。4面とも同じ縦軸（%）{(hidden ? "。対象10社未満の月は描かない" : "")}",
                $"Net (NRR) and gross (GRR) revenue retention over 12 months, for 24 months, in %; four panels on one scale{(hidden ? ". Cohorts of fewer than 10 accounts are not drawn" : "")}"),
            facts.Pick(
                $"NRR＝12か月前に有料だった顧客の現在MRR÷同じ顧客の12か月前MRR。新規は含めない。GRR＝顧客ごとに現在と12か月前の小さい方を合計し、12か月前MRRで割る（100%を超えない）。当月＝同じ式を前月から当月で計算。区分は期首のタッチモデル。{(target is null ? "" : $"NRRの目標は{target}以上。")}",
                $"NRR: MRR now of accounts that paid 12 months ago ÷ their MRR then; new accounts never enter. GRR: Σ per account of the smaller of the two ÷ the same (never above 100%). 1 month: the same from the month before. Tier at the opening.{(target is null ? "" : $" Target for NRR: {target} or more.")}"),
            facts.Pick($"顧客月次MRR {accounts}社×2時点", $"Monthly MRR of {facts.Language.Accounts(set.Whole.Accounts)} at two dates"));
    }

    private static NiceScale Scale(RetentionSet set, RetentionFigures[] shown)
    {
        var values = shown.SelectMany(each => Drawn(each, each.Nrr).Concat(Drawn(each, each.Grr))).Known().Append(100);
        return NiceScale.Over(set.Target is { } target ? values.Append(target * 100) : values, 6);
    }

    private static RetentionPanel Panel(PackFacts facts, RetentionSet set, RetentionFigures figures, NiceScale scale, bool namesTarget)
    {
        var language = facts.Language;
        var name = figures.Tier is null ? facts.Pick("全体", "All accounts") : Members.Tier(language, figures.Tier);
        if (Drawn(figures, figures.Nrr).All(value => value is null)) return new RetentionPanel(name, null);

        var levels = new List<RatesChart.Level> { new(100, "", IsDashed: false) };
        if (set.Target is { } target) levels.Add(new RatesChart.Level(target * 100, namesTarget ? facts.Pick($"NRR目標 {Figures.Shortest(target * 100, 1)}", $"NRR target {Figures.Shortest(target * 100, 1)}") : "", IsDashed: true));
        var tips = set.Months.Select((month, i) => $"<b>{language.Month(month)}</b><br>NRR {Measure.Rate.InProse(language, figures.Nrr[i])}<br>GRR {Measure.Rate.InProse(language, figures.Grr[i])}");
        return new RetentionPanel(name, RatesChart.Of(
            $"retention-{figures.Tier ?? "all"}",
            facts.Pick($"{name}のNRRとGRR、24か月", $"NRR and GRR of {name}, 24 months"),
            [.. set.Months.Select(language.MonthOnAxis)],
            Lines(figures),
            levels,
            scale,
            new RatesChart.Panel(PanelBox.Height, 30, 58),
            [.. tips]));
    }

    private static IReadOnlyList<RatesChart.Line> Lines(RetentionFigures figures) =>
        [Line("NRR", Drawn(figures, figures.Nrr), isMain: true), Line("GRR", Drawn(figures, figures.Grr), isMain: false)];

    private static RatesChart.Line Line(string name, IReadOnlyList<Quantity?> values, bool isMain) =>
        new(name, Figures.Fixed(values.LastOrDefault(value => value is not null), 1) + "%", values.Plain(), isMain);

    // In per cent, without the months whose cohort is too small to say anything.
    private static IReadOnlyList<Quantity?> Drawn(RetentionFigures figures, IReadOnlyList<Quantity?> series) =>
        [.. series.Select((value, month) => figures.IsDrawn(month) ? value * 100 : null)];

    private static RetentionRow Row(PackFacts facts, RetentionFigures figures)
    {
        var millions = Measure.Millions(facts.Currency);
        return new RetentionRow(
            figures.Tier is null ? facts.Pick("全体", "All accounts") : Members.Tier(facts.Language, figures.Tier),
            figures.Tier is null,
            Figures.Count(figures.Accounts),
            millions.Value(figures.Opening),
            millions.Value(figures.Closing),
            millions.Value(figures.Kept),
            Cells(figures.Nrr, figures.NrrMonth),
            Cells(figures.Grr, figures.GrrMonth),
            Figures.Count(figures.Lost),
            Measure.Rate.Value(figures.Churn));
    }

    private static RetentionCells Cells(IReadOnlyList<Quantity?> series, Quantity? monthly) => new(
        Measure.Rate.Value(series[^1]),
        Cell.Change(Measure.Rate, series[^1] - RetentionFigures.Back(series, 1), "up"),
        Cell.Change(Measure.Rate, series[^1] - RetentionFigures.Back(series, 12), "up"),
        Measure.Rate.Value(monthly));
}
