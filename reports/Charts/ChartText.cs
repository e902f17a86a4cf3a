using System.Globalization;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Charts;

/// <summary>Text in charts: sizes in CSS pixels, 8 pt as everywhere in a chart.</summary>
public static class ChartText
{
    /// <summary>8 pt.</summary>
    public const double Size = 10.67;

    /// <summary>7 pt, the least that a pack prints: where names or figures are many or long.</summary>
    public const double Small = 9.33;

    /// <summary>One millimetre in CSS pixels.</summary>
    public const double Millimetre = 96 / 25.4;

    /// <summary>About how many pixels a text takes.</summary>
    public static double Width(string text, double size = Size) => TitleWidth.Of(text) * size;

    /// <summary>A text as it is, or its beginning with an ellipsis where it is wider than a room in pixels.</summary>
    public static string Fitted(string text, double room, double size = Size) => TitleWidth.Shorten(text, room / size);

    /// <summary>An axis of values: its figures grey, a hairline at each.</summary>
    public static object Axis(NiceScale scale) => new
    {
        type = "value",
        min = scale.Low,
        max = scale.High,
        interval = scale.Step,
        axisLabel = new { color = Palette.Grey, fontSize = Size, margin = 8 },
        splitLine = new { lineStyle = new { color = Palette.Hairline, width = 1 } },
    };

    /// <summary>Room that the figures at a scale's ticks take, pixels.</summary>
    public static double TickWidth(NiceScale scale)
    {
        var widest = 0.0;
        for (var tick = scale.Low; tick <= scale.High; tick += scale.Step) widest = Math.Max(widest, Width(tick.ToString("#,0.####", CultureInfo.InvariantCulture)));
        return widest;
    }
}
