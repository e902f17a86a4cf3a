using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Whether an offset moves whole periods or the measure's own times. Where its length is made of the periods asked for, the
/// periods move, so that no day is lost: February, a month later than January, reads its 29th to 31st too.
/// </summary>
internal static class WholePeriods
{
    /// <summary>The grain of the periods that move; null where the measure's own times do: running totals, date parts, periods that the length cuts.</summary>
    public static Grain? Of(QueryContext query, LeafRead read, IReadOnlyList<GroupItem> times)
    {
        if (read.Cumulative is not null || read.Offsets.Count == 0) return null;
        var seen = times.Concat(read.Filters.SelectMany(f => f.Items).Where(item => query.IsTimeOf(read.Leaf, item))).Select(item => item.Resolution).ToList();
        if (seen.Any(resolution => resolution is not AtGrain)) return null;
        var grains = seen.Cast<AtGrain>().Select(at => at.Grain).ToList();
        var finest = grains.Min();
        var isMade = read.Offsets.All(step => step is Back back && finest <= back.Unit && (finest != Grain.Week || back.Unit == Grain.Week));
        var areNested = finest != Grain.Week || grains.All(grain => grain == Grain.Week);
        return isMade && areNested && finest > read.Measure.Time.Grain ? finest : null;
    }
}
