using Warehouse.Reports.Text;

namespace Warehouse.Reports.Charts;

/// <summary>What the bullets of a column share: they begin at zero, or below it where a value does, and are judged alike.</summary>
/// <param name="Low">Zero, or less.</param>
/// <param name="High">The value at which a bullet is as long as its column.</param>
/// <param name="Target">Where the upright line stands; null for none.</param>
/// <param name="Amber">The bound between what is short of the target and what misses it; null for none.</param>
/// <param name="IsUpBetter">Whether the target is a least value; else it is a most.</param>
public sealed record BulletScale(decimal Low, decimal High, Quantity? Target, decimal? Amber, bool IsUpBetter)
{
    // One value far beyond the target would press the others flat: its bar ends in an arrow, the figure beside it says the rest.
    private const decimal MostTargets = 4;

    /// <summary>A scale for values, with target and amber in sight.</summary>
    public static BulletScale For(IEnumerable<decimal?> values, Quantity? target, decimal? amber, bool isUpBetter)
    {
        var known = values.OfType<decimal>().ToArray();
        var marks = new[] { target?.Value, amber }.OfType<decimal>().Append(0).ToArray();
        var most = Math.Max(known.DefaultIfEmpty(0).Max(), marks.Max() * 1.15m);
        var least = Math.Min(known.DefaultIfEmpty(0).Min(), marks.Min() * 1.15m);
        var room = MostTargets * Math.Abs(target ?? 0);
        if (room > 0) (most, least) = (Math.Min(most, Math.Max(room, marks.Max())), Math.Max(least, Math.Min(-room, marks.Min())));
        return new BulletScale(least, most == least ? least + 1 : most, target, amber, isUpBetter);
    }
}
