using System.Globalization;

namespace Warehouse.Reports.Charts;

/// <summary>The colours of a retention heatmap: pale to orange below 100, grey at 100, pale to blue above.</summary>
public static class HeatScale
{
    private const decimal Coldest = 78;
    private const decimal Hottest = 125;
    private const decimal WhiteFrom = 120;

    private static readonly (int R, int G, int B) Level = (0xF3, 0xF4, 0xF6);
    private static readonly (int R, int G, int B)[] Below = [(0xFB, 0xF1, 0xEA), (0xD0, 0x67, 0x2F)];
    private static readonly (int R, int G, int B)[] Above = [(0xE6, 0xEE, 0xF7), (0x2F, 0x69, 0xAD)];

    /// <summary>The background of a figure as it is printed, in per cent: 78 and less share one colour, so do 125 and more.</summary>
    public static string Background(decimal printed) => Hex(printed switch
    {
        100 => Level,
        < 100 => Between(Below, (100 - printed) / (100 - Coldest)),
        _ => Between(Above, (printed - 100) / (Hottest - 100)),
    });

    /// <summary>Whether the figure is set in white.</summary>
    public static bool IsDark(decimal printed) => printed >= WhiteFrom;

    private static (int R, int G, int B) Between((int R, int G, int B)[] ends, decimal share)
    {
        var at = Math.Clamp(share, 0, 1);
        int Mix(int from, int to) => (int)Math.Round(from + ((to - from) * at), MidpointRounding.AwayFromZero);
        return (Mix(ends[0].R, ends[1].R), Mix(ends[0].G, ends[1].G), Mix(ends[0].B, ends[1].B));
    }

    private static string Hex((int R, int G, int B) colour) =>
        string.Create(CultureInfo.InvariantCulture, $"#{colour.R:X2}{colour.G:X2}{colour.B:X2}");
}
