using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Charts;

/// <summary>Movements from zero, each beginning where the one before ended, and their net as the last bar.</summary>
public static class WaterfallChart
{
    // Half a bar's width, as a share of its place.
    private const double HalfBar = 0.31;

    // Left and right of the plot, and above it for the amounts, pixels.
    private const double Margin = 4;
    private const double Above = 22;

    // Of a name under its bar, pixels.
    private const int LineHeight = 16;

    /// <summary>A bar.</summary>
    /// <param name="Name">Under the bar, first line.</param>
    /// <param name="Note">Under the bar, second line.</param>
    /// <param name="Amount">In the unit that is printed; the last bar's is the sum of the others'.</param>
    /// <param name="Tip">The tooltip.</param>
    public sealed record Bar(string Name, string Note, Quantity Amount, string Tip);

    /// <summary>The chart; the last bar starts from zero again.</summary>
    public static ChartSpec Of(string name, string summary, IReadOnlyList<Bar> bars, ChartBox box)
    {
        var band = (box.Wide - (2 * Margin)) / bars.Count;
        var size = NameSize(bars, band);
        var names = WaterfallLabels.Names([.. bars.Select(bar => bar.Name)], band, size);
        var ends = Ends(bars);
        var spans = bars.Select((bar, i) => i == bars.Count - 1 ? (From: 0m, To: bar.Amount.Value) : (From: ends[i] - bar.Amount.Value, To: ends[i])).ToArray();
        var (low, high) = (Math.Min(0, spans.Min(span => Math.Min(span.From, span.To))), Math.Max(0, spans.Max(span => Math.Max(span.From, span.To))));
        var bottom = 22 + (LineHeight * names.Max(each => each.Split('\n').Length));
        var (top, amounts) = Amounts(bars, spans, low, high, box.High - bottom, band);
        var option = new
        {
            aria = new { enabled = false },
            grid = new { left = Margin, right = Margin, top, bottom },
            xAxis = new object[]
            {
                new
                {
                    type = "category",
                    data = bars.Select((bar, i) => $"{names[i]}\n{bar.Note}"),
                    axisLine = new { show = false, onZero = false },
                    axisTick = new { show = false },
                    axisLabel = new { color = Palette.Ink, fontSize = size, lineHeight = LineHeight, margin = 8, interval = 0 },
                },
                // The same width counted in bars, so that a line can begin at a bar's edge.
                new { type = "value", show = false, min = -0.5, max = bars.Count - 0.5 },
            },
            yAxis = new { type = "value", show = false, min = low, max = high == low ? low + 1 : high },
            series = new object[]
            {
                Invisible(spans),
                Visible(bars, spans, isAbove: true),
                Visible(bars, spans, isAbove: false),
                Connectors(bars, ends),
                Texts(bars, spans, amounts),
            },
        };
        return new ChartSpec(name, summary, option, [.. bars.Select(bar => bar.Tip)], bars.Count(bar => bar.Amount != 0));
    }

    // Long names of many bars are set in 7 pt, the least that the pack prints.
    private static double NameSize(IReadOnlyList<Bar> bars, double band) =>
        bars.Count > 6 && bars.Any(bar => bar.Name.Split('\n').Any(line => ChartText.Width(line) > band)) ? ChartText.Small : ChartText.Size;

    // Lifted amounts need room above the plot, which makes it lower, and may lift others.
    private static (double Top, IReadOnlyList<WaterfallLabels.Amount> Amounts) Amounts(
        IReadOnlyList<Bar> bars, (decimal From, decimal To)[] spans, decimal low, decimal high, double room, double band)
    {
        var top = Above;
        while (true)
        {
            var plot = room - top;
            var tops = spans.Select(span => high == low ? 0 : plot * (double)((high - Math.Max(span.From, span.To)) / (high - low))).ToArray();
            var amounts = WaterfallLabels.Amounts([.. bars.Select(bar => bar.Amount)], tops, band, Margin);
            var needed = amounts.Zip(tops, (amount, at) => (amount.Lift * WaterfallLabels.Line) - at).Max() + Above;
            if (needed <= top || top > room / 2) return (top, amounts);
            top = needed;
        }
    }

    private static decimal[] Ends(IReadOnlyList<Bar> bars)
    {
        var ends = new decimal[bars.Count];
        var sum = 0m;
        for (var i = 0; i < bars.Count; i++) ends[i] = i == bars.Count - 1 ? bars[i].Amount : sum += bars[i].Amount;
        return ends;
    }

    // The part between zero and the bar: nothing is drawn there. A bar across zero starts at zero on both sides.
    private static object Invisible((decimal From, decimal To)[] spans) => new
    {
        type = "bar",
        stack = "bridge",
        silent = true,
        barWidth = $"{HalfBar * 200}%",
        itemStyle = new { color = "transparent" },
        data = spans.Select(span => span is { From: > 0, To: > 0 } ? Math.Min(span.From, span.To) : span is { From: < 0, To: < 0 } ? Math.Max(span.From, span.To) : 0),
    };

    private static object Visible(IReadOnlyList<Bar> bars, (decimal From, decimal To)[] spans, bool isAbove) => new
    {
        type = "bar",
        stack = "bridge",
        z = 3,
        data = spans.Select((span, i) => new
        {
            value = isAbove ? Part(span, 1) : -Part(span, -1),
            itemStyle = new { color = Colour(bars, i) },
        }),
        markLine = new
        {
            silent = true,
            symbol = "none",
            z = 2,
            label = new { show = false },
            lineStyle = new { color = Palette.Ink, width = 1.2, type = "solid" },
            data = isAbove ? new object[] { new { yAxis = 0 } } : [],
        },
    };

    // From each bar's end to the beginning of the next, or to its end where the next has no height; "-" parts the lines.
    private static object Connectors(IReadOnlyList<Bar> bars, decimal[] ends) => new
    {
        type = "line",
        xAxisIndex = 1,
        silent = true,
        symbol = "none",
        z = 2,
        lineStyle = new { color = Palette.Ink, width = 0.8 },
        data = Enumerable.Range(0, ends.Length - 1).SelectMany(i => new object?[]
        {
            new object[] { i + HalfBar, ends[i] },
            new object[] { i + 1 + (bars[i + 1].Amount == 0 ? HalfBar : -HalfBar), ends[i] },
            new object[] { i + 1, "-" },
        }),
    };

    // How much of a span lies on one side of zero.
    private static decimal Part((decimal From, decimal To) span, int side)
    {
        var (a, b) = (Math.Max(0, side * span.From), Math.Max(0, side * span.To));
        return Math.Abs(a - b);
    }

    private static object Texts(IReadOnlyList<Bar> bars, (decimal From, decimal To)[] spans, IReadOnlyList<WaterfallLabels.Amount> amounts) => new
    {
        type = "line",
        z = 5,
        silent = true,
        symbol = "circle",
        symbolSize = 0.01,
        lineStyle = new { opacity = 0 },
        data = spans.Select((span, i) => new
        {
            value = Math.Max(span.From, span.To),
            label = new
            {
                show = true,
                position = "top",
                distance = 3,
                offset = new[] { amounts[i].Shift, -amounts[i].Lift * WaterfallLabels.Line },
                formatter = amounts[i].Text,
                color = i < bars.Count - 1 && bars[i].Amount < 0 ? Palette.Worse : bars[i].Amount == 0 ? Palette.Grey : Palette.Ink,
                fontSize = ChartText.Size,
                fontWeight = 600,
            },
        }),
    };

    private static string Colour(IReadOnlyList<Bar> bars, int i) =>
        i == bars.Count - 1 ? Palette.Ink : bars[i].Amount < 0 ? Palette.Worse : Palette.Accent;
}
