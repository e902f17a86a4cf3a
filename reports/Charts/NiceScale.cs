namespace Warehouse.Reports.Charts;

/// <summary>An axis that begins and ends on round numbers.</summary>
/// <param name="Low">First tick.</param>
/// <param name="High">Last tick.</param>
/// <param name="Step">Distance of ticks.</param>
public sealed record NiceScale(decimal Low, decimal High, decimal Step)
{
    private static readonly decimal[] Steps = [1, 2, 2.5m, 5, 10];

    /// <summary>The smallest scale of at most <paramref name="most"/> steps of 1, 2, 2.5 or 5 times a power of ten that holds every value.</summary>
    public static NiceScale Over(IEnumerable<decimal> values, int most = 5)
    {
        var known = values.ToArray();
        if (known.Length == 0) return new NiceScale(0, 1, 1);
        var (low, high) = (known.Min(), known.Max());
        if (low == high) (low, high) = (low - 1, high + 1);
        for (var power = Power((high - low) / most / 10); ; power *= 10)
        {
            foreach (var factor in Steps)
            {
                var step = factor * power;
                var (from, to) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
                if ((to - from) / step <= most) return new NiceScale(from, to, step);
            }
        }
    }

    private static decimal Power(decimal size)
    {
        var power = 1m;
        while (power > size && power > 0.0001m) power /= 10;
        while (power * 10 <= size) power *= 10;
        return power;
    }
}
