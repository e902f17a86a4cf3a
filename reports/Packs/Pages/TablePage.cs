using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Pages;

/// <summary>A page of trends and tables: the form that the packs for operations and finance share.</summary>
/// <param name="Panels">Side by side at the top.</param>
/// <param name="Tables">Side by side under them.</param>
public sealed record TablePage(PageFrame Frame, IReadOnlyList<PagePanel> Panels, IReadOnlyList<PageTable> Tables);

/// <summary>A chart with its head.</summary>
/// <param name="Chart">Null where there is nothing to draw.</param>
/// <param name="Width">Millimetres; so is the height.</param>
/// <param name="Nothing">What stands there without a chart.</param>
public sealed record PagePanel(string Name, string Note, ChartSpec? Chart, int Width, int Height, string Nothing);

/// <summary>A table with its head.</summary>
/// <param name="Nothing">What stands there without rows.</param>
public sealed record PageTable(string Name, string Note, IReadOnlyList<PageColumn> Columns, IReadOnlyList<PageRow> Rows, string Nothing)
{
    /// <summary>Colours of the bars in the table, each with its name, from the left.</summary>
    public IReadOnlyList<(string Name, string Colour)> Key { get; init; } = [];

    /// <summary>Whether the rows have more air between them: where the table has its page for itself.</summary>
    public bool IsLoose { get; init; }

    /// <summary>Millimetres.</summary>
    public double Width => Columns.Sum(column => column.Width);
}

/// <summary>A column.</summary>
/// <param name="Head">Lines parted by <c>\n</c>, the unit last.</param>
/// <param name="Width">Millimetres.</param>
public sealed record PageColumn(string Head, double Width, ColumnKind Kind = ColumnKind.Figure)
{
    /// <summary>8.5 pt in millimetres.</summary>
    public const double Em = 3.0;

    /// <summary>What parts a text from the next column, millimetres.</summary>
    public const double Gap = 2.5;
}

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Figures, to the right.</summary>
    Figure,

    /// <summary>Words, to the left, shortened to the column.</summary>
    Text,

    /// <summary>Words, to the left, on a second line where one does not hold them: for tables of few rows, whose names must not be cut.</summary>
    Prose,

    /// <summary>A bar from zero.</summary>
    Bar,
}

/// <summary>A row.</summary>
/// <param name="Kind">Empty, <c>whole</c> for a total under a rule, <c>group</c> for the first row of a block.</param>
public sealed record PageRow(string Kind, IReadOnlyList<PageCell> Cells);

/// <summary>A cell: a text, or a bar.</summary>
/// <param name="Bar">Parts from the left; their shares of the column are at most 1 together.</param>
public sealed record PageCell(string Text, CellTone Tone = CellTone.Plain, IReadOnlyList<BarPart>? Bar = null)
{
    /// <summary>Nothing.</summary>
    public static PageCell Empty { get; } = new("");

    /// <summary>A text.</summary>
    public static implicit operator PageCell(string text) => new(text);

    /// <summary>A figure.</summary>
    public static implicit operator PageCell(Cell cell) => new(cell.Text, cell.Tone);

    /// <summary>A bar; parts of nothing are left out.</summary>
    public static PageCell Of(params BarPart[] parts) => new("", CellTone.Plain, [.. parts.Where(part => part.Share > 0)]);

    /// <summary>A count, grey where it is zero.</summary>
    public static PageCell Count(Quantity? count) => new(Figures.Fixed(count, 0), count?.Value is null or 0 ? CellTone.Muted : CellTone.Plain);

    /// <summary>A count of what should not be: bold 朱 unless it is zero.</summary>
    public static PageCell Bad(Quantity? count) => new(Figures.Fixed(count, 0), count?.Value is null or 0 ? CellTone.Muted : CellTone.Worse);
}

/// <summary>A part of a bar.</summary>
/// <param name="Share">Of the column's width.</param>
public sealed record BarPart(Quantity Share, string Colour);
