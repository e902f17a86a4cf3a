namespace Warehouse.Etl;

/// <summary>The folder that holds one warehouse: its build, its published versions, its lock and its landing zone.</summary>
/// <remarks>
/// <code>
/// build/warehouse.duckdb                the build, written by one process
/// warehouse.lock                        who writes: pid, verb, since
/// versions/ID/warehouse.duckdb          published, read-only, never written again
/// warehouse.duckdb                      symbolic link to the current version
/// landing/  packs/  warehouse.json      extracts, reports, settings laid over the checkout's
/// </code>
/// </remarks>
public sealed record WarehouseHome
{
    public WarehouseHome(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The home's absolute path.</summary>
    public string Path { get; }

    public string BuildFolder => Combine("build");

    public string BuildFile => Combine("build", "warehouse.duckdb");

    /// <summary>Unpacked and transcoded extracts while they are being loaded, and what DuckDB spills.</summary>
    public string TemporaryFolder => Combine("build", "tmp");

    /// <summary>The note of who writes, for people and messages.</summary>
    public string LockFile => Combine("warehouse.lock");

    /// <summary>The file that the operating system keeps locked while a process writes; apart from the note, which others must be able to read.</summary>
    public string GuardFile => Combine("build", "writer.lock");

    public string VersionsFolder => Combine("versions");

    /// <summary>The link that readers open.</summary>
    public string PublishedLink => Combine("warehouse.duckdb");

    public string LandingFolder => Combine("landing");

    public string PacksFolder => Combine("packs");

    public string SettingsFile => Combine("warehouse.json");

    /// <summary>The file of one published version.</summary>
    public string VersionFile(string id) => Combine("versions", id, "warehouse.duckdb");

    /// <summary>The current version's id, or null before the first publication.</summary>
    public string? CurrentVersion()
    {
        var target = new FileInfo(PublishedLink).LinkTarget;
        return target is null ? null : System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(target));
    }

    /// <summary>Makes the folders that every stage expects.</summary>
    /// <exception cref="WarehouseException">The home can't be made there.</exception>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(BuildFolder);
            Directory.CreateDirectory(VersionsFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WarehouseException($"{Path}: the home can't be made here: {error.Message} Give a folder that you may write to with --home.", error);
        }
    }

    private string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}
