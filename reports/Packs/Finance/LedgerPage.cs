using Warehouse.Reports.Charts;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>From MRR to the recurring revenue of the ledger, line by line.</summary>
public static class LedgerPage
{
    /// <summary>The bridge's name.</summary>
    public const string Bridge = "recurring_revenue";

    private const int ChartWidth = 267;
    private const int ChartHeight = 62;

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, FinanceRecords? records, int number)
    {
        var language = facts.Language;
        var bridge = records?[Bridge];
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("MRRから元帳へ", "MRR to ledger"),
                Title(facts, bridge),
                facts.Pick($"月末MRRから総勘定元帳の経常収益までの差を、理由ごとに（グラフの単位：{facts.Currency.Millions(language)}）", $"Every difference between MRR at month end and recurring revenue in the ledger, by its reason (chart in {facts.Currency.Millions(language)})"),
                facts.Pick(
                    $"月末MRR＋説明済みの差＋未解明差異＝元帳の経常収益。差は契約明細と請求の日割りから顧客ごとに計算する。1社・1か月の許容差は{Figures.Count(records?.Tolerance ?? 0)}（設定 reconciliation_tolerance）。全行は warehouse reconcile で得られる。",
                    $"MRR + explained + unexplained = recurring revenue in the ledger; each account's differences come from its items and the days billed. Tolerance of an account and month: {Figures.Count(records?.Tolerance ?? 0)} (setting reconciliation_tolerance). All rows: warehouse reconcile."),
                bridge is null ? facts.Pick("元帳に経常収益がない", "No recurring revenue in the ledger") : facts.Pick($"契約・請求・元帳、{Figures.Count(bridge.AllAccounts)}社", $"Subscriptions, invoices, ledger: {language.Accounts(bridge.AllAccounts)}")),
            bridge is null ? [] : [new PagePanel(facts.Pick("差の内訳", "Differences"), facts.Pick($"{facts.Currency.Millions(language)}。MRRを0とした累積、下は社数", $"{facts.Currency.Millions(language)}, cumulative from MRR; accounts below"), Chart(facts, bridge), ChartWidth, ChartHeight, "")],
            [LineTable.Of(facts, facts.Pick("照合", "Reconciliation"), bridge, 267)]);
    }

    /// <summary>Whether everything is explained, and the largest reason.</summary>
    public static string Title(PackFacts facts, LedgerBridge? bridge)
    {
        var language = facts.Language;
        if (bridge is null) return language.Pick("元帳に経常収益の記録がなく、MRRと照合できない", "The ledger has no recurring revenue to hold MRR against");

        string Money(Quantity amount) => facts.Currency.Prose(language, amount);
        var difference = bridge.Total(bridge.Closing) - bridge.Total(bridge.Opening);
        var ledger = Money(bridge.Total(bridge.Closing));
        if (bridge.UnexplainedAccounts > 0)
        {
            return language.Pick(
                $"元帳の経常収益{ledger}に対し、{Figures.Count(bridge.UnexplainedAccounts)}社・{Money(bridge.Unexplained)}が未解明",
                $"Of {ledger} in the ledger, {Money(bridge.Unexplained)} at {language.Accounts(bridge.UnexplainedAccounts)} is unexplained");
        }

        if (difference == 0) return language.Pick($"MRRと元帳の経常収益は{ledger}で一致", $"MRR and the ledger's recurring revenue agree at {ledger}");
        var largest = bridge.Between.MaxBy(line => Math.Abs(bridge.Total(line)))!;
        var start = language.Pick($"元帳との差{Signed(facts, difference)}はすべて説明がつく", $"Ledger {Signed(facts, difference)} from MRR, all explained");
        return TitleWidth.FirstThatFits(
            start + language.Pick($"、最大は{Short(facts, largest)}の{Signed(facts, bridge.Total(largest))}", $"; largest: {Short(facts, largest)}, {Signed(facts, bridge.Total(largest))}"),
            start);
    }

    /// <summary>An amount with its sign in a sentence.</summary>
    public static string Signed(PackFacts facts, Quantity amount) => Measure.Millions(facts.Currency).ChangeInProse(facts.Language, amount);

    /// <summary>A line's name without what stands in brackets.</summary>
    public static string Short(PackFacts facts, LedgerLine line) => line.Name.In(facts.Language).Split('（', '(', ':')[0].Trim();

    private static ChartSpec Chart(PackFacts facts, LedgerBridge bridge)
    {
        var unit = facts.Currency.Millions(facts.Language);
        WaterfallChart.Bar Bar(string name, Quantity amount, Quantity? accounts)
        {
            var note = accounts is { } count ? facts.Pick($"{Figures.Count(count)}社", Figures.Count(count)) : "";
            return new WaterfallChart.Bar(name, note, amount / 1_000_000m, $"{name} {Figures.Movement(amount / 1_000_000m, 2)} {unit} {note}".TrimEnd());
        }

        return WaterfallChart.Of(
            "ledger",
            facts.Pick("MRRと元帳の差の滝グラフ。数値は下の表にある", "Waterfall of the differences between MRR and ledger; the table below has the figures"),
            [
                .. bridge.Between.Select(line => Bar(Short(facts, line), bridge.Total(line), bridge.AccountsOf(line))),
                Bar(facts.Pick("差の計", "Difference"), bridge.Total(bridge.Closing) - bridge.Total(bridge.Opening), null),
            ],
            new ChartBox(ChartWidth, ChartHeight));
    }
}
