using System.Globalization;
using Warehouse.App.Workbook;

namespace Warehouse.App.Reconcile;

/// <summary>A reconciliation as a workbook: a summary, a sheet a bridge with a row an account, and CAC. Sums, differences and checks are formulas.</summary>
internal static class BookSheets
{
    private const int HeaderRow = 4;
    private const int TotalRow = 6;
    private const int FirstColumn = 3;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["recurring_revenue"] = "MRR to ledger",
        ["invoices"] = "MRR to invoices",
        ["deferred_revenue"] = "Deferred revenue",
        ["one_off_revenue"] = "One-off revenue",
        ["refunds"] = "Refunds",
        ["sales"] = "Sales cost",
        ["marketing"] = "Marketing cost",
        ["customer_success"] = "Customer success",
        ["cost_of_revenue"] = "Cost of revenue",
    };

    public static IReadOnlyList<Sheet> Of(ReconciliationBook book, string language) =>
    [
        Summary(book, language),
        .. book.Bridges.Select(bridge => BridgeSheet(book, bridge, language)),
        .. book.CacMonths.Count > 0 ? [CacSheet(book)] : Array.Empty<Sheet>(),
    ];

    private static IReadOnlyList<SheetCell>[] Heading(ReconciliationBook book, string title) =>
    [
        [SheetCell.Of(title, CellLook.Title)],
        [SheetCell.Of(string.Create(CultureInfo.InvariantCulture, $"{book.Month:yyyy-MM} · {book.Context.CompanyName} · {book.Context.Currency} · data as of {book.Context.AsOf:yyyy-MM-dd} · version {book.Context.VersionId}"), CellLook.Note)],
        [],
    ];

    private static Sheet Summary(ReconciliationBook book, string language)
    {
        var rows = new List<IReadOnlyList<SheetCell>>(Heading(book, "Reconciliation"));
        foreach (var bridge in book.Bridges)
        {
            rows.Add([SheetCell.Of(BookText.Title(bridge.Name, language), CellLook.Header), SheetCell.Of(book.Context.Currency, CellLook.Header), SheetCell.Of("Source", CellLook.Header)]);
            var first = rows.Count + 1;
            for (var i = 0; i < bridge.Lines.Count; i++)
            {
                var line = bridge.Lines[i];
                rows.Add([SheetCell.Of(line.Name.In(language)), SheetCell.Computed($"'{Names[bridge.Name]}'!{Sheet.Cell(TotalRow, FirstColumn + i)}", bridge.Total(line.Line), line.Role == "closing" ? CellLook.Total : CellLook.Amount), SheetCell.Of(line.Source, CellLook.Note)]);
            }

            rows.Add([SheetCell.Of("Check: the lines add up to the last one", CellLook.Note), SheetCell.Computed($"ROUND(SUM({Sheet.Cell(first, 2)}:{Sheet.Cell(rows.Count - 1, 2)})-{Sheet.Cell(rows.Count, 2)},4)", 0, CellLook.Check)]);
            rows.Add([]);
        }

        foreach (var missing in book.Missing) rows.Add([SheetCell.Of(missing, CellLook.Note)]);
        return new Sheet("Summary", rows, [58, 22, 28], HeaderRow - 1);
    }

    private static Sheet BridgeSheet(ReconciliationBook book, ReconciliationBridge bridge, string language)
    {
        var lines = bridge.Lines;
        var closing = FirstColumn + lines.Count - 1;
        var rest = lines.ToList().FindIndex(line => line.Role == "unexplained");
        var last = TotalRow + bridge.Accounts.Count;
        var rows = new List<IReadOnlyList<SheetCell>>(Heading(book, BookText.Title(bridge.Name, language)))
        {
            new List<SheetCell> { SheetCell.Of("Account", CellLook.Header), SheetCell.Of("Name", CellLook.Header) }
                .Concat(lines.Select(line => SheetCell.Of(line.Name.In(language), CellLook.Header)))
                .Append(SheetCell.Of(rest < 0 ? "Check" : "Unexplained, as the warehouse has it", CellLook.Header)).Append(SheetCell.Of(rest < 0 ? "" : "Check", CellLook.Header)).ToList(),
            new List<SheetCell> { SheetCell.Of("Source", CellLook.Note), SheetCell.Empty }.Concat(lines.Select(line => SheetCell.Of(line.Source, CellLook.Note))).ToList(),
            new List<SheetCell> { SheetCell.Of("Total", CellLook.Total), SheetCell.Empty }
                .Concat(lines.Select((line, i) => SheetCell.Computed($"SUM({Sheet.Cell(TotalRow + 1, FirstColumn + i)}:{Sheet.Cell(last, FirstColumn + i)})", bridge.Total(line.Line), CellLook.Total)))
                .Concat(Tail(TotalRow, bridge.Total("unexplained"))).ToList(),
        };
        foreach (var account in bridge.Accounts)
        {
            var row = rows.Count + 1;
            rows.Add(new List<SheetCell> { SheetCell.Of(account.Account), SheetCell.Of(account.Name) }
                .Concat(lines.Select((line, i) => i == rest
                    ? SheetCell.Computed($"ROUND({Sheet.Cell(row, closing)}-SUM({Sheet.Cell(row, FirstColumn)}:{Sheet.Cell(row, FirstColumn + rest - 1)}),4)", account.Of(line.Line))
                    : SheetCell.Of(account.Of(line.Line))))
                .Concat(Tail(row, account.Of("unexplained"))).ToList());
        }

        return new Sheet(Names[bridge.Name], rows, [14, 28, .. lines.Select(_ => 18.0), 18, 10], TotalRow);

        // A bridge with a rest works it out and holds it against the warehouse's; any other is held against its closing.
        IEnumerable<SheetCell> Tail(int row, decimal unexplained) => rest < 0
            ? [SheetCell.Computed($"ROUND(SUM({Sheet.Cell(row, FirstColumn)}:{Sheet.Cell(row, closing - 1)})-{Sheet.Cell(row, closing)},4)", 0, CellLook.Check)]
            : [SheetCell.Of(unexplained), SheetCell.Computed($"ROUND({Sheet.Cell(row, FirstColumn + rest)}-{Sheet.Cell(row, closing + 1)},4)", 0, CellLook.Check)];
    }

    private static Sheet CacSheet(ReconciliationBook book)
    {
        var rows = new List<IReadOnlyList<SheetCell>>(Heading(book, "CAC from the ledger"))
        {
            new List<SheetCell>(new[] { "Month of cost", "Sales (ledger)", "Marketing (ledger)", "Sales and marketing", "Month of new accounts", "New accounts" }.Select(text => SheetCell.Of(text, CellLook.Header))),
        };
        foreach (var month in book.CacMonths)
        {
            var row = rows.Count + 1;
            rows.Add([
                SheetCell.Of(month.CostMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture)), SheetCell.Of(month.Sales), SheetCell.Of(month.Marketing),
                SheetCell.Computed($"SUM(B{row}:C{row})", month.Sales + month.Marketing), SheetCell.Of(month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)), SheetCell.Of(month.NewAccounts, CellLook.Count),
            ]);
        }

        var (first, last) = (HeaderRow + 1, HeaderRow + book.CacMonths.Count);
        var (cost, accounts) = (book.CacMonths.Sum(month => month.Sales + month.Marketing), book.CacMonths.Sum(month => month.NewAccounts));
        rows.Add([
            SheetCell.Of("Total", CellLook.Total), SheetCell.Computed($"SUM(B{first}:B{last})", book.CacMonths.Sum(month => month.Sales), CellLook.Total), SheetCell.Computed($"SUM(C{first}:C{last})", book.CacMonths.Sum(month => month.Marketing), CellLook.Total),
            SheetCell.Computed($"SUM(D{first}:D{last})", cost, CellLook.Total), SheetCell.Empty, SheetCell.Computed($"SUM(F{first}:F{last})", accounts, CellLook.Count),
        ]);
        if (accounts > 0 && book.Cac is { } cac)
        {
            rows.Add([]);
            rows.Add([SheetCell.Of("CAC = cost ÷ new accounts"), SheetCell.Computed($"D{last + 1}/F{last + 1}", cost / accounts)]);
            rows.Add([SheetCell.Of("CAC as the metric has it"), SheetCell.Of(cac)]);
            rows.Add([SheetCell.Of("Check"), SheetCell.Computed($"ROUND(B{last + 3}-B{last + 4},2)", Math.Round((cost / accounts) - cac, 2, MidpointRounding.AwayFromZero), CellLook.Check)]);
        }

        return new Sheet("CAC", rows, [28, 20, 20, 22, 22, 14], HeaderRow);
    }
}
