using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Charts;

/// <summary>Stacked columns from zero, one a month, named at the right of the last; totals at the first, a year ago and the last.</summary>
public static class StackedTrendChart
{
    private const double Top = 30;
    private const double Bottom = 22;
    private const double NameHeight = 16;

    /// <summary>One layer of the stack.</summary>
    /// <param name="Colour">The same for a tier in every month and pack.</param>
    public sealed record Layer(string Name, string Colour, IReadOnlyList<decimal?> Values);

    /// <summary>The chart; layers from the base up.</summary>
    /// <param name="months">What stands under a month's column.</param>
    /// <param name="tips">The tooltip of each month.</param>
    /// <param name="height">Height in millimetres.</param>
    /// <param name="margin">Room at the right for the layers' names, in pixels.</param>
    /// <param name="decimals">Digits after the point of every figure.</param>
    public static ChartSpec Of(
        string name, string summary, IReadOnlyList<string> months, IReadOnlyList<Layer> layers, IReadOnlyList<string> tips, double height, double margin, int decimals = 2)
    {
        var totals = months.Select((_, i) => layers.Sum(layer => layer.Values[i] ?? 0)).ToArray();
        var option = new
        {
            aria = new { enabled = false },
            grid = new { left = 8 + (Figures.Fixed(totals[0], decimals).Length * 3.4), right = margin, top = Top, bottom = Bottom },
            xAxis = new
            {
                type = "category",
                data = months.Select((month, i) => IsNamed(i, months.Count) ? month : ""),
                axisLine = new { lineStyle = new { color = Palette.Ink, width = 1 } },
                axisTick = new { show = false },
                axisLabel = new { color = Palette.Grey, fontSize = ChartText.Size, interval = 0, margin = 7, hideOverlap = false },
            },
            yAxis = new { type = "value", show = false, min = 0, max = Math.Max(totals.Max(), 0.01m) },
            series = layers.Select(Series).Append(Totals(totals, decimals)).Append(Names(layers, totals, height, decimals)),
        };
        return new ChartSpec(name, summary, option, tips, layers.Sum(layer => layer.Values.Count(value => value > 0)));
    }

    // Every sixth month back from the last, and the first where it does not run into its neighbour.
    private static bool IsNamed(int i, int count) => (count - 1 - i) % 6 == 0 || (i == 0 && (count - 1) % 6 > 4);

    private static object Series(Layer layer) => new
    {
        type = "bar",
        stack = "tiers",
        barWidth = "66%",
        barMaxWidth = 14,
        itemStyle = new { color = layer.Colour },
        data = layer.Values,
    };

    private static object Totals(decimal[] totals, int decimals) => new
    {
        type = "line",
        silent = true,
        symbol = "circle",
        symbolSize = 0.01,
        lineStyle = new { opacity = 0 },
        data = totals.Select((total, i) => new
        {
            value = total,
            label = new
            {
                show = i == 0 || i == totals.Length - 1 || i == totals.Length - 13,
                position = "top",
                distance = 3,
                // The first stands over the empty side, so that a rising neighbour does not touch it.
                offset = new[] { i == 0 && totals.Length > 6 ? -12 : 0, 0 },
                formatter = Figures.Fixed(total, decimals),
                color = Palette.Ink,
                fontSize = ChartText.Size,
                fontWeight = 600,
            },
        }),
    };

    // Labels beside the last column, in the middle of their layers where there is room, else pushed apart; under the total that stands on the
    // column. A layer that was never there is not named.
    private static object Names(IReadOnlyList<Layer> all, decimal[] totals, double height, int decimals)
    {
        var layers = all.Where(layer => layer.Values.Any(value => value is not (null or 0))).ToList();
        var plot = (height * ChartText.Millimetre) - Top - Bottom;
        var scale = (double)Math.Max(totals.Max(), 0.01m);
        var below = 0m;
        var middles = new List<decimal>();
        foreach (var layer in layers)
        {
            var value = layer.Values[^1] ?? 0;
            middles.Add(below + (value / 2));
            below += value;
        }

        var wanted = middles.Select(middle => plot * (1 - ((double)middle / scale))).ToArray();
        var column = plot * (1 - ((double)totals[^1] / scale));
        var placed = LabelSpread.Apart(wanted, NameHeight, Math.Max(6, Math.Min(column + 6, plot - 6 - ((layers.Count - 1) * NameHeight))), plot - 6);
        return new
        {
            type = "scatter",
            silent = true,
            symbolSize = 0.01,
            itemStyle = new { opacity = 1 },
            data = layers.Select((layer, i) => new
            {
                value = new object[] { totals.Length - 1, middles[i] },
                label = new
                {
                    show = true,
                    position = "right",
                    distance = 12,
                    offset = new[] { 0, placed[i] - wanted[i] },
                    formatter = $"{layer.Name} {Figures.Fixed(layer.Values[^1], decimals)}",
                    color = Palette.Ink,
                    fontSize = ChartText.Size,
                },
            }),
        };
    }
}
