namespace Warehouse.Etl.Extract;

/// <summary>How rows are written in a file.</summary>
public enum FileFormat
{
    Csv,
    JsonLines,
    Parquet,
}

/// <summary>How a file is packed.</summary>
public enum Packing
{
    None,
    Gzip,
    Zstandard,
}

/// <summary>What a file's name says about its content: <c>usage.jsonl.zst</c> is JSON lines, packed by Zstandard.</summary>
public sealed record FileKind(FileFormat Format, Packing Packing, bool TabSeparated)
{
    /// <summary>The kind, or null for a name that says none.</summary>
    public static FileKind? Of(string path)
    {
        var packing = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".gz" => Packing.Gzip,
            ".zst" => Packing.Zstandard,
            _ => Packing.None,
        };
        var name = packing == Packing.None ? path : path[..^Path.GetExtension(path).Length];
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => new(FileFormat.Csv, packing, false),
            ".tsv" => new(FileFormat.Csv, packing, true),
            ".jsonl" or ".ndjson" => new(FileFormat.JsonLines, packing, false),
            ".parquet" => new(FileFormat.Parquet, packing, false),
            _ => null,
        };
    }
}
