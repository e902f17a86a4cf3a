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

    // A digit of 8.5 pt bold, millimetres; commas and signs are taken for digits.
    private const double DigitWidth = 1.65;

    // Of a column of figures, for its head; of the names, which are shortened.
    private const double LeastWidth = 16;
    private const double LeastName = 36;

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
                bridge is null
                    ? facts.Pick("契約・請求・元帳", "Subscriptions, invoices, ledger")
                    : facts.Pick($"契約・請求・元帳、{Figures.Count(bridge.AllAccounts)}社", $"Subscriptions, invoices, ledger: {language.Accounts(bridge.AllAccounts)}")),
            [],
            [Table(facts, bridge)]);
    }

    /// <summary>How many differ, and how many without a reason.</summary>
    public static string Title(PackFacts facts, LedgerBridge? bridge)
    {
        var language = facts.Language;
        if (bridge is null) return language.Pick("元帳に経常収益の記録がなく、顧客ごとに照合できない", "The ledger has no recurring revenue to hold accounts against");

        var differing = bridge.Differing;
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
        LedgerAccount[] ordered =
        [
            .. bridge.Accounts.Where(account => account.Amounts.Values.Any(amount => amount != 0))
                .OrderByDescending(account => unexplained.Any(line => account.Of(line) != 0)).ThenByDescending(account => Math.Abs(account.Of(bridge.Closing) - account.Of(bridge.Opening))).ThenBy(account => account.Account, StringComparer.Ordinal),
        ];
        // A line's amount over some of the accounts: of all of them the line's total, of those not shown what is left of it.
        LedgerAccount[] shown = [.. ordered.Take(Shown)];
        Quantity Of(LedgerAccount account, IEnumerable<LedgerLine?> lines) => lines.Sum(line => bridge.Of(account, line));
        Quantity All(IEnumerable<LedgerLine?> lines) => lines.Sum(bridge.Total);
        Quantity Left(IReadOnlyList<LedgerLine?> lines) => All(lines) - shown.Sum(account => Of(account, lines));
        PageRow Row(string kind, string name, Func<IReadOnlyList<LedgerLine?>, Quantity> amount) => new(kind,
        [
            name, LineTable.Amount(amount([bridge.Opening]), "opening"), .. own.Select(line => LineTable.Amount(amount([line]))),
            .. rest.Length == 0 ? Array.Empty<PageCell>() : [LineTable.Amount(amount(rest))],
            LineTable.Amount(amount(unexplained), "unexplained"), LineTable.Amount(amount([bridge.Closing]), "closing"), LineTable.Amount(amount([bridge.Closing]) - amount([bridge.Opening])),
        ]);
        var more = bridge.Moved - shown.Length;
        PageRow[] rows =
        [
            .. shown.Select(account => Row("", account.Name.Length == 0 || account.Account == "unknown" ? facts.Pick("顧客の分からない額", "No account named") : account.Name, lines => Of(account, lines))),
            .. more == 0 ? Array.Empty<PageRow>() : [Row("group", facts.Pick($"ほか{Figures.Count(more)}社", $"{Figures.Count(more)} {(more == 1 ? "other" : "others")}"), Left)],
            Row("whole", facts.Pick("計", "All"), All),
        ];
        var widths = Widths(rows);
        PageColumn Reason(string name, int place) => new(string.Join('\n', TitleWidth.Wrapped(name, widths[place] / HeadEm)), widths[place]);
        return new PageTable(
            facts.Pick("顧客別", "By account"),
            facts.Currency.Code,
            [
                new(facts.Pick("顧客", "Account"), widths[0], ColumnKind.Text), new(facts.Pick("月末MRR", "MRR"), widths[1]),
                .. own.Select((line, place) => Reason(LedgerPage.Short(facts, line), place + 2)),
                .. rest.Length == 0 ? Array.Empty<PageColumn>() : [Reason(facts.Pick("その他", "Other"), own.Length + 2)],
                new(facts.Pick("未解明", "Unexplained"), widths[^3]), new(facts.Pick("元帳", "Ledger"), widths[^2]), new(facts.Pick("差", "Difference"), widths[^1]),
            ],
            rows,
            facts.Pick("差のある顧客はない", "No account differs"));
    }

    /// <summary>Each column as wide as its longest figure asks, alike where there is room; what that leaves is the names'.</summary>
    private static double[] Widths(PageRow[] rows)
    {
        const double Whole = 267;
        const double Names = 57;
        var figures = rows[0].Cells.Count - 1;
        var alike = Math.Min(26, (Whole - Names) / figures);
        var needed = Enumerable.Range(1, figures).Select(column => (rows.Max(row => FigureLedger.Plain(row.Cells[column].Text).Length) * DigitWidth) + PageColumn.Gap).ToArray();
        var least = needed.Select(need => Math.Max(need, LeastWidth)).ToArray();
        return needed.All(need => need <= alike) ? [Names, .. Enumerable.Repeat(alike, figures)] : [Math.Max(Whole - least.Sum(), LeastName), .. least];
    }
}
