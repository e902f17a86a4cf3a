using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Rendering;

namespace Warehouse.Reports.Delivery;

/// <summary>What was produced for one month: each file with its length and hash, and the data that it speaks of. Beside the files as <c>manifest.json</c>.</summary>
/// <param name="Month">The month reported on, <c>yyyy-MM</c>.</param>
/// <param name="Files">By name.</param>
public sealed record PackManifest(string Month, IReadOnlyList<ProducedFile> Files)
{
    /// <summary>The manifest's name in its folder.</summary>
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Records files that were just written. What an earlier run produced stays recorded while its bytes are what they were.</summary>
    /// <param name="version">The published version that was asked.</param>
    /// <param name="asOf">The last day that it knows.</param>
    /// <exception cref="PackException">The folder's manifest cannot be read.</exception>
    public static async Task<PackManifest> RecordAsync(string folder, string month, string version, DateOnly asOf, IReadOnlyList<WrittenFile> files, CancellationToken cancellation)
    {
        var produced = new SortedDictionary<string, ProducedFile>(StringComparer.Ordinal);
        foreach (var known in await ReadAsync(folder, cancellation) is { } before ? before.Files : [])
        {
            var file = Path.Combine(folder, known.Name);
            if (File.Exists(file) && await HashAsync(file, cancellation) == known.Sha256) produced[known.Name] = known;
        }

        foreach (var (file, member) in files)
        {
            var name = Path.GetFileName(file);
            produced[name] = new ProducedFile(name, new FileInfo(file).Length, await HashAsync(file, cancellation), version, asOf, member);
        }

        var manifest = new PackManifest(month, [.. produced.Values]);
        await WholeFile.WriteAsync(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(manifest, Json), cancellation);
        return manifest;
    }

    /// <summary>A folder's manifest; null where it has none.</summary>
    /// <exception cref="PackException">It cannot be read.</exception>
    public static async Task<PackManifest?> ReadAsync(string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return null;
        try
        {
            return JsonSerializer.Deserialize<PackManifest>(await File.ReadAllBytesAsync(file, cancellation), Json);
        }
        catch (JsonException error)
        {
            throw new PackException($"{file} is no manifest: {error.Message}; remove it, and the next report writes it anew", error);
        }
    }

    internal static async Task<string> HashAsync(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }
}

/// <summary>A file that was just written.</summary>
/// <param name="Member">The member that its pack is restricted to; null for all accounts.</param>
public sealed record WrittenFile(string Path, string? Member = null);

/// <summary>One file of a pack.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Version">The published version that it was made of.</param>
/// <param name="AsOf">The last day that the version knows.</param>
/// <param name="Member">The member that it is restricted to, as the data has it; null for all accounts.</param>
public sealed record ProducedFile(string Name, long Bytes, string Sha256, string Version, DateOnly AsOf, string? Member = null);
