namespace Warehouse.Etl.Extract;

/// <summary>What one folder with a manifest holds of one object, or one file that no manifest covers.</summary>
/// <param name="Contract">What the files must look like.</param>
/// <param name="Folder">Where they are.</param>
/// <param name="ExtractedAt">When the source was read.</param>
/// <param name="Complete">Whether a row that is missing was deleted.</param>
/// <param name="HasManifest">Whether a manifest says so, or the file is loose.</param>
/// <param name="Files">Full paths, in order.</param>
public sealed record Delivery(Contract Contract, string Folder, Moment ExtractedAt, bool Complete, bool HasManifest, IReadOnlyList<string> Files);

/// <summary>A time as it was written.</summary>
/// <param name="Written">In UTC when <paramref name="IsUtc"/>, else on the clock of the contract's zone.</param>
/// <param name="IsUtc">Whether an offset was given.</param>
public readonly record struct Moment(DateTime Written, bool IsUtc);
