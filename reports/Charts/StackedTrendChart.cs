using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Charts;

/// <summary>Stacked columns from zero, one a month, named at the right of the last; totals at the last, the first and a year ago.</summary>
public static class StackedTrendChart
{
    private const double Top = 30;
    private const double Bottom = 22;
    private const double NameHeight = 16;
    private const double SmallNameHeight = 12.4;

    // Between the last column's edge and a layer's name.
    private const double NameDistance = 12;

    // Half a column's width, as a share of its place.
    private const double HalfBar = 0.33;

    // Of the chart's width: longer names are shortened.
    private const double MostOfNames = 0.3;

    // Between two totals.
    private const double Gap = 6;

    /// <summary>One layer of the stack.</summary>
    /// <param name="Colour">The same for a tier in every month and pack.</param>
    /// <param name="Values">A month at each place; null where nothing is known of it.</param>
    public sealed record Layer(string Name, string Colour, IReadOnlyList<Quantity?> Values);

    /// <summary>What stands where: totals, the upper ends of the columns, the axis' ends and the margins, in pixels.</summary>
    private sealed record Frame(Quantity?[] Totals, decimal[] Tops, decimal Low, decimal High, double Left, double Right, double Plot, double Column, int Decimals)
    {
        public double Y(decimal value) => Plot * (double)((High - value) / (High - Low));

        /// <summary>Whether a column stands under a text from one place to another, pixels from the plot's left.</summary>
        public bool IsUnder(int column, double from, double to) => ((column + 0.5 - HalfBar) * Column) < to && ((column + 0.5 + HalfBar) * Column) > from;
    }

    /// <summary>The chart; layers from the base up.</summary>
    /// <param name="months">What stands under a month's column.</param>
    /// <param name="tips">The tooltip of each month.</param>
    /// <param name="margin">Room at the right for the layers' names and figures, in pixels; more where they need it, to a third of the chart.</param>
    /// <param name="decimals">Digits after the point of every figure.</param>
    public static ChartSpec Of(
        string name, string summary, IReadOnlyList<string> months, IReadOnlyList<Layer> layers, IReadOnlyList<string> tips, ChartBox box, double margin, int decimals = 2)
    {
        var frame = FrameOf(months.Count, layers, box, margin, decimals);
        var option = new
        {
            aria = new { enabled = false },
            grid = new { left = frame.Left, right = frame.Right, top = Top, bottom = Bottom },
            xAxis = new
            {
                type = "category",
                data = months.Select((month, i) => IsNamed(i, months.Count) ? month : ""),
                axisLine = new { lineStyle = new { color = Palette.Ink, width = 1 } },
                axisTick = new { show = false },
                axisLabel = new { color = Palette.Grey, fontSize = ChartText.Size, interval = 0, margin = 7, hideOverlap = false },
            },
            yAxis = new { type = "value", show = false, min = frame.Low, max = frame.High },
            series = layers.Select(Series).Append(Totals(frame)).Append(Names(layers, frame)),
        };
        return new ChartSpec(name, summary, option, tips, layers.Sum(layer => layer.Values.Count(value => value?.Value is not (null or 0))));
    }

    // Every sixth month back from the last, every twelfth or twenty-fourth of a long history, and the first where it does not run into its neighbour.
    private static bool IsNamed(int i, int count)
    {
        var every = count <= 30 ? 6 : count <= 49 ? 12 : 24;
        return (count - 1 - i) % every == 0 || (i == 0 && (count - 1) % every > every * 2 / 3);
    }

    private static Frame FrameOf(int months, IReadOnlyList<Layer> layers, ChartBox box, double margin, int decimals)
    {
        decimal Sum(int month, int sign) => layers.Sum(layer => layer.Values[month] is { } value && Math.Sign(value) == sign ? value : 0);
        var totals = Enumerable.Range(0, months).Select(i => layers.All(layer => layer.Values[i] is null) ? null : (Quantity?)layers.Sum(layer => layer.Values[i] ?? 0)).ToArray();
        var low = Enumerable.Range(0, months).Select(i => Sum(i, -1)).DefaultIfEmpty(0).Min();
        var tops = Enumerable.Range(0, months).Select(i => Sum(i, 1)).ToArray();
        var high = tops.DefaultIfEmpty(0).Max();
        var first = Figures.Fixed(totals.FirstOrDefault(total => total is not null), decimals);
        var left = 8 + (FigureLedger.Plain(first).Length * 3.4);
        var figures = layers.Select(layer => (layer.Name, Figure: Figures.Fixed(layer.Values[^1], decimals))).ToArray();
        var widest = figures.Select(layer => ChartText.Width(layer.Figure)).DefaultIfEmpty(0).Max();
        var named = figures.Select(layer => ChartText.Width($"{layer.Name} {layer.Figure}")).DefaultIfEmpty(0).Max();
        var right = Math.Max(Math.Max(margin, NameDistance + 4 + Math.Max(widest, Math.Min(named, box.Wide * MostOfNames))), ChartText.Width(Figures.Fixed(totals[^1], decimals)) / 2);
        return new Frame(totals, tops, low, high - low == 0 ? low + 0.01m : high, left, right, box.High - Top - Bottom, (box.Wide - left - right) / months, decimals);
    }

    private static object Series(Layer layer) => new
    {
        type = "bar",
        stack = "tiers",
        barWidth = $"{HalfBar * 200}%",
        barMaxWidth = 14,
        itemStyle = new { color = layer.Colour },
        data = layer.Values.Plain(),
    };

    // A total stands above every column that it is wider than, so that it lies on none of them.
    private static object Totals(Frame frame)
    {
        var shown = Shown(frame);
        return new
        {
            type = "line",
            silent = true,
            symbol = "circle",
            symbolSize = 0.01,
            lineStyle = new { opacity = 0 },
            data = frame.Totals.Select((total, i) => shown.TryGetValue(i, out var place)
                ? new
                {
                    value = (object)frame.Tops.Where((_, k) => k == i || frame.IsUnder(k, place.From, place.To)).Max(),
                    label = new
                    {
                        show = true,
                        position = "top",
                        distance = 3,
                        offset = new[] { place.Shift, 0 },
                        formatter = Figures.Fixed(total, frame.Decimals),
                        color = Palette.Ink,
                        fontSize = ChartText.Size,
                        fontWeight = 600,
                    },
                }
                : (object)"-"),
        };
    }

    // The last, then the first, then a year ago: what would touch one before it is left out.
    private static Dictionary<int, (double Shift, double From, double To)> Shown(Frame frame)
    {
        var shown = new Dictionary<int, (double Shift, double From, double To)>();
        var count = frame.Totals.Length;
        foreach (var i in new[] { count - 1, 0, count - 13 }.Where(i => i >= 0 && frame.Totals[i] is not null).Distinct())
        {
            var half = ChartText.Width(Figures.Fixed(frame.Totals[i], frame.Decimals)) / 2;
            // The first stands over the empty side, so that a rising neighbour does not touch it.
            var shift = i == 0 && count > 6 ? -12.0 : 0;
            var centre = ((i + 0.5) * frame.Column) + shift;
            if (shown.Values.Any(other => centre - half < other.To + Gap && other.From < centre + half + Gap)) continue;
            shown[i] = (shift, centre - half, centre + half);
        }

        return shown;
    }

    // Labels beside the last column, in the middle of their layers where there is room, else pushed apart; under the total that stands on the
    // column. A layer that was never there is not named; of more than there is room for, the largest are.
    private static object Names(IReadOnlyList<Layer> all, Frame frame)
    {
        var layers = all.Where(layer => layer.Values.Any(value => value?.Value is not (null or 0))).ToList();
        var (height, size) = (layers.Count + 1) * NameHeight <= frame.Plot ? (NameHeight, ChartText.Size) : (SmallNameHeight, ChartText.Small);
        var (below, above) = (0m, 0m);
        var middles = new Dictionary<Layer, decimal>();
        foreach (var layer in layers)
        {
            var value = layer.Values[^1] ?? 0;
            middles[layer] = (value < 0 ? below : above) + (value / 2);
            if (value < 0) below += value;
            else above += value;
        }

        var fitting = layers.OrderByDescending(layer => Math.Abs(layer.Values[^1] ?? 0)).Take(Math.Max(1, (int)(frame.Plot / height) - 1)).ToHashSet();
        layers.RemoveAll(layer => !fitting.Contains(layer));
        var wanted = layers.Select(layer => frame.Y(middles[layer])).ToArray();
        var placed = LabelSpread.Apart(wanted, height, Math.Max(6, Math.Min(frame.Y(above) + 6, frame.Plot - 6 - ((layers.Count - 1) * height))), frame.Plot - 6);
        return new
        {
            type = "scatter",
            silent = true,
            symbolSize = 0.01,
            itemStyle = new { opacity = 1 },
            data = layers.Select((layer, i) => new
            {
                value = new object[] { frame.Totals.Length - 1, middles[layer] },
                label = new
                {
                    show = true,
                    position = "right",
                    distance = NameDistance,
                    offset = new[] { 0, placed[i] - wanted[i] },
                    formatter = Named(layer, frame, size),
                    color = Palette.Ink,
                    fontSize = size,
                },
            }),
        };
    }

    private static string Named(Layer layer, Frame frame, double size)
    {
        var figure = Figures.Fixed(layer.Values[^1], frame.Decimals);
        var room = frame.Right + (frame.Column / 2) - NameDistance - 2 - ChartText.Width(" " + figure, size);
        return room < 2 * size ? figure : $"{ChartText.Fitted(layer.Name, room, size)} {figure}";
    }
}
