namespace Warehouse.Etl.Generate;

/// <summary>What was generated.</summary>
/// <param name="StandardFolder">The extracts of the standard source, one folder an object; name its parent to <c>load --from</c>.</param>
/// <param name="TruthFolder">What every model must find in them.</param>
/// <param name="ExtractedAt">The instant, in Tokyo's time, that the newest extracts show.</param>
/// <param name="UsageRows">Rows of usage events, repeated ones included.</param>
public sealed record GenerateResult(string StandardFolder, string TruthFolder, DateTimeOffset ExtractedAt, long UsageRows);
