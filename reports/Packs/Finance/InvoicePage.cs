using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>From MRR to what was invoiced, and the deferred revenue between the two.</summary>
public static class InvoicePage
{
    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, FinanceRecords? records, int number)
    {
        var (invoices, deferred) = (records?["invoices"], records?["deferred_revenue"]);
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("請求と前受収益", "Invoices, deferred"),
                Title(facts, invoices, deferred),
                facts.Pick("月末MRRから当月の請求額まで、および前受収益の月初から月末まで", "From MRR at month end to what was invoiced in the month; deferred revenue from the month's first day to its last"),
                facts.Pick(
                    "請求額は当月に発行した請求書の合計（税込）。前受収益（月末）＝月初＋当月の請求（経常）−当月の収益認識。収益認識はサービス期間の日割り。未解明差異は、どの行でも説明のつかない額。",
                    "Invoiced: invoices issued in the month, tax included. Deferred at the end = at the start + invoiced (recurring) − recognised; revenue is recognised by the days of its service period. Unexplained: what no line accounts for."),
                facts.Pick("契約・請求", "Subscriptions, invoices")),
            [],
            [LineTable.Of(facts, facts.Pick("MRRから請求額へ", "MRR to invoices"), invoices, 143), LineTable.Of(facts, facts.Pick("前受収益", "Deferred revenue"), deferred, 116)]);
    }

    /// <summary>What was invoiced and where deferred revenue went; the unexplained before all else.</summary>
    public static string Title(PackFacts facts, LedgerBridge? invoices, LedgerBridge? deferred)
    {
        var language = facts.Language;
        if (invoices is null) return language.Pick("請求の記録がなく、MRRを請求と照合できない", "There are no invoices to hold MRR against");

        string Money(Quantity amount) => facts.Currency.Prose(language, amount);
        var invoiced = Money(invoices.Total(invoices.Closing));
        if (invoices.UnexplainedAccounts > 0)
        {
            return language.Pick(
                $"当月の請求{invoiced}のうち{Figures.Count(invoices.UnexplainedAccounts)}社・{Money(invoices.Unexplained)}が未解明",
                $"Of {invoiced} invoiced, {Money(invoices.Unexplained)} at {language.Accounts(invoices.UnexplainedAccounts)} is unexplained");
        }

        if (deferred is null) return language.Pick($"当月の請求{invoiced}はMRRからすべて説明がつく", $"{invoiced} invoiced, all of it explained from MRR");
        var change = deferred.Total(deferred.Closing) - deferred.Total(deferred.Opening);
        return language.Pick(
            $"請求{invoiced}はMRRから説明がつき、前受収益は{(change < 0 ? "減って" : change > 0 ? "増えて" : "変わらず")}{Money(deferred.Total(deferred.Closing))}",
            $"{invoiced} invoiced, all explained; deferred revenue {(change < 0 ? "fell" : change > 0 ? "rose" : "stayed")} {(change == 0 ? "at" : "to")} {Money(deferred.Total(deferred.Closing))}");
    }
}
