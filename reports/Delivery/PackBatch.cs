using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Delivery;

/// <summary>One pack of a batch.</summary>
/// <param name="Name">What progress and failures call it.</param>
/// <param name="Member">The member that it is restricted to; null for all accounts.</param>
public sealed record BatchPack(string Name, string? Member, Func<CancellationToken, Task<PackResult>> PrintAsync);

/// <summary>What became of a pack: exactly one of result and problem is set.</summary>
public sealed record BatchOutcome(BatchPack Pack, PackResult? Result, string? Problem);

/// <summary>Prints many packs, some at once: one that fails is told of, and the rest go on.</summary>
public static class PackBatch
{
    /// <summary>In hand at once unless told: as many wait for their answers as the press prints, so that neither stands idle.</summary>
    public const int UsualPacks = 2 * Rendering.PrintingPress.UsualPages;

    /// <summary>Prints them all.</summary>
    /// <param name="atOnce">How many are in hand at a time: while one waits for its answers another is printed.</param>
    /// <param name="ended">Told of each pack as it ends and of how many have; one call at a time.</param>
    /// <returns>In the order of the packs.</returns>
    /// <exception cref="OperationCanceledException">The batch was stopped.</exception>
    public static async Task<IReadOnlyList<BatchOutcome>> RunAsync(IReadOnlyList<BatchPack> packs, int atOnce, Action<BatchOutcome, int>? ended, CancellationToken cancellation)
    {
        var outcomes = new BatchOutcome[packs.Count];
        var (done, telling) = (0, new Lock());
        await Parallel.ForEachAsync(Enumerable.Range(0, packs.Count), new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, async (place, stop) =>
        {
            outcomes[place] = await PrintAsync(packs[place], stop);
            lock (telling) ended?.Invoke(outcomes[place], ++done);
        });
        return outcomes;
    }

    private static async Task<BatchOutcome> PrintAsync(BatchPack pack, CancellationToken stop)
    {
        try
        {
            return new BatchOutcome(pack, await pack.PrintAsync(stop), null);
        }
#pragma warning disable CA1031 // Whatever is wrong with one pack must not keep the others from their readers; the outcome says it.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new BatchOutcome(pack, null, error.Message);
        }
    }
}
