using Warehouse.Reports.Charts;
using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Packs.Closes;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>MRR's movements since the last close.</summary>
/// <param name="Since">The close that the period follows; null where no earlier month is closed, so that the period is the month alone.</param>
/// <param name="Months">The months of the period, each with its bridge.</param>
public sealed record SinceClose(CloseRecord? Since, BridgeFigures Whole, IReadOnlyList<(DateOnly Month, BridgeFigures Figures)> Months)
{
    /// <summary>MRR that the last closed month ended with when it was closed; null where the period does not follow it.</summary>
    public Quantity? Closed { get; init; }

    /// <summary>What later deliveries have made of it: the period's opening as it is now less what was closed.</summary>
    public Quantity Restated => Closed is { } closed ? Whole.Opening - closed : 0;

    /// <summary>From what was closed to now: the restatement and the movements.</summary>
    public BridgeFigures FromClosed => Closed is { } closed ? Whole with { Opening = closed } : Whole;
}

/// <summary>Reads and builds the page.</summary>
public static class SinceClosePage
{
    private const int ChartWidth = 267;
    private const int LowChart = 62;
    private const int HighChart = 86;
    private const int FewMonths = 4;
    private const int Longest = 12;

    /// <summary>Reads the months after the last close before the pack's month, a year at most.</summary>
    public static SinceClose Read(MetricReader reader, CloseRecords closes, DateOnly month)
    {
        var since = closes.Before(month);
        var first = since?.Month.AddMonths(1) ?? month;
        if (Month.Between(first, month) >= Longest) first = month.AddMonths(1 - Longest);
        var answer = reader.ByMonth([.. BridgeFigures.Metrics], first.AddMonths(-1), month);
        BridgeFigures Over(DateOnly from, DateOnly to) => BridgeFigures.Over((metric, each) => answer[metric, each], from, to);
        return new SinceClose(since, Over(first, month), [.. Month.Ending(month, Month.Between(first, month) + 1).Select(each => (each, Over(each, each)))])
        {
            Closed = since is not null && first == since.Month.AddMonths(1) ? answer["mrr_closing", since.Month] : null,
        };
    }

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, SinceClose set, int number)
    {
        var language = facts.Language;
        var first = set.Months[0].Month;
        var period = first == facts.Month ? language.MonthOnHead(first) : facts.Pick($"{language.MonthOnHead(first)}から{language.MonthOnHead(facts.Month)}", $"{language.MonthOnHead(first)} to {language.MonthOnHead(facts.Month)}");
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("前回の締めから", "Since the last close"),
                Title(facts, set),
                facts.Pick($"{period}のMRRの増減（単位：{facts.Currency.Millions(language)}）", $"Movements of MRR, {period}, in {facts.Currency.Millions(language)}"),
                facts.Pick(
                    $"期間は、この資料の月より前で最後に締めた月の翌月から（最長{Longest}か月）。締めた月がなければ当月だけ。期首＋増減＝期末は顧客ごとに一致する。締めた月の数値は締めた時のもので、今の期首との差が改訂。各額は四捨五入。",
                    $"From the month after the last closed one ({Longest} months at most); without a close, the month alone. Opening + movements = closing. A closed month says what it was closed with; restated: the opening now less that. Amounts are rounded."),
                set.Since is { } close
                    ? facts.Pick($"締め{Figures.Count(close.Number)}番 {language.MonthOnHead(close.Month)}", $"Close {Figures.Count(close.Number)}, {language.MonthOnHead(close.Month)}")
                    : facts.Pick("締めた月はまだない", "No earlier month is closed")),
            [new PagePanel(facts.Pick("期間の増減", "Movements of the period"), facts.Pick($"{facts.Currency.Millions(language)}。期首を0とした累積", $"{facts.Currency.Millions(language)}, cumulative from the opening"), Chart(facts, set), ChartWidth, Height(set), "")],
            [Table(facts, set)]);
    }

    /// <summary>What changed since the last close, and what carried it.</summary>
    public static string Title(PackFacts facts, SinceClose set)
    {
        var language = facts.Language;
        var start = set.Since is { } close
            ? language.Pick($"{language.MonthName(close.Month)}の締めから", $"Since the close of {language.MonthName(close.Month)}")
            : language.Pick("締めた月はまだなく、当月の", "No close yet; in the month");
        var (driver, amount, _) = BridgeTitle.Driver(set.Whole);
        if (set.Restated != 0) return Restated(facts, set, start);
        if (driver is null) return set.Since is null ? language.Pick("締めた月はまだなく、当月の増減もない", $"{start}, nothing moved MRR") : language.Pick($"{start}MRRの増減はない", $"{start}, nothing moved MRR");

        string Money(Quantity money) => facts.Currency.Prose(language, money);
        var net = set.Whole.Net;
        var (subject, comma) = (driver.Subject(language), set.Since is null ? "" : ",");
        return net.Value switch
        {
            > 0 => language.Pick($"{start}MRRは{Money(net)}増え、{subject}{Money(amount)}が支えた", $"{start}{comma} MRR rose {Money(net)}, mostly by {subject} of {Money(amount)}"),
            < 0 => language.Pick($"{start}MRRは{Money(net)}減り、主に{subject}{Money(amount)}による", $"{start}{comma} MRR fell {Money(net)}, mostly by {subject} of {Money(amount)}"),
            _ => language.Pick($"{start}MRRの増加と減少はつり合った", $"{start}{comma} gains and losses of MRR balanced"),
        };
    }

    // Signed parts: the restatement may go against the net.
    private static string Restated(PackFacts facts, SinceClose set, string start)
    {
        var (language, net) = (facts.Language, set.FromClosed.Net);
        string Signed(Quantity money) => Figures.Signed(money / 1_000_000m, 2);
        var moved = net.Value switch
        {
            > 0 => language.Pick($"{start}MRRは{facts.Currency.Prose(language, net)}増えた", $"{start}, MRR rose {facts.Currency.Prose(language, net)}"),
            < 0 => language.Pick($"{start}MRRは{facts.Currency.Prose(language, net)}減った", $"{start}, MRR fell {facts.Currency.Prose(language, net)}"),
            _ => language.Pick($"{start}MRRの増加と減少はつり合った", $"{start}, gains and losses of MRR balanced"),
        };
        var (driver, amount, _) = BridgeTitle.Driver(set.Whole);
        var restated = language.Pick($"改訂{Signed(set.Restated)}", $"restated {Signed(set.Restated)}");
        var parts = driver is null ? restated : language.Pick($"{restated}、{driver.Name(language)}{Signed(amount)}など", $"{restated}; {driver.Name(language).ToLowerInvariant()} {Signed(amount)}");
        string With(string told) => language.Pick($"{moved}（{told}）", $"{moved} ({told})");
        return TitleWidth.FirstThatFits(With(parts), With(restated), moved);
    }

    private static ChartSpec Chart(PackFacts facts, SinceClose set)
    {
        var language = facts.Language;
        WaterfallChart.Bar Bar(string name, Quantity amount) => new(name, "", amount / 1_000_000m, $"{name} {Figures.Movement(amount / 1_000_000m, 2)} {facts.Currency.Millions(language)}");
        return WaterfallChart.Of(
            "since-close",
            facts.Pick("前回の締めからのMRRの増減の滝グラフ。数値は下の表にある", "Waterfall of MRR movements since the last close; the table below has the figures"),
            [
                .. set.Restated == 0 ? Array.Empty<WaterfallChart.Bar>() : [Bar(facts.Pick("改訂", "Restated"), set.Restated)],
                .. Shown(set).Select(movement => Bar(movement.Name(language), set.Whole.Amounts[movement.Metric])), Bar(facts.Pick("純増減", "Net"), set.FromClosed.Net),
            ],
            new ChartBox(ChartWidth, Height(set)));
    }

    private static int Height(SinceClose set) => set.Months.Count + (set.Restated == 0 ? 0 : 1) > FewMonths ? LowChart : HighChart;

    private static IEnumerable<Movement> Shown(SinceClose set) => Movement.All.Where(movement => !movement.IsRare || set.Months.Any(month => month.Figures.Amounts[movement.Metric] != 0));

    private static PageTable Table(PackFacts facts, SinceClose set)
    {
        var language = facts.Language;
        var millions = Measure.Millions(facts.Currency);
        Movement[] shown = [.. Shown(set)];
        PageRow Row(string kind, string name, BridgeFigures bridge) => new(kind,
        [
            name, millions.Value(bridge.Opening), .. shown.Select(movement => (PageCell)Cell.Movement(millions, bridge.Amounts[movement.Metric])), millions.Value(bridge.Closing), Cell.Movement(millions, bridge.Net),
            PageCell.Count(bridge.OpeningAccounts), Figures.SignedCount(bridge.Gained), Figures.SignedCount(-bridge.Lost), PageCell.Count(bridge.ClosingAccounts),
        ]);
        // What was closed, what it would be now, and nothing that moved.
        PageRow Restated(Quantity closed) => new("", [facts.Pick("改訂", "Restated"), millions.Value(closed), .. shown.Select(_ => PageCell.Empty), millions.Value(set.Whole.Opening), Cell.Movement(millions, set.Restated), PageCell.Empty, PageCell.Empty, PageCell.Empty, PageCell.Empty]);
        var isRestated = set.Restated != 0;
        var width = (267 - 22 - (3 * 20.0) - (4 * 15.0)) / shown.Length;
        return new PageTable(
            facts.Pick("月ごと", "By month"),
            facts.Currency.Millions(language),
            [
                new(facts.Pick("月", "Month"), 22, ColumnKind.Text), new(facts.Pick("期首", "Opening"), 20), .. shown.Select(movement => new PageColumn(movement.Name(language), width)), new(facts.Pick("期末", "Closing"), 20), new(facts.Pick("純増減", "Net"), 20),
                new(facts.Pick("期首\n社", "Opening\naccounts"), 15), new(facts.Pick("増\n社", "Gained\n"), 15), new(facts.Pick("減\n社", "Lost\n"), 15), new(facts.Pick("期末\n社", "Closing\naccounts"), 15),
            ],
            [
                .. isRestated ? [Restated(set.Closed!.Value)] : Array.Empty<PageRow>(),
                .. set.Months.Select(month => Row("", language.MonthOnHead(month.Month), month.Figures)),
                .. set.Months.Count < 2 && !isRestated ? Array.Empty<PageRow>() : [Row("whole", facts.Pick("期間計", "Period"), set.FromClosed)],
            ],
            facts.Pick("増減はない", "No movement"));
    }
}
