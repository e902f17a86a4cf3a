namespace Warehouse.Reports.Text;

/// <summary>The figures that a pack prints, each with its origin. Whatever is formatted while a ledger is open carries a mark before it:
/// one private-use character that no page shows and that says which entry of the ledger the figure is.</summary>
public sealed class FigureLedger : IDisposable
{
    // Planes 15 and 16: for private use, so no text has them. They hold 131,000 figures; a pack has some thousand.
    private const int First = 0xF0000;
    private const int Last = 0x10FFFD;

    private static readonly AsyncLocal<FigureLedger?> Open = new();
    private readonly List<PrintedFigure> _figures = [];
    private readonly FigureLedger? _outer = Open.Value;

    private FigureLedger() => Open.Value = this;

    /// <summary>The figure of a mark.</summary>
    public PrintedFigure this[int mark] => _figures[mark - First];

    /// <summary>Opens a ledger for what is formatted from here on in this flow of execution.</summary>
    public static FigureLedger Begin() => new();

    /// <summary>The open ledger; null where none is.</summary>
    public static FigureLedger? Current => Open.Value;

    /// <summary>Whether a code point is a mark.</summary>
    public static bool IsMark(int codePoint) => codePoint is >= First and <= Last;

    /// <summary>A text without marks.</summary>
    public static string Plain(string text) => text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Where(rune => !IsMark(rune.Value))) : text;

    /// <summary>A figure with its mark before it; the figure alone where no ledger is open or nothing was asked for it.</summary>
    public static string Marked(Quantity value, string text) =>
        Open.Value is { } ledger && value.Origin.IsAsked ? ledger.Enter(new PrintedFigure(text, value.Origin)) + text : text;

    /// <inheritdoc/>
    public void Dispose() => Open.Value = _outer;

    private string Enter(PrintedFigure figure)
    {
        if (First + _figures.Count > Last) throw new InvalidOperationException($"a pack prints more than {Last - First} figures; nothing tells the next one's origin");
        _figures.Add(figure);
        return char.ConvertFromUtf32(First + _figures.Count - 1);
    }
}

/// <summary>A figure as it is printed.</summary>
/// <param name="Text">Its sign and digits, without a unit.</param>
public sealed record PrintedFigure(string Text, Origin Origin);
