namespace Warehouse.Etl.Publish;

/// <summary>A version being written; what is not finished disappears.</summary>
internal sealed class VersionInProgress(string folder, string final) : IDisposable
{
    private bool finished;

    /// <summary>Where the DuckDB file is to be written.</summary>
    public string File { get; } = Path.Combine(folder, "warehouse.duckdb");

    /// <summary>Makes the file read-only, flushes it and renames its folder into place.</summary>
    public void Finish()
    {
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        LogGuard.Place(File);
        Disk.Flush(File);
        Disk.Flush(folder);
        Directory.Move(folder, final);
        Disk.Flush(Path.GetDirectoryName(final)!);
        finished = true;
    }

    public void Dispose()
    {
        if (!finished && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
