using System.IO.Compression;
using Warehouse.App.Reconcile;
using Warehouse.App.Workbook;
using Warehouse.Semantics;

namespace Warehouse.Tests.App.Reconcile;

/// <summary>A reconciliation as finance reads it: on a terminal and as a workbook that works its sums out itself.</summary>
public sealed class BookTests
{
    private static readonly ReconciliationBook Book = new(
        new WarehouseContext("Sample", "JPY", new DateOnly(2024, 2, 5), new DateOnly(2024, 1, 1), "v1"),
        new DateOnly(2024, 1, 1),
        300m,
        [
            new ReconciliationBridge(
                "recurring_revenue",
                [
                    new BridgeLine("recurring_revenue", 1, "mrr", "opening", new Localized("月末MRR", "MRR"), "star.fct_mrr_month"),
                    new BridgeLine("recurring_revenue", 7, "day_count", "explained", new Localized("日割り", "Days"), "subscriptions"),
                    new BridgeLine("recurring_revenue", 11, "unexplained", "unexplained", new Localized("未解明", "Unexplained"), "ledger"),
                    new BridgeLine("recurring_revenue", 12, "ledger", "closing", new Localized("元帳", "Ledger"), "ledger"),
                ],
                [
                    new BridgeAccount("A1", "Alpha", new Dictionary<string, decimal> { ["mrr"] = 100, ["day_count"] = 2, ["ledger"] = 102 }),
                    new BridgeAccount("B2", "Beta", new Dictionary<string, decimal> { ["mrr"] = 200, ["day_count"] = 3, ["unexplained"] = -53, ["ledger"] = 150 }),
                ]),
        ],
        ["the ledger has no refunds in 2024-01: there is nothing to hold it against"],
        [new CacMonth(new DateOnly(2023, 12, 1), 60, 30, new DateOnly(2024, 1, 1), 3)],
        30m,
        50m);

    [Fact]
    public void Text_OfABridge_AddsUpAndNamesTheAccountsWithARest()
    {
        using var text = new StringWriter();
        BookText.Write(Book, "en", text);
        var lines = text.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();

        lines.ShouldContain("MRR 300.00 2 accounts star.fct_mrr_month");
        lines.ShouldContain("Ledger 252.00 2 accounts ledger");
        lines.ShouldContain("! B2 Beta: -53.00 unexplained, over the tolerance");
        lines.ShouldContain("90 ÷ 3 = 30.00 metric cac: 30.00");
        lines.ShouldContain("the ledger has no refunds in 2024-01: there is nothing to hold it against");
    }

    [Fact]
    public void Rows_OfABook_AreOneAnAccountAndLine()
    {
        var rows = BookText.Rows(Book, "ja").Rows;

        rows.Count.ShouldBe(7);
        rows[0].ShouldBe([new DateOnly(2024, 1, 1), "recurring_revenue", "A1", "Alpha", 1, "mrr", "opening", "月末MRR", 100m, "star.fct_mrr_month"]);
    }

    [Fact]
    public void Sheet_OfABridge_WorksOutTheRestAndHoldsItAgainstTheWarehouses()
    {
        var sheet = BookSheets.Of(Book, "en").Single(sheet => sheet.Name == "MRR to ledger");

        // Columns: account, name, MRR, days, unexplained, ledger, unexplained as the warehouse has it, check. Beta is the second account, in row 8.
        sheet.Rows[7].Select(cell => cell.Formula).ShouldBe([null, null, null, null, "ROUND(F8-SUM(C8:D8),4)", null, null, "ROUND(E8-G8,4)"]);
        sheet.Rows[7].Select(cell => cell.Number).ShouldBe([null, null, 200, 3, -53, 150, -53, 0]);
        sheet.Rows[5].Select(cell => cell.Formula).ShouldBe([null, null, "SUM(C7:C8)", "SUM(D7:D8)", "SUM(E7:E8)", "SUM(F7:F8)", null, "ROUND(E6-G6,4)"]);
    }

    [Fact]
    public void Sheet_OfCac_DividesTheLedgersCost()
    {
        var sheet = BookSheets.Of(Book, "en").Single(sheet => sheet.Name == "CAC");

        sheet.Rows.SelectMany(row => row).Where(cell => cell.Formula is not null).Select(cell => $"{cell.Formula} = {cell.Number}")
            .ShouldBe(["SUM(B5:C5) = 90", "SUM(B5:B5) = 60", "SUM(C5:C5) = 30", "SUM(D5:D5) = 90", "SUM(F5:F5) = 3", "D6/F6 = 30", "ROUND(B8-B9,2) = 0"]);
    }

    [Fact]
    public void Workbook_Written_HoldsTheFormulasAndReplacesTheFileWhole()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("warehouse-xlsx-").FullName, "book.xlsx");
        File.WriteAllText(file, "an older one");

        XlsxWriter.Write(file, BookSheets.Of(Book, "en"));

        using var zip = ZipFile.OpenRead(file);
        var formulas = zip.Entries.Where(entry => entry.FullName.Contains("sheet", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal))
            .Select(entry => { using var reader = new StreamReader(entry.Open()); return reader.ReadToEnd(); }).ToList();
        formulas.ShouldContain(xml => xml.Contains("<x:f>ROUND(F8-SUM(C8:D8),4)</x:f><x:v>-53</x:v>", StringComparison.Ordinal));
        formulas.ShouldContain(xml => xml.Contains("<x:f>'MRR to ledger'!F6</x:f><x:v>252</x:v>", StringComparison.Ordinal));
        Directory.GetFiles(Path.GetDirectoryName(file)!).Length.ShouldBe(1);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData(1, 1, "A1")]
    [InlineData(3, 26, "Z3")]
    [InlineData(3, 27, "AA3")]
    [InlineData(12, 54, "BB12")]
    public void Cell_OfARowAndColumn_IsNamedAsASpreadsheetDoes(int row, int column, string name) => Sheet.Cell(row, column).ShouldBe(name);
}
