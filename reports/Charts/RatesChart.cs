using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Charts;

/// <summary>One panel of lines over time on a scale that its neighbours share, each line named at its end.</summary>
public static class RatesChart
{
    private const double Top = 26;
    private const double Bottom = 22;

    // As many months as a level's name is long.
    private const int NameMonths = 12;

    /// <summary>A line. Values are in the unit of the axis; null is a gap.</summary>
    /// <param name="Name">Beside its end, above the figure; empty for the figure alone.</param>
    /// <param name="End">The figure at its end.</param>
    /// <param name="IsMain">The accent with a round end; else grey with a square one.</param>
    public sealed record Line(string Name, string End, IReadOnlyList<decimal?> Values, bool IsMain);

    /// <summary>A level across the panel.</summary>
    /// <param name="Name">Above its left end; empty for none.</param>
    public sealed record Level(decimal Value, string Name, bool IsDashed);

    /// <summary>A tinted band across the panel: what is short of the target, and not missed yet.</summary>
    public sealed record Band(decimal From, decimal To)
    {
        /// <summary>The band between a target and the bound of amber, in the unit of the axis; null where either is not set.</summary>
        public static Band? Between(decimal? target, decimal? amber) => target is { } one && amber is { } other && one != other ? new Band(Math.Min(one, other), Math.Max(one, other)) : null;
    }

    /// <summary>How a panel is framed.</summary>
    /// <param name="Height">Millimetres.</param>
    /// <param name="Left">Room for the axis' figures, pixels; more where they need it.</param>
    /// <param name="Right">Room for the lines' names, pixels; more where their figures need it.</param>
    public sealed record Panel(double Height, double Left, double Right);

    /// <summary>The chart.</summary>
    public static ChartSpec Of(
        string name, string summary, IReadOnlyList<string> months, IReadOnlyList<Line> lines, IReadOnlyList<Level> levels, NiceScale scale, Panel panel, IReadOnlyList<string> tips, Band? band = null)
    {
        var left = Math.Max(panel.Left, ChartText.TickWidth(scale) + 10);
        var right = Math.Max(panel.Right, EndNames.Room(lines.Where(line => line.Values.Any(value => value is not null)).Select(line => line.End)));
        var option = new
        {
            aria = new { enabled = false },
            grid = new { left, right, top = Top, bottom = Bottom },
            xAxis = new
            {
                type = "category",
                boundaryGap = false,
                data = months.Select((month, i) => i == 0 || i == months.Count - 1 || (months.Count == 25 && i == 12) ? month : ""),
                axisLine = new { show = false },
                axisTick = new { show = false },
                axisLabel = new { color = Palette.Grey, fontSize = ChartText.Size, interval = 0, margin = 8, hideOverlap = true },
            },
            yAxis = ChartText.Axis(scale),
            series = lines.Select((line, i) => Series(line, i == 0 ? [.. levels.Select(level => (level, Placed(lines, level).Place))] : [], i == 0 ? Shade(band, scale) : null)).Append(Names(lines, scale, panel, right)),
        };
        return new ChartSpec(name, summary, option, tips, lines.Count(line => line.Values.Any(value => value is not null)));
    }

    /// <summary>Where a level's name keeps farthest from the lines, at one end of the level and on one side, and how far that is.</summary>
    public static (string Place, decimal Room) Placed(IReadOnlyList<Line> lines, Level level)
    {
        decimal Room(bool atStart, int side) => lines.Min(line =>
        {
            var window = atStart ? line.Values.Take(NameMonths) : line.Values.TakeLast(NameMonths);
            var distances = window.OfType<decimal>().Select(value => side * (value - level.Value)).ToArray();
            // A line that crosses the level under its name leaves no room on either side.
            return distances.All(distance => distance < 0) ? decimal.MaxValue : distances.Any(distance => distance <= 0) ? 0 : distances.Min();
        });
        (string Place, decimal Room)[] places =
        [
            ("insideStartTop", Room(true, 1)), ("insideStartBottom", Room(true, -1)), ("insideEndTop", Room(false, 1)), ("insideEndBottom", Room(false, -1)),
        ];
        return places.MaxBy(place => place.Room);
    }

    private static object Series(Line line, IReadOnlyList<(Level Level, string Place)> levels, object? shade)
    {
        var last = line.Values.ToList().FindLastIndex(value => value is not null);
        return new
        {
            type = "line",
            z = line.IsMain ? 4 : 3,
            connectNulls = false,
            showSymbol = true,
            symbol = line.IsMain ? "circle" : "rect",
            itemStyle = new { color = Colour(line) },
            lineStyle = new { color = Colour(line), width = line.IsMain ? 2.4 : 1.8, cap = "round", join = "round" },
            data = line.Values.Select((value, i) => new { value = (object?)value ?? "-", symbolSize = i == last ? line.IsMain ? 8 : 6.5 : Lone(line.Values, i) ? 3 : 0 }),
            markArea = shade,
            markLine = new
            {
                silent = true,
                symbol = "none",
                z = 1,
                data = levels.Select(each => new
                {
                    yAxis = each.Level.Value,
                    lineStyle = new { color = each.Level.IsDashed ? Palette.Grey : Palette.Ink, width = each.Level.IsDashed ? 1 : 1.2, type = each.Level.IsDashed ? (object)new[] { 4, 3 } : "solid" },
                    label = new { show = each.Level.Name.Length > 0, position = each.Place, distance = new[] { 4, 3 }, formatter = each.Level.Name, backgroundColor = shade is null ? "#fff" : "transparent", padding = new[] { 0, 2 }, color = Palette.Grey, fontSize = ChartText.Size - 0.67 },
                }),
            },
        };
    }

    private static object? Shade(Band? band, NiceScale scale)
    {
        if (band is null || band.To <= scale.Low || band.From >= scale.High) return null;
        object[] area = [new { yAxis = Math.Max(band.From, scale.Low) }, new { yAxis = Math.Min(band.To, scale.High) }];
        return new { silent = true, itemStyle = new { color = Palette.Band }, data = new[] { area } };
    }

    private static bool Lone(IReadOnlyList<decimal?> values, int i) =>
        values[i] is not null && (i == 0 || values[i - 1] is null) && (i == values.Count - 1 || values[i + 1] is null);

    private static object Names(IReadOnlyList<Line> lines, NiceScale scale, Panel panel, double right)
    {
        var ends = lines.Select(line => (Line: line, Last: line.Values.ToList().FindLastIndex(value => value is not null))).Where(each => each.Last >= 0)
            .Select(each => new EndNames.End(each.Line.Name, each.Line.End, each.Last, each.Line.Values[each.Last]!.Value, Colour(each.Line), each.Line.IsMain));
        return EndNames.Series([.. ends], scale, (panel.Height * ChartText.Millimetre) - Top - Bottom, Top, right);
    }

    private static string Colour(Line line) => line.IsMain ? Palette.Accent : Palette.Grey;
}
