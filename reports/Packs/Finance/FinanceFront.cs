using Warehouse.Reports.Packs.Closes;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>The cover of the pack for finance: whether the books tie, then every page's answer.</summary>
public static class FinanceFront
{
    /// <summary>The cover.</summary>
    public static FrontPage Build(PackFacts facts, FinanceRecords? records, CloseRecords closes, IReadOnlyList<PageFrame> pages) => new(
        new PageFrame(
            1, facts.Pick("表紙", "Cover"), facts.FullName, "",
            facts.Pick(
                "文は各ページの題で、ページの数値から決まった規則で作る。金額は税抜（請求額を除く）。合計の根拠は総勘定元帳、区分ごとの内訳の根拠は費用明細。未解明差異は、どの行でも説明のつかない額。数値の定義は最後のページ。",
                "The sentences are the pages' titles and follow fixed rules from their figures. Amounts before tax, invoices apart. The ledger is the authority for totals, the cost details for the split. Unexplained: what no line accounts for. Definitions: last page."),
            facts.Pick("契約・請求・費用明細・総勘定元帳", "Subscriptions, invoices, costs, ledger")),
        facts.Pick("経理資料", "Finance papers"),
        facts.Language.Code == "ja" ? ["経理照合", "パック"] : ["Finance", "pack"],
        Headline(facts.Language, records, closes),
        FrontAnswer.Of(pages));

    /// <summary>Whether anything is unexplained, and whether closed months still say what they said.</summary>
    public static IReadOnlyList<string> Headline(Language language, FinanceRecords? records, CloseRecords closes)
    {
        var bridges = records?.Bridges ?? [];
        var (all, open) = (records?.AllBridges ?? 0, records?.OpenBridges ?? 0);
        var tie = bridges.Count == 0
            ? language.Pick("照合する帳簿の記録がなく、", "There are no books to hold MRR against;")
            : open == 0
                ? language.Pick($"{Figures.Count(all)}の照合に未解明の差はなく、", $"{Figures.Count(all)} reconciliations leave nothing unexplained;")
                : language.Pick($"{Figures.Count(all)}の照合のうち{Figures.Count(open)}に未解明の差が残り、", $"{Figures.Count(open)} of {Figures.Count(all)} reconciliations keep a rest;");
        var months = closes.RestatedMonths;
        var state = (closes.Closed.Count, months.Value) switch
        {
            (0, _) => language.Pick("締めた月はまだない", "no month is closed yet"),
            (var closed, 0) => language.Pick($"締めた{Figures.Count(closes.AllClosed)}か月の値も変わらない", closed == 1 ? "the closed month stands as it was" : $"the {Figures.Count(closes.AllClosed)} closed months stand as they were"),
            (_, var restated) => language.Pick($"締めた{Figures.Count(months)}か月に改訂がある", restated == 1 ? "one closed month would be restated" : $"{Figures.Count(months)} closed months would be restated"),
        };
        return [tie, state];
    }
}
