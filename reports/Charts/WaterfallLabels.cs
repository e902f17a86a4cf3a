using Warehouse.Reports.Text;

namespace Warehouse.Reports.Charts;

/// <summary>Where a waterfall's texts stand: names broken to their bars' width, amounts lifted off one another.</summary>
public static class WaterfallLabels
{
    /// <summary>Height of a line of an amount, pixels.</summary>
    public const double Line = 14;

    // As long as a name may get under its bar.
    private const int MostLines = 3;

    private const double Gap = 2;

    /// <summary>An amount above its bar.</summary>
    /// <param name="Text">With two decimals, or none where those would be wider than two bars.</param>
    /// <param name="Shift">Pixels to the right, so that it stays in the chart.</param>
    /// <param name="Lift">Lines above its usual place.</param>
    public sealed record Amount(string Text, double Shift, int Lift);

    /// <summary>The lines of each name: as they are where neighbours leave room; a word that a bar can't hold is lowered by a line, anything else broken, three lines at most.</summary>
    /// <param name="band">Pixels from a bar's middle to the next one's.</param>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> names, double band, double size)
    {
        var widths = names.Select(name => name.Split('\n').Max(line => ChartText.Width(line, size))).ToArray();
        bool Collides(int i, int k) => k >= 0 && k < widths.Length && (widths[i] + widths[k]) / 2 > band - Gap;
        bool LeavesChart(int i) => (i == 0 || i == widths.Length - 1) && widths[i] > band + 4;
        var placed = new List<string>();
        for (var i = 0; i < names.Count; i++)
        {
            var stands = !Collides(i, i - 1) && !Collides(i, i + 1) && !LeavesChart(i);
            var isWord = names[i].All(char.IsAscii) && !names[i].Contains(' ') && widths[i] < 2 * (band - Gap);
            var isAlone = i == 0 || placed[i - 1].StartsWith('\n');
            placed.Add(stands || (isWord && isAlone) ? names[i] : isWord ? "\n" + names[i] : Broken(names[i], (band - Gap) / size));
        }

        return placed;
    }

    /// <summary>The amounts' places, each as low as those before it let it stand.</summary>
    /// <param name="tops">Where each would stand: the upper end of its bar, pixels from the top of the plot.</param>
    /// <param name="margin">Pixels between the plot and the chart's edge, left and right.</param>
    public static IReadOnlyList<Amount> Amounts(IReadOnlyList<Quantity> amounts, IReadOnlyList<double> tops, double band, double margin)
    {
        var placed = new List<(Amount Amount, double Left, double Right, double Bottom)>();
        for (var i = 0; i < amounts.Count; i++)
        {
            var text = Figures.Movement(amounts[i], 2);
            if (ChartText.Width(text) > 2 * band) text = Figures.Movement(amounts[i], 0);
            var half = ChartText.Width(text) / 2;
            var centre = (i + 0.5) * band;
            var shift = Math.Max(0, half - margin - centre) - Math.Max(0, centre + half - margin - (amounts.Count * band));
            var (left, right, lift) = (centre + shift - half, centre + shift + half, 0);
            while (placed.Any(other => left < other.Right + Gap && other.Left < right + Gap && Math.Abs(tops[i] - (lift * Line) - other.Bottom) < Line)) lift++;
            placed.Add((new Amount(text, shift, lift), left, right, tops[i] - (lift * Line)));
        }

        return [.. placed.Select(each => each.Amount)];
    }

    private static string Broken(string name, double width)
    {
        var lines = TitleWidth.Wrapped(name.Replace('\n', ' '), width);
        return string.Join('\n', lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), TitleWidth.Shorten(string.Concat(lines.Skip(MostLines - 1)), width)]);
    }
}
