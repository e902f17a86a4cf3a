using Warehouse.Reports.Text;

namespace Warehouse.Reports.Charts;

/// <summary>Names and figures at lines' ends, pushed apart: on two lines where there is room, else on one, else smaller; what has no room even then is left to the tooltip.</summary>
public static class EndNames
{
    /// <summary>Pixels between a line's end and its name.</summary>
    public const double Distance = 9;

    // What a name may reach beyond the lowest point of the plot: the figures under the axis begin lower.
    private const double Overhang = 4;

    private static readonly Form[] Forms = [new(IsTwoLines: true, 31, ChartText.Size + 0.66), new(false, 16, ChartText.Size + 0.66), new(false, 12.4, ChartText.Small)];

    /// <summary>A line's end.</summary>
    /// <param name="Name">Empty for the figure alone; shortened where the margin is narrow.</param>
    /// <param name="Figure">Printed whole.</param>
    /// <param name="At">Number of the category that the line ends at.</param>
    public sealed record End(string Name, string Figure, int At, decimal Value, string Colour, bool IsMain);

    private sealed record Form(bool IsTwoLines, double Height, double Size);

    /// <summary>Pixels that the widest figure takes beside a line's end.</summary>
    public static double Room(IEnumerable<string> figures) => Distance + 4 + figures.Select(figure => ChartText.Width(figure, ChartText.Size + 0.66)).DefaultIfEmpty(0).Max();

    /// <summary>An invisible series that carries the names.</summary>
    /// <param name="plot">Height of the plot in pixels.</param>
    /// <param name="top">Pixels above it that a name may use.</param>
    /// <param name="right">Margin beside the plot.</param>
    public static object Series(IReadOnlyList<End> ends, NiceScale scale, double plot, double top, double right)
    {
        var form = Array.Find(Forms, each => (!each.IsTwoLines || ends.Any(end => end.Name.Length > 0)) && Fit(each, plot, top) >= ends.Count) ?? Forms[^1];
        var named = ends.OrderByDescending(end => end.IsMain).Take(Math.Max(1, Fit(form, plot, top))).ToArray();
        var wanted = named.Select(end => plot * (double)((scale.High - end.Value) / (scale.High - scale.Low))).ToArray();
        var placed = LabelSpread.Apart(wanted, form.Height, (form.Height / 2) - top, plot - (form.Height / 2) + Overhang);
        return new
        {
            type = "scatter",
            silent = true,
            symbolSize = 0.01,
            itemStyle = new { opacity = 1 },
            data = named.Select((end, i) => new
            {
                value = new object[] { end.At, end.Value },
                label = new
                {
                    show = true,
                    position = "right",
                    align = "left",
                    distance = Distance,
                    offset = new[] { 0, placed[i] - wanted[i] },
                    formatter = Text(end, form, right - Distance - 2),
                    color = end.Colour,
                    fontSize = form.Size,
                    fontWeight = end.IsMain ? 600 : 500,
                    lineHeight = 14.5,
                },
            }),
        };
    }

    private static int Fit(Form form, double plot, double top) => (int)((plot + top + Overhang) / form.Height);

    private static string Text(End end, Form form, double room)
    {
        if (end.Name.Length == 0) return end.Figure;
        var left = form.IsTwoLines ? room : room - ChartText.Width(end.Figure + " ", form.Size);
        // A beginning of one letter names nobody.
        if (left < 2 * form.Size) return end.Figure;
        var name = ChartText.Fitted(end.Name, left, form.Size);
        return form.IsTwoLines ? $"{name}\n{end.Figure}" : $"{name} {end.Figure}";
    }
}
