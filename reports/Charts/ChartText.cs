using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Charts;

/// <summary>Text in charts: sizes in CSS pixels, 8 pt as everywhere in a chart.</summary>
public static class ChartText
{
    /// <summary>8 pt.</summary>
    public const double Size = 10.67;

    /// <summary>One millimetre in CSS pixels.</summary>
    public const double Millimetre = 96 / 25.4;

    /// <summary>A label in ink, bold.</summary>
    public static object Strong(string colour) => new { color = colour, fontSize = Size, fontWeight = 600 };

    /// <summary>A label under an axis.</summary>
    public static object Axis { get; } = new { color = Palette.Grey, fontSize = Size, fontWeight = 400 };
}
