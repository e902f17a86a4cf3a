using System.Globalization;
using Warehouse.Semantics;

namespace Warehouse.App.Reconcile;

/// <summary>A reconciliation for a terminal, and as the rows of a table.</summary>
internal static class BookText
{
    private const int AccountsShown = 20;
    private const int NameWidth = 52;

    private static readonly Dictionary<string, Localized> Titles = new(StringComparer.Ordinal)
    {
        ["recurring_revenue"] = new("MRRから元帳の経常収益へ", "MRR to recurring revenue in the ledger"),
        ["invoices"] = new("MRRから請求額へ", "MRR to invoices"),
        ["deferred_revenue"] = new("前受収益の増減", "Deferred revenue"),
        ["one_off_revenue"] = new("一時収益", "One-off revenue"),
        ["refunds"] = new("返金", "Refunds"),
        ["sales"] = new("営業費用", "Sales cost"),
        ["marketing"] = new("マーケティング費用", "Marketing cost"),
        ["customer_success"] = new("CS費用", "Customer-success cost"),
        ["cost_of_revenue"] = new("売上原価", "Cost of revenue"),
    };

    /// <summary>What a bridge is called.</summary>
    public static string Title(string bridge, string language) => Titles[bridge].In(language);

    /// <summary>Bridge by bridge, totals first, then the accounts with a rest.</summary>
    public static void Write(ReconciliationBook book, string language, TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Reconciliation of {book.Month:yyyy-MM}  {book.Context.CompanyName}  {book.Context.Currency}  data as of {book.Context.AsOf:yyyy-MM-dd}"));
        foreach (var bridge in book.Bridges) Write(bridge, language, book.Tolerance, to);
        if (book.CacMonths.Count > 0) WriteCac(book, to);
        if (book.Bridges.Count == 0) to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nMRR {book.Mrr:#,##0.00}"));
        foreach (var missing in book.Missing) to.WriteLine($"\n{missing}");
    }

    /// <summary>One row a bridge, account and line.</summary>
    public static MetricTable Rows(ReconciliationBook book, string language) => new(
        ["month", "bridge", "account", "account_name", "step_number", "line", "role", "name", "amount", "source"],
        [
            .. from bridge in book.Bridges
               from account in bridge.Accounts
               from line in bridge.Lines
               where account.Amounts.ContainsKey(line.Line)
               select (IReadOnlyList<object?>)[book.Month, bridge.Name, account.Account, account.Name, line.Step, line.Line, line.Role, line.Name.In(language), account.Of(line.Line), line.Source],
        ]);

    private static void Write(ReconciliationBridge bridge, string language, decimal tolerance, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine(Title(bridge.Name, language));
        foreach (var line in bridge.Lines)
        {
            if (line.Role == "closing") to.WriteLine($"  {new string(' ', NameWidth)}{new string('-', 20)}");
            var accounts = bridge.Accounts.Count(account => account.Of(line.Line) != 0);
            var counted = bridge.Accounts.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{accounts,7:#,##0} accounts") : "";
            to.WriteLine($"  {Padded(line.Name.In(language))}{Amount(bridge.Total(line.Line)),20}  {counted,16}  {line.Source}");
        }

        var rests = bridge.Unexplained.ToList();
        foreach (var account in rests.Take(AccountsShown))
            to.WriteLine($"    ! {account.Account}  {account.Name}: {Amount(account.Of("unexplained"))} unexplained{(Math.Abs(account.Of("unexplained")) > tolerance ? ", over the tolerance" : "")}");
        if (rests.Count > AccountsShown) to.WriteLine($"    and {rests.Count - AccountsShown} more: --format csv lists them");
    }

    private static void WriteCac(ReconciliationBook book, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine("CAC from the ledger");
        foreach (var month in book.CacMonths)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {month.CostMonth:yyyy-MM} sales {month.Sales,16:#,##0} + marketing {month.Marketing,16:#,##0}    {month.Month:yyyy-MM} new accounts {month.NewAccounts,6:#,##0}"));
        var (cost, accounts) = (book.CacMonths.Sum(month => month.Sales + month.Marketing), book.CacMonths.Sum(month => month.NewAccounts));
        var quotient = accounts == 0 ? "–" : (cost / accounts).ToString("#,##0.00", CultureInfo.InvariantCulture);
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {cost:#,##0} ÷ {accounts:#,##0} = {quotient}    metric cac: {(book.Cac is { } cac ? cac.ToString("#,##0.00", CultureInfo.InvariantCulture) : "–")}"));
    }

    private static string Amount(decimal amount) => amount.ToString("#,##0.00;-#,##0.00;0.00", CultureInfo.InvariantCulture);

    private static string Padded(string name) => name + new string(' ', Math.Max(1, NameWidth - name.EnumerateRunes().Sum(rune => rune.Value >= 0x1100 ? 2 : 1)));
}
