using Warehouse.Etl;

namespace Warehouse.App.Pipeline;

/// <summary>Which packs to print.</summary>
/// <param name="Month">Null means the closing month.</param>
internal sealed record PackOrder(string Pack, DateOnly? Month, IReadOnlyList<string> Languages)
{
    /// <summary>Null means the home's <c>packs/YYYY-MM</c>.</summary>
    public string? Folder { get; init; }

    /// <summary>One pack for each member of this dimension, <c>csm</c> or <c>account__csm</c>; null means one of all accounts.</summary>
    public string? ForEach { get; init; }
}

/// <summary>What became of an order.</summary>
/// <param name="Files">The files written, PDF first.</param>
/// <param name="Failures">Each pack that was not printed, and why.</param>
internal sealed record PrintedPacks(IReadOnlyList<string> Files, IReadOnlyList<string> Failures)
{
    /// <exception cref="WarehouseException">A pack was not printed; the message names them all. The others are delivered.</exception>
    public void ThrowIfFailed()
    {
        if (Failures.Count > 0) throw new WarehouseException($"{Failures.Count} of the packs failed, the others are written:\n{string.Join('\n', Failures)}");
    }
}
