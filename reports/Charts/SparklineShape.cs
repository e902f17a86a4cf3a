using System.Globalization;
using System.Text;

namespace Warehouse.Reports.Charts;

/// <summary>A sparkline's geometry: its own scale, a gap where nothing was observed, the target only where it lies near.</summary>
/// <param name="Path">The line, in tenths of a millimetre.</param>
/// <param name="End">The last observed point; null where there is none.</param>
/// <param name="TargetY">The target's height; null where it would flatten the line.</param>
public sealed record SparklineShape(string Path, (decimal X, decimal Y)? End, decimal? TargetY)
{
    private const decimal Inset = 12;

    /// <summary>Draws a series into a box of the given size, tenths of a millimetre.</summary>
    public static SparklineShape Of(IReadOnlyList<decimal?> values, decimal? target, decimal width, decimal height)
    {
        var known = values.OfType<decimal>().ToArray();
        if (known.Length == 0) return new SparklineShape("", null, null);
        var (low, high) = (known.Min(), known.Max());
        var span = high - low;
        // Farther than the line's own range away, a target would press the line flat.
        var isNear = target is { } wanted && span > 0 && wanted >= low - span && wanted <= high + span;
        if (isNear) (low, high) = (Math.Min(low, target!.Value), Math.Max(high, target.Value));

        decimal X(int i) => Inset + ((width - (2 * Inset)) * i / Math.Max(1, values.Count - 1));
        decimal Y(decimal value) => high == low ? height / 2 : height - Inset - ((height - (2 * Inset)) * (value - low) / (high - low));

        var path = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value) continue;
            var isStart = i == 0 || values[i - 1] is null;
            path.Append(CultureInfo.InvariantCulture, $"{(isStart ? "M" : "L")}{X(i):0.0} {Y(value):0.0}");
            // A lone point is drawn as a dot: a line of no length with a round end.
            if (isStart && (i == values.Count - 1 || values[i + 1] is null)) path.Append('z');
        }

        var last = values.ToList().FindLastIndex(value => value is not null);
        return new SparklineShape(path.ToString(), (X(last), Y(values[last]!.Value)), isNear ? Y(target!.Value) : null);
    }
}
