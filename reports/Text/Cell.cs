namespace Warehouse.Reports.Text;

/// <summary>A figure of a table.</summary>
/// <param name="Tone">How it is set.</param>
public sealed record Cell(string Text, CellTone Tone = CellTone.Plain)
{
    /// <summary>A difference, bold 朱 where it is for the worse.</summary>
    public static Cell Change(Measure measure, Quantity? difference, string better)
    {
        var text = measure.Change(difference);
        var isZero = difference is { } known && measure.PrintsAlike(known, 0);
        var tone = difference is null ? CellTone.Muted : !isZero && Verdicts.IsWorse(difference, better) ? CellTone.Worse : CellTone.Plain;
        return new Cell(text, tone);
    }

    /// <summary>A movement of money: losses 朱, what did not occur grey.</summary>
    public static Cell Movement(Measure measure, Quantity? amount) =>
        new(Figures.Movement(amount * measure.Scale, measure.Decimals), amount?.Value switch { null or 0 => CellTone.Muted, < 0 => CellTone.Negative, _ => CellTone.Plain });
}

/// <summary>How a cell is set.</summary>
public enum CellTone
{
    /// <summary>Ink.</summary>
    Plain,

    /// <summary>Grey: unknown, or did not occur.</summary>
    Muted,

    /// <summary>朱: an amount below zero.</summary>
    Negative,

    /// <summary>Bold 朱: worse than before.</summary>
    Worse,
}
