using System.Runtime.InteropServices;

namespace Warehouse.Etl.Load;

/// <summary>Finds which of many hashes are there more than once: quicker, and in less memory, than grouping them in SQL.</summary>
/// <remarks>Equal hashes fall into the same part; a part is small enough for the processor's cache, and is sorted there.</remarks>
/// <param name="expected">About how many hashes will come.</param>
internal sealed class RepeatedHashes(long expected)
{
    private const int InAPart = 8192;

    private readonly List<ulong>[] parts = [.. Enumerable.Range(0, (int)(1 + (expected / InAPart))).Select(_ => new List<ulong>((int)Math.Min(expected, InAPart + (InAPart / 16))))];

    public void Add(ReadOnlySpan<ulong> hashes)
    {
        foreach (var hash in hashes) parts[(int)Math.BigMul(hash, (ulong)parts.Length, out _)].Add(hash);
    }

    /// <summary>Each hash that was added twice or more often, once, in rising order.</summary>
    public IReadOnlyList<ulong> Find()
    {
        Parallel.ForEach(parts, part => part.Sort());
        var repeated = new List<ulong>();
        foreach (var part in parts)
        {
            var hashes = CollectionsMarshal.AsSpan(part);
            for (var at = 1; at < hashes.Length; at++)
            {
                if (hashes[at] == hashes[at - 1] && (repeated.Count == 0 || repeated[^1] != hashes[at])) repeated.Add(hashes[at]);
            }
        }

        return repeated;
    }
}
