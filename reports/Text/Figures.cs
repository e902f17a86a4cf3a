using System.Globalization;

namespace Warehouse.Reports.Text;

/// <summary>How figures are printed: half away from zero, grouped by three, with the true minus sign.</summary>
public static class Figures
{
    /// <summary>U+2212: as wide as a digit and never taken for a hyphen.</summary>
    public const string Minus = "\u2212";

    /// <summary>What is unknown, or has a denominator of zero.</summary>
    public const string Unknown = "–";

    /// <summary><c>1,234.5</c>, <c>−0.3</c>; what rounds to zero has no sign; null is <see cref="Unknown"/>.</summary>
    public static string Fixed(Quantity? value, int decimals)
    {
        if (value is not { } known) return Unknown;
        var rounded = Round(known, decimals);
        return FigureLedger.Marked(known, (rounded < 0 ? Minus : "") + Digits(rounded, decimals));
    }

    /// <summary>A difference: <c>+2.9</c>, <c>−0.1</c>; one that rounds to zero is <c>±0.0</c>.</summary>
    public static string Signed(Quantity? value, int decimals)
    {
        if (value is not { } known) return Unknown;
        var rounded = Round(known, decimals);
        var sign = rounded switch { > 0 => "+", < 0 => Minus, _ => "±" };
        return FigureLedger.Marked(known, sign + Digits(rounded, decimals));
    }

    /// <summary>A movement: as <see cref="Signed"/>, but one that did not occur is a bare <c>0.00</c>.</summary>
    public static string Movement(Quantity? value, int decimals) => value?.Value == 0 ? Fixed(value, decimals) : Signed(value, decimals);

    /// <summary>A whole number with its sign; zero is bare.</summary>
    public static string SignedCount(Quantity? value) => Movement(value, 0);

    /// <summary>A whole number.</summary>
    public static string Count(Quantity? value) => Fixed(value, 0);

    /// <summary>A whole number, or <c>87.5</c> where the digit after the point says something; for targets in prose: <c>110</c>, <c>3.5</c>.</summary>
    public static string Shortest(Quantity value, int decimals)
    {
        var rounded = Round(value, decimals);
        return Fixed(value, decimal.Truncate(rounded) == rounded ? 0 : decimals);
    }

    /// <summary>Half away from zero.</summary>
    public static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>A number of an answer as a decimal of 15 digits; null where it is absent or not finite.</summary>
    public static decimal? From(object? cell) => cell switch
    {
        null => null,
        decimal value => value,
        double value => double.IsFinite(value) && Math.Abs(value) < 7e27 ? (decimal)value : null,
        float value => float.IsFinite(value) ? (decimal)value : null,
        int value => value,
        long value => value,
        bool value => value ? 1 : 0,
        _ => throw new ArgumentException($"expected a number, found {cell.GetType().Name} '{cell}'", nameof(cell)),
    };

    private static string Digits(decimal rounded, int decimals) =>
        Math.Abs(rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
