using Warehouse.Reports.Packs.Board;
using Warehouse.Reports.Packs.Finance;
using Warehouse.Reports.Packs.Success;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs;

/// <summary>The packs there are, by name.</summary>
public static class PackCatalogue
{
    private static readonly Dictionary<string, Func<IMetrics, PackRequest, CancellationToken, Task<PackResult>>> Packs = new(StringComparer.Ordinal)
    {
        ["board"] = BoardPack.RenderAsync,
        ["success"] = SuccessPack.RenderAsync,
        ["finance"] = FinancePack.RenderAsync,
    };

    /// <summary>The packs' names; the first is the one printed unless another is asked for.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Packs.Keys];

    /// <summary>Asks, draws and prints a pack.</summary>
    /// <returns>The files written. Without Chromium the HTML alone, and a warning that says how to get one.</returns>
    /// <exception cref="PackException">The month is not closed, a chart stayed undrawn, or the browser failed or took too long.</exception>
    /// <exception cref="ArgumentException">There is no such pack, or the language is neither <c>ja</c> nor <c>en</c>.</exception>
    public static Task<PackResult> RenderAsync(string pack, IMetrics metrics, PackRequest request, CancellationToken cancellation) => Packs.TryGetValue(pack, out var render)
        ? render(metrics, request, cancellation)
        : throw new ArgumentException($"the packs are {string.Join(", ", Names)}, not '{pack}'", nameof(pack));
}
