using Warehouse.Reports.Packs;
using Warehouse.Reports.Rendering;

namespace Warehouse.Reports.Delivery;

/// <summary>The files of one pack that go to its readers, as their manifest vouches for them.</summary>
/// <param name="Folder">Where they lie.</param>
/// <param name="Month">The month reported on, <c>yyyy-MM</c>.</param>
public sealed record DeliveredPacks(string Folder, string Month, IReadOnlyList<ProducedFile> Files)
{
    /// <summary>The files of a pack in some languages, those of each member too.</summary>
    /// <exception cref="PackException">None was produced, or a file is not what was produced any more.</exception>
    public static async Task<DeliveredPacks> ReadAsync(string folder, string month, string pack, IReadOnlyList<string> languages, CancellationToken cancellation)
    {
        var manifest = await PackManifest.ReadAsync(folder, cancellation);
        var files = (manifest?.Files ?? []).Where(file => file.Name.StartsWith($"{pack}.", StringComparison.Ordinal) && languages.Any(language => Path.GetFileNameWithoutExtension(file.Name).EndsWith($".{language}", StringComparison.Ordinal))).ToList();
        if (!files.Exists(file => file.Name.EndsWith(".pdf", StringComparison.Ordinal))) throw new PackException($"{folder}: no PDF of the {pack} pack of {month} ({string.Join(", ", languages)}) was produced; print it first: warehouse report --pack {pack} --month {month} --lang {string.Join(',', languages)}");
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Name);
            if (!File.Exists(path) || await PackManifest.HashAsync(path, cancellation) != file.Sha256) throw new PackException($"{path} is not the file that was produced (SHA-256 {file.Sha256}); nothing is delivered; print the pack again");
        }

        return new DeliveredPacks(folder, month, files);
    }

    /// <summary>Puts the files into a folder of their month, with a manifest, and lists all that the target holds on its index page.</summary>
    /// <returns>The index page.</returns>
    public async Task<string> ToFolderAsync(string target, string company, CancellationToken cancellation)
    {
        var place = Path.Combine(target, Month);
        foreach (var file in Files) await WholeFile.WriteAsync(Path.Combine(place, file.Name), await File.ReadAllBytesAsync(Path.Combine(Folder, file.Name), cancellation), cancellation);
        foreach (var version in Files.GroupBy(file => (file.Version, file.AsOf)))
        {
            await PackManifest.RecordAsync(place, Month, version.Key.Version, version.Key.AsOf, [.. version.Select(file => new WrittenFile(Path.Combine(place, file.Name), file.Member))], cancellation);
        }

        return await PackIndex.WriteAsync(target, company, cancellation);
    }
}
