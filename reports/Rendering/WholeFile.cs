namespace Warehouse.Reports.Rendering;

/// <summary>Writes a file whole or not at all: beside its place first, then by one rename.</summary>
public static class WholeFile
{
    /// <summary>Writes the bytes; a reader sees the old file or the new one, never a part.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var aside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.part");
        try
        {
            await File.WriteAllBytesAsync(aside, bytes, cancellation);
            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
