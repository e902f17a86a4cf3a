using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>Where MRR and the ledger differ: the accounts with an unexplained rest, then the largest differences with their reasons.</summary>
public static class AccountDifferencePage
{
    private const int Shown = 18;
    private const int MostReasons = 6;

    // 7.5 pt in millimetres.
    private const double HeadEm = 2.75;

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, FinanceRecords? records, int number)
    {
        var language = facts.Language;
        var bridge = records?[LedgerPage.Bridge];
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("顧客別の差", "By account"),
                Title(facts, bridge),
                facts.Pick($"MRRと元帳の差を顧客ごとに。未解明のある顧客、次いで差の大きい順（単位：{facts.Currency.Code}）", $"MRR against the ledger by account: those with an unexplained rest, then the largest differences ({facts.Currency.Code})"),
                facts.Pick(
                    "差＝元帳の経常収益−月末MRR。理由の列の合計が差に一致する。「ほか」の行は表に載らない顧客の合計で、全顧客の全行は warehouse reconcile --format csv で得られる。各額は四捨五入。",
                    "Difference: recurring revenue in the ledger less MRR; the columns of reasons add up to it. The row of others sums the accounts not shown: warehouse reconcile --format csv lists every row. Amounts are rounded."),
                facts.Pick($"契約・請求・元帳、{Figures.Count(bridge?.Accounts.Count ?? 0)}社", $"Subscriptions, invoices, ledger: {language.Accounts(bridge?.Accounts.Count ?? 0)}")),
            [],
            [Table(facts, bridge)]);
    }

    /// <summary>How many differ, and how many without a reason.</summary>
    public static string Title(PackFacts facts, LedgerBridge? bridge)
    {
        var language = facts.Language;
        if (bridge is null) return language.Pick("元帳に経常収益の記録がなく、顧客ごとに照合できない", "The ledger has no recurring revenue to hold accounts against");

        var differing = bridge.Accounts.Count(account => account.Of(bridge.Closing) != account.Of(bridge.Opening));
        if (differing == 0) return language.Pick("MRRと元帳はすべての顧客で一致", "MRR and ledger agree at every account");
        return bridge.UnexplainedAccounts == 0
            ? language.Pick($"差のある{Figures.Count(differing)}社のすべてで理由が分かり、未解明はない", $"{language.Accounts(differing)} differ, each with its reasons; nothing is unexplained")
            : language.Pick($"差のある{Figures.Count(differing)}社のうち{Figures.Count(bridge.UnexplainedAccounts)}社に未解明の差が残る", $"{language.Accounts(differing)} differ; {Figures.Count(bridge.UnexplainedAccounts)} keep an unexplained rest");
    }

    private static PageTable Table(PackFacts facts, LedgerBridge? bridge)
    {
        if (bridge is null) return new PageTable(facts.Pick("顧客別", "By account"), "", [new("", 267, ColumnKind.Text)], [], facts.Pick("照合する相手の記録がない", "There is nothing to hold against"));

        LedgerLine[] explained = [.. bridge.Between.Where(line => line.Role == "explained").OrderByDescending(line => bridge.Accounts.Sum(account => Math.Abs(account.Of(line))))];
        var own = explained.Length > MostReasons ? explained[..(MostReasons - 1)] : explained;
        var rest = explained[own.Length..];
        LedgerLine[] unexplained = [.. bridge.Between.Where(line => line.Role == "unexplained")];
        decimal Difference(LedgerAccount account) => account.Of(bridge.Closing) - account.Of(bridge.Opening);
        LedgerAccount[] ordered =
        [
            .. bridge.Accounts.Where(account => account.Amounts.Values.Any(amount => amount != 0))
                .OrderByDescending(account => unexplained.Any(line => account.Of(line) != 0)).ThenByDescending(account => Math.Abs(Difference(account))).ThenBy(account => account.Account, StringComparer.Ordinal),
        ];
        PageRow Row(string kind, string name, IReadOnlyList<LedgerAccount> accounts) => new(kind,
        [
            name, Sum(accounts, account => account.Of(bridge.Opening), "opening"), .. own.Select(line => Sum(accounts, account => account.Of(line))),
            .. rest.Length == 0 ? Array.Empty<PageCell>() : [Sum(accounts, account => rest.Sum(account.Of))],
            Sum(accounts, account => unexplained.Sum(account.Of), "unexplained"), Sum(accounts, account => account.Of(bridge.Closing), "closing"), Sum(accounts, Difference),
        ]);
        var columns = own.Length + (rest.Length > 0 ? 1 : 0);
        var width = (267 - 57 - (4 * 23.0)) / Math.Max(1, columns);
        LedgerAccount[] others = [.. ordered.Skip(Shown)];
        return new PageTable(
            facts.Pick("顧客別", "By account"),
            facts.Currency.Code,
            [
                new(facts.Pick("顧客", "Account"), 57, ColumnKind.Text), new(facts.Pick("月末MRR", "MRR"), 23), .. own.Select(line => new PageColumn(string.Join('\n', TitleWidth.Wrapped(LedgerPage.Short(facts, line), width / HeadEm)), Math.Min(width, 26))),
                .. rest.Length == 0 ? Array.Empty<PageColumn>() : [new PageColumn(facts.Pick("その他", "Other"), Math.Min(width, 26))],
                new(facts.Pick("未解明", "Unexplained"), 23), new(facts.Pick("元帳", "Ledger"), 23), new(facts.Pick("差", "Difference"), 23),
            ],
            [
                .. ordered.Take(Shown).Select(account => Row("", account.Name.Length == 0 || account.Account == "unknown" ? facts.Pick("顧客の分からない額", "No account named") : account.Name, [account])),
                .. others.Length == 0 ? Array.Empty<PageRow>() : [Row("group", facts.Pick($"ほか{Figures.Count(others.Length)}社", Others(others.Length)), others)],
                Row("whole", facts.Pick("計", "All"), ordered),
            ],
            facts.Pick("差のある顧客はない", "No account differs"));

        static string Others(int count) => $"{Figures.Count(count)} {(count == 1 ? "other" : "others")}";
    }

    private static PageCell Sum(IReadOnlyList<LedgerAccount> accounts, Func<LedgerAccount, decimal> amount, string role = "") => LineTable.Amount(accounts.Sum(amount), role);
}
