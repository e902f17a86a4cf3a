namespace Warehouse.Reports.Charts;

/// <summary>Moves labels on one vertical line apart, each as little as it takes.</summary>
public static class LabelSpread
{
    /// <summary>The places of labels' centres, in the order given.</summary>
    /// <param name="wanted">Where each would stand, in pixels from the top.</param>
    /// <param name="distance">The least distance between two.</param>
    /// <param name="low">The highest place allowed.</param>
    /// <param name="high">The lowest place allowed.</param>
    public static IReadOnlyList<double> Apart(IReadOnlyList<double> wanted, double distance, double low, double high)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ThenBy(i => i).ToArray();
        // Blocks of labels that touch share the mean of what their members want.
        var blocks = new List<(double Sum, int Count)>();
        foreach (var i in order)
        {
            blocks.Add((wanted[i], 1));
            while (blocks.Count > 1 && Bottom(blocks[^2], distance) > Top(blocks[^1], distance)) Merge(blocks);
        }

        var placed = new double[wanted.Count];
        var next = 0;
        var floor = low;
        for (var b = 0; b < blocks.Count; b++)
        {
            var rest = blocks.Skip(b).Sum(block => block.Count);
            var first = Math.Max(floor, Math.Min(Top(blocks[b], distance) + (distance / 2), high - ((rest - 1) * distance)));
            for (var k = 0; k < blocks[b].Count; k++) placed[order[next++]] = first + (k * distance);
            floor = first + (blocks[b].Count * distance);
        }

        return placed;
    }

    private static double Top((double Sum, int Count) block, double distance) => (block.Sum / block.Count) - (block.Count * distance / 2);

    private static double Bottom((double Sum, int Count) block, double distance) => (block.Sum / block.Count) + (block.Count * distance / 2);

    private static void Merge(List<(double Sum, int Count)> blocks)
    {
        var (above, below) = (blocks[^2], blocks[^1]);
        blocks.RemoveRange(blocks.Count - 2, 2);
        blocks.Add((above.Sum + below.Sum, above.Count + below.Count));
    }
}
