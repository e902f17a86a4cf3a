namespace Warehouse.Etl.Generate;

/// <summary>What was generated.</summary>
/// <param name="StandardFolder">The extracts, one folder an object.</param>
/// <param name="TruthFolder">What every model must find in them.</param>
/// <param name="ExtractedAt">The instant, in Tokyo's time, that the extracts show.</param>
/// <param name="Rows">Rows written, by object.</param>
public sealed record GenerateResult(string StandardFolder, string TruthFolder, DateTimeOffset ExtractedAt, IReadOnlyDictionary<string, long> Rows);
