namespace Warehouse.DuckDb;

/// <summary>How a database is opened. Everything left out keeps DuckDB's own default.</summary>
public sealed record DuckOptions
{
    /// <summary>Open without the right to write; the file must exist. Default: read and write, creating the file.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The most memory DuckDB may take before it spills, such as <c>"2GB"</c>. Default: 80 % of the machine's.</summary>
    public string? MemoryLimit { get; init; }

    /// <summary>Threads a query may use. Default: what <see cref="Duck.ThreadsVariable"/> says, or one for each core.</summary>
    public int? Threads { get; init; }

    /// <summary>Where DuckDB spills. Default: beside the file, <c>name.tmp</c>.</summary>
    public string? TempDirectory { get; init; }

    /// <summary>Other settings of DuckDB by name, such as <c>preserve_insertion_order</c>; an unknown name is an error.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
