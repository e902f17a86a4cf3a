using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Board.Bridge;

/// <summary>Builds the page of MRR's movements.</summary>
public static class BridgeBuilder
{
    /// <summary>The waterfall on its page.</summary>
    public static readonly ChartBox WaterfallBox = new(102, 74);

    /// <summary>The trend beside it.</summary>
    public static readonly ChartBox TrendBox = new(118, 69.8);

    /// <summary>The page.</summary>
    public static BridgePage Build(PackFacts facts, BridgeSet bridges)
    {
        var (language, month) = (facts.Language, facts.Month);
        var shown = Shown(bridges);
        var name = language.MonthName(month);
        var unit = facts.Currency.Millions(language);
        var months = bridges.Trend.Months.Count;
        return new BridgePage(
            Frame(facts, bridges, shown),
            facts.Pick($"{name}の増減", $"Movements in {name}"),
            facts.Pick($"{unit}。期首を0とした累積", $"{unit}, cumulative from the opening; accounts below"),
            new BridgeEnd(facts.Pick($"{language.MonthName(month.AddMonths(-1))}末", $"End of {language.MonthShort(month.AddMonths(-1))}"), Millions(bridges.Whole.Opening), language.Accounts(bridges.Whole.OpeningAccounts)),
            new BridgeEnd(facts.Pick($"{name}末", $"End of {language.MonthShort(month)}"), Millions(bridges.Whole.Closing), language.Accounts(bridges.Whole.ClosingAccounts)),
            Waterfall(facts, bridges, shown),
            facts.Pick(months > 1 ? $"月末MRRの{months}か月推移" : "月末MRR", months > 1 ? $"MRR at month end, {months} months" : "MRR at month end"),
            facts.Pick($"{unit}、タッチモデル別", $"{unit}, by touch tier"),
            Trend(facts, bridges.Trend),
            [.. shown.Select(movement => movement.Name(language)), facts.Pick("振替入", "Moved in"), facts.Pick("振替出", "Moved out")],
            Rows(facts, bridges).Any(each => each.Figures.PausedAccounts != 0),
            [.. Rows(facts, bridges).Select(each => Row(facts, shown, each.Class, each.Name, each.Figures))]);
    }

    // Pauses and rates stand on the page only where one of its rows has them.
    private static Movement[] Shown(BridgeSet bridges)
    {
        var all = new[] { bridges.Whole, bridges.MonthBefore, bridges.YearAgo, bridges.TwelveMonths }.OfType<BridgeFigures>().Concat(bridges.Tiers.Select(tier => tier.Figures)).ToArray();
        return [.. Movement.All.Where(movement => !movement.IsRare || all.Any(figures => figures.Amounts[movement.Metric] != 0))];
    }

    private static PageFrame Frame(PackFacts facts, BridgeSet bridges, Movement[] shown)
    {
        var rare = shown.Where(movement => movement.IsRare).ToArray();
        var rareJa = rare.Length == 0 ? "この表の期間に休止・為替の動きはない。" : "休止＝契約のまま止めた額、為替＝換算レートの差。";
        var rareEn = rare.Length == 0 ? "No pauses or FX here." : "Paused: in force, not billed; FX: the rate.";
        return new PageFrame(
            3,
            facts.Pick("MRRの動き", "MRR movements"),
            BridgeTitle.Of(facts, bridges),
            facts.Pick(
                $"期首から期末までの増減と、{bridges.Trend.Months.Count}か月の推移（単位：{facts.Currency.Millions(facts.Language)}）",
                $"From opening to closing, and the trend over {bridges.Trend.Months.Count} months, in {facts.Currency.Millions(facts.Language)}"),
            facts.Pick(
                $"新規＝初めて生じたMRR、再開＝解約後に戻った額、拡大・縮小＝継続顧客の増減、解約＝MRRが0になった額。期首＋増減＝期末は顧客・月・タッチモデルごとに一致する。振替はタッチモデル間の移動。{rareJa}各額は四捨五入。",
                $"New: first MRR ever. Returned: back after churn. Expansion, contraction: accounts that stay. Churn: MRR fell to 0. Opening + movements = closing for each account and tier; moves are between tiers. {rareEn} Amounts are rounded."),
            facts.Pick($"MRR増減明細 {Figures.Count(bridges.MovementRows)}件", $"MRR movements, {facts.Language.Counted(bridges.MovementRows, "件", "row", "rows")}"));
    }

    private static ChartSpec Waterfall(PackFacts facts, BridgeSet bridges, Movement[] shown)
    {
        var (language, whole) = (facts.Language, bridges.Whole);
        var unit = facts.Currency.Millions(language);
        var inChart = shown.Where(movement => !movement.IsRare || whole.Amounts[movement.Metric] != 0).ToArray();
        var bars = inChart.Select(movement =>
        {
            var amount = whole.Amounts[movement.Metric] / 1_000_000m;
            var note = movement.AccountsMetric is { } metric ? facts.Pick($"{Figures.Count(bridges.Accounts(metric))}社", Figures.Count(bridges.Accounts(metric))) : "";
            return new WaterfallChart.Bar(movement.Name(language), note, amount, $"{movement.Name(language)} {Figures.Movement(amount, 2)} {unit} {note}".TrimEnd());
        });
        var net = (whole.ClosingAccounts - whole.OpeningAccounts, whole.Net / 1_000_000m);
        var accounts = facts.Pick($"{Figures.SignedCount(net.Item1)}社", Figures.SignedCount(net.Item1));
        var last = new WaterfallChart.Bar(facts.Pick("純増減", "Net"), accounts, net.Item2, $"{facts.Pick("純増減", "Net")} {Figures.Movement(net.Item2, 2)} {unit}");
        return WaterfallChart.Of("bridge", facts.Pick("MRRの増減の滝グラフ。数値は下の表にある", "Waterfall of MRR movements; the table below has the figures"), [.. bars, last], WaterfallBox);
    }

    private static ChartSpec Trend(PackFacts facts, MrrTrend trend)
    {
        var language = facts.Language;
        var layers = trend.Tiers.Select(tier => new StackedTrendChart.Layer(Members.Tier(language, tier.Tier), Palette.Tier(tier.Tier), [.. tier.Values.Select(value => value / 1_000_000m)])).ToArray();
        var tips = trend.Months.Select((month, i) =>
            $"<b>{language.Month(month)}</b> {Millions(trend.Totals[i])}<br>" + string.Join("<br>", layers.Select(layer => $"{layer.Name} {Figures.Fixed(layer.Values[i], 2)}")));
        return StackedTrendChart.Of(
            "trend",
            facts.Pick("月末MRRの推移、タッチモデル別の積み上げ", "MRR at month end, stacked by touch tier"),
            [.. trend.Months.Select(language.MonthOnAxis)],
            layers,
            [.. tips],
            TrendBox,
            layers.Length == 0 ? 20 : 118);
    }

    private static IEnumerable<(string Class, string Name, BridgeFigures Figures)> Rows(PackFacts facts, BridgeSet bridges)
    {
        var language = facts.Language;
        var all = facts.Pick("全体", "All");
        foreach (var (tier, figures) in bridges.Tiers) yield return ("tier", Members.Tier(language, tier), figures);
        yield return ("whole", $"{all}　{language.MonthShort(facts.Month)}", bridges.Whole);
        if (bridges.MonthBefore is { } before) yield return ("period", $"{all}　{language.MonthShort(facts.Month.AddMonths(-1))}", before);
        if (bridges.YearAgo is { } yearAgo) yield return ("period", $"{all}　{facts.Pick($"前年{language.MonthShort(facts.Month)}", language.MonthOnAxis(facts.Month.AddMonths(-12)))}", yearAgo);
        if (bridges.TwelveMonths is { } year) yield return ("period", $"{all}　{facts.Pick("12か月計", "12 months")}", year);
    }

    private static BridgeRow Row(PackFacts facts, Movement[] shown, string kind, string name, BridgeFigures figures)
    {
        var measure = Measure.Millions(facts.Currency);
        var movements = shown.Select(movement => Cell.Movement(measure, figures.Amounts[movement.Metric]))
            .Append(Cell.Movement(measure, figures.TransferIn))
            .Append(Cell.Movement(measure, figures.TransferOut));
        return new BridgeRow(
            kind, name, Millions(figures.Opening), [.. movements], Millions(figures.Closing), Cell.Movement(measure, figures.Net),
            Figures.Count(figures.OpeningAccounts), Figures.SignedCount(figures.Gained), Figures.SignedCount(-figures.Lost),
            Figures.SignedCount(figures.TransferredAccounts), Figures.SignedCount(figures.PausedAccounts), Figures.Count(figures.ClosingAccounts));
    }

    private static string Millions(Quantity amount) => Figures.Fixed(amount / 1_000_000m, 2);
}
