using System.Globalization;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Charts;

/// <summary>Survival curves as stairs: the share that is still there at each age, from 100 at age 0, each curve named at its end.</summary>
public static class SurvivalChart
{
    private const double Top = 16;
    private const double Bottom = 22;

    // A scale of less would make a cliff of a step.
    private const decimal LeastSpan = 10;

    /// <summary>A curve.</summary>
    /// <param name="Colour">Of its line; its name is grey, or ink where it is the main one.</param>
    /// <param name="Values">In per cent, one for each age from 0; null where nothing is known: a gap.</param>
    /// <param name="IsMain">The thicker line.</param>
    public sealed record Curve(string Name, string Colour, IReadOnlyList<Quantity?> Values, bool IsMain);

    /// <summary>The chart.</summary>
    /// <param name="tips">The tooltip of each age.</param>
    public static ChartSpec Of(string name, string summary, IReadOnlyList<Curve> curves, IReadOnlyList<string> tips, ChartBox box)
    {
        var known = curves.SelectMany(curve => curve.Values).Known().ToArray();
        var scale = NiceScale.Over([.. known, 100, Math.Min(100 - LeastSpan, known.DefaultIfEmpty(100).Min())]);
        var ends = curves.Select(curve => (Curve: curve, Last: curve.Values.ToList().FindLastIndex(value => value is not null))).Where(each => each.Last >= 0)
            .Select(each => new EndNames.End(
                each.Curve.Name, Figures.Fixed(each.Curve.Values[each.Last], 1) + "%", each.Last, each.Curve.Values[each.Last]!.Value, each.Curve.IsMain ? Palette.Ink : Palette.Grey, each.Curve.IsMain)).ToArray();
        var left = ChartText.TickWidth(scale) + 12;
        // Three eighths of the chart at most for names.
        var right = Math.Max(EndNames.Room(ends.Select(end => end.Figure)), Math.Min(EndNames.Room(ends.Select(end => end.Name)), box.Wide * 3 / 8));
        var ages = curves.Select(curve => curve.Values.Count).DefaultIfEmpty(1).Max();
        var option = new
        {
            aria = new { enabled = false },
            grid = new { left, right, top = Top, bottom = Bottom },
            xAxis = new
            {
                type = "category",
                boundaryGap = false,
                data = Enumerable.Range(0, ages).Select(age => age % Every(ages) == 0 ? age.ToString(CultureInfo.InvariantCulture) : ""),
                axisLine = new { show = false },
                axisTick = new { show = false },
                axisLabel = new { color = Palette.Grey, fontSize = ChartText.Size, interval = 0, margin = 8 },
            },
            yAxis = ChartText.Axis(scale),
            series = curves.Select(Series).Append(EndNames.Series(ends, scale, box.High - Top - Bottom, Top, right)),
        };
        return new ChartSpec(name, summary, option, tips, ends.Length);
    }

    private static int Every(int ages) => ages <= 13 ? 3 : ages <= 30 ? 6 : 12;

    private static object Series(Curve curve)
    {
        var last = curve.Values.ToList().FindLastIndex(value => value is not null);
        return new
        {
            type = "line",
            step = "end",
            z = curve.IsMain ? 4 : 3,
            connectNulls = false,
            showSymbol = true,
            symbol = "circle",
            itemStyle = new { color = curve.Colour },
            lineStyle = new { color = curve.Colour, width = curve.IsMain ? 2.4 : 2, cap = "butt", join = "miter" },
            data = curve.Values.Select((value, age) => new { value = (object?)value?.Value ?? "-", symbolSize = age == last ? 6 : 0 }),
        };
    }
}
