using Warehouse.Reports.Charts;
using Warehouse.Reports.Packs.Board.Indicators;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Board.Health;

/// <summary>Health: how accounts are distributed, how they moved, and how well churn was foreseen.</summary>
/// <param name="Trend">Accounts by band over 24 months; null where nobody has a score.</param>
public sealed record HealthPage(PageFrame Frame, ChartSpec? Trend, IReadOnlyList<HealthMoves> Moves, IReadOnlyList<string> Totals, IndicatorTable Table);

/// <summary>Where the accounts of one band came to stand.</summary>
/// <param name="Stayed">Which of the cells is the band itself; −1 for none.</param>
public sealed record HealthMoves(string Band, string Total, IReadOnlyList<string> Cells, int Stayed);

/// <summary>Builds the page.</summary>
public static class HealthBuilder
{
    /// <summary>The trend on its page.</summary>
    public static readonly ChartBox TrendBox = new(129, 62);

    /// <summary>The page.</summary>
    public static HealthPage Build(PackFacts facts, HealthSet set) => new(
        Frame(facts, set),
        set.Paying == 0 || set.Paying == set.Now("unknown") ? null : Trend(facts, set),
        [.. HealthBands.Before.Select(before => Moves(facts, set, before))],
        [Figures.Count(set.Paying), .. HealthBands.Now.Select(now => Figures.Count(set.Now(now)))],
        IndicatorBuilder.Table(facts, HealthReader.Groups, set.Indicators));

    /// <summary>A band's name.</summary>
    public static string Band(Language language, string band) => band switch
    {
        "healthy" => language.Pick("健康", "Healthy"),
        "watch" => language.Pick("注意", "Watch"),
        "risk" => language.Pick("リスク", "At risk"),
        "unknown" => language.Pick("スコアなし", "No score"),
        _ => language.Pick("有料でない", "Not paying"),
    };

    private static PageFrame Frame(PackFacts facts, HealthSet set) => new(
        8,
        facts.Pick("ヘルススコア", "Health"),
        HealthTitle.Of(facts.Language, set),
        facts.Pick(
            $"月末に有料の顧客の健康度。健康{High(facts)}以上、注意{Low(facts)}以上{High(facts)}未満、リスク{Low(facts)}未満（設定）。!!朱の太字!!は悪化",
            $"Health of the accounts that pay at month end: healthy from {High(facts)}, watch from {Low(facts)}, at risk below {Low(facts)} (settings). !!Bold red!! is for the worse"),
        facts.Pick(
            "ヘルススコア＝ログイン頻度・機能利用・サポート満足・更新意向の加重（0〜100点）。分からない要素の重みは他へ分ける。検知率＝解約した顧客のうち90〜7日前にリスクだった割合。適合率＝初めてリスクとなり7〜90日後に解約した割合。",
            "Health: login frequency, feature use, support satisfaction, renewal intent, weighted; an unknown part's weight is shared out. Detection: churned accounts at risk 90 to 7 days before. Precision: first flagged that churned 7–90 days on."),
        facts.Pick($"ヘルススコア {Figures.Count(set.Paying)}社", $"Health scores of {facts.Language.Accounts(set.Paying)}"));

    private static HealthMoves Moves(PackFacts facts, HealthSet set, string before) => new(
        Band(facts.Language, before),
        Figures.Count(HealthBands.Now.Sum(now => set.Moved(before, now))),
        [.. HealthBands.Now.Select(now => Figures.Count(set.Moved(before, now)))],
        HealthBands.Now.ToList().IndexOf(before));

    private static ChartSpec Trend(PackFacts facts, HealthSet set)
    {
        var language = facts.Language;
        var layers = HealthBands.Now.Where(band => set.Bands[band].Any(count => count > 0))
            .Select(band => new StackedTrendChart.Layer(Band(language, band), Colour(band), [.. set.Bands[band].Select(count => (Quantity?)count)])).ToArray();
        return StackedTrendChart.Of(
            "health",
            facts.Pick("健康度別の顧客数、24か月", "Accounts by health, 24 months"),
            [.. set.Months.Select(language.MonthOnAxis)],
            layers,
            [.. set.Months.Select((month, i) => $"<b>{language.Month(month)}</b><br>" + string.Join("<br>", HealthBands.Now.Select(band => $"{Band(language, band)} {Figures.Count(set.Bands[band][i])}")))],
            TrendBox,
            92,
            decimals: 0);
    }

    /// <summary>A band's colour.</summary>
    public static string Colour(string band) => band switch { "healthy" => Palette.Accent, "watch" => Palette.AccentMiddle, "risk" => Palette.Worse, _ => Palette.Rule };

    private static string High(PackFacts facts) => Figures.Shortest(facts.Thresholds.HealthyFrom, 1);

    private static string Low(PackFacts facts) => Figures.Shortest(facts.Thresholds.RiskBelow, 1);
}
