using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Warehouse.App.Workbook;

/// <summary>Writes sheets as an Excel file: values, formulas with their results, number formats, frozen headers.</summary>
internal static class XlsxWriter
{
    private const uint AmountFormat = 164;
    private const uint CheckFormat = 165;

    /// <summary>Writes the file whole or not at all; one of that name is replaced.</summary>
    public static void Write(string file, IReadOnlyList<Sheet> sheets)
    {
        var unfinished = file + ".part";
        try
        {
            using (var document = SpreadsheetDocument.Create(unfinished, SpreadsheetDocumentType.Workbook)) Fill(document, sheets);
            File.Move(unfinished, file, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static void Fill(SpreadsheetDocument document, IReadOnlyList<Sheet> sheets)
    {
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var list = new Sheets();
        for (var i = 0; i < sheets.Count; i++)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = Worksheet(sheets[i]);
            list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)(i + 1), Name = sheets[i].Name });
        }

        // Whoever opens it works the formulas out anew: the results that are stored are the warehouse's.
        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list, new CalculationProperties { FullCalculationOnLoad = true });
    }

    private static Worksheet Worksheet(Sheet sheet)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (sheet.FrozenRows > 0)
            view.Append(new Pane { VerticalSplit = sheet.FrozenRows, TopLeftCell = Sheet.Cell(sheet.FrozenRows + 1, 1), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        var columns = new Columns(sheet.Widths.Select((width, i) => new Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = width, CustomWidth = true }));
        var data = new SheetData(sheet.Rows.Select((row, i) => new Row(row.Select((cell, j) => Cell(cell, Sheet.Cell(i + 1, j + 1))).OfType<Cell>()) { RowIndex = (uint)(i + 1) }));
        return new Worksheet(new SheetViews(view), columns, data);
    }

    private static Cell? Cell(SheetCell cell, string name)
    {
        if (cell is { Text: null, Number: null }) return null;
        var made = new Cell { CellReference = name, StyleIndex = (uint)cell.Look };
        if (cell.Text is { } text)
        {
            made.DataType = CellValues.InlineString;
            made.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
            return made;
        }

        if (cell.Formula is { } formula) made.CellFormula = new CellFormula(formula);
        made.CellValue = new CellValue(cell.Number!.Value);
        return made;
    }

    /// <summary>One format a look, in the looks' order.</summary>
    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = AmountFormat, FormatCode = "#,##0.00;[Red]-#,##0.00;0.00" },
            new NumberingFormat { NumberFormatId = CheckFormat, FormatCode = "[Red]#,##0.0000;[Red]-#,##0.0000;\"✓\"" }),
        new Fonts(new Font(), new Font(new Bold(), new FontSize { Val = 14 }), new Font(new Bold()), new Font(new Italic(), new FontSize { Val = 9 }, new Color { Rgb = "FF666666" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), new Border(new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin })),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 2, BorderId = 1, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true },
            new CellFormat(new Alignment { WrapText = false }) { FontId = 3, ApplyFont = true, ApplyAlignment = true },
            new CellFormat { NumberFormatId = AmountFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = AmountFormat, FontId = 2, BorderId = 1, ApplyNumberFormat = true, ApplyFont = true, ApplyBorder = true },
            new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = CheckFormat, ApplyNumberFormat = true }));
}
