using Warehouse.Etl.Alert;

namespace Warehouse.Etl.Load;

/// <summary>What a load did.</summary>
/// <param name="Objects">One entry an object that had files, in the order of their names.</param>
public sealed record LoadResult(IReadOnlyList<ObjectLoaded> Objects)
{
    /// <summary>Objects that changed nothing because something was wrong with them.</summary>
    public IReadOnlyList<ObjectLoaded> Failures => [.. Objects.Where(loaded => loaded.Failure is not null)];

    public long RowsLoaded => Objects.Sum(loaded => loaded.RowsLoaded);

    public long RowsRejected => Objects.Sum(loaded => loaded.RowsRejected);

    /// <summary>All failures in one message, when there are any.</summary>
    /// <exception cref="WarehouseException">Some object failed.</exception>
    public void ThrowIfFailed()
    {
        if (Failures.Count > 0) throw new WarehouseException($"{Failures.Count} of {Objects.Count} objects failed and changed nothing:\n{string.Join('\n', Failures.Select(loaded => $"{loaded.Name}: {loaded.Failure}"))}")
        {
            Kind = Failures.Any(loaded => loaded.FailureKind == FailureKind.RejectLimit) ? FailureKind.RejectLimit : FailureKind.Other,
        };
    }
}

/// <summary>What a load did with one object.</summary>
/// <param name="Name">"standard/accounts".</param>
/// <param name="FilesLoaded">Files that were new.</param>
/// <param name="FilesKnown">Files whose bytes had been loaded before.</param>
/// <param name="RowsRead">Rows in the new files.</param>
/// <param name="RowsLoaded">Rows that were kept.</param>
/// <param name="RowsRejected">Rows that broke the contract.</param>
/// <param name="RowsSuperseded">Rows that lost to another one of the same key.</param>
/// <param name="Failure">Why nothing of it was kept, or null.</param>
/// <param name="FailureKind">What an alert about the failure is called.</param>
public sealed record ObjectLoaded(string Name, int FilesLoaded, int FilesKnown, long RowsRead, long RowsLoaded, long RowsRejected, long RowsSuperseded, string? Failure, FailureKind FailureKind = FailureKind.Other);
