using System.Globalization;

namespace Warehouse.App.Workbook;

/// <summary>How a cell is drawn.</summary>
internal enum CellLook
{
    Plain,
    Title,
    Header,
    Note,
    Amount,
    Total,
    Count,
    Check,
}

/// <summary>A cell: a text, a number, or a formula with the value that it has when opened.</summary>
/// <param name="Formula">Without the leading equals sign; null for a value.</param>
internal sealed record SheetCell(string? Text, decimal? Number, string? Formula, CellLook Look)
{
    public static SheetCell Of(string text, CellLook look = CellLook.Plain) => new(text, null, null, look);

    public static SheetCell Of(decimal number, CellLook look = CellLook.Amount) => new(null, number, null, look);

    public static SheetCell Computed(string formula, decimal value, CellLook look = CellLook.Amount) => new(null, value, formula, look);

    public static SheetCell Empty { get; } = new(null, null, null, CellLook.Plain);
}

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">At most 31 letters, without <c>[]:*?/\</c>.</param>
/// <param name="FrozenRows">Rows that stay in sight.</param>
internal sealed record Sheet(string Name, IReadOnlyList<IReadOnlyList<SheetCell>> Rows, IReadOnlyList<double> Widths, int FrozenRows)
{
    /// <summary>The name of a cell, both counted from 1: (3, 28) is AB3.</summary>
    public static string Cell(int row, int column) => Column(column) + row.ToString(CultureInfo.InvariantCulture);

    private static string Column(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Column((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
