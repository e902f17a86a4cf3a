using System.Globalization;
using System.Text.RegularExpressions;

namespace Warehouse.Etl.Publish;

/// <summary>The folder of published versions: names, renames and the link; no DuckDB here.</summary>
internal static partial class VersionFolder
{
    private const string Unfinished = ".unfinished-";

    /// <summary>A name that sorts by time and no version has had: <c>20261105T030000123Z</c>, with a number behind it when the clock stood still or went back.</summary>
    public static string NextId(WarehouseHome home, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var newest = Versions(home) is [.., var last] ? last : null;
        if (newest is null || string.CompareOrdinal(now, newest) > 0) return now;
        var (stem, number) = newest.Split('-') is [var name, var count] ? (name, int.Parse(count, CultureInfo.InvariantCulture)) : (newest, 0);
        return string.Create(CultureInfo.InvariantCulture, $"{stem}-{number + 1:0000}");
    }

    /// <summary>Finished versions, oldest first. A folder of another name is somebody else's: never read, numbered on from or pruned.</summary>
    public static IReadOnlyList<string> Versions(WarehouseHome home) =>
        Directory.Exists(home.VersionsFolder)
            ? [.. Directory.EnumerateDirectories(home.VersionsFolder).Select(Path.GetFileName).OfType<string>().Where(name => IdShape().IsMatch(name)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Starts a version in a folder that no reader looks into.</summary>
    public static VersionInProgress Begin(WarehouseHome home, string id)
    {
        var folder = Path.Combine(home.VersionsFolder, Unfinished + id);
        Directory.CreateDirectory(folder);
        return new VersionInProgress(folder, Path.Combine(home.VersionsFolder, id));
    }

    /// <summary>Removes what a publication that was killed left behind.</summary>
    public static void RemoveUnfinished(WarehouseHome home)
    {
        if (!Directory.Exists(home.VersionsFolder)) return;
        foreach (var folder in Directory.EnumerateDirectories(home.VersionsFolder, Unfinished + "*")) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Moves the link to a version by renaming a new link over it: readers see the old target or the new one, never none.</summary>
    public static void PointTo(WarehouseHome home, string id)
    {
        var link = home.PublishedLink;
        var next = $"{link}.next";
        File.Delete(next);
        File.CreateSymbolicLink(next, Path.Combine("versions", id, Path.GetFileName(home.VersionFile(id))));
        LogGuard.Place(link);
        File.Move(next, link, overwrite: true);
        Disk.Flush(home.Path);
    }

    /// <summary>Removes the oldest versions beyond <paramref name="kept"/>; the current one always stays.</summary>
    public static IReadOnlyList<string> Prune(WarehouseHome home, int kept)
    {
        var versions = Versions(home);
        List<string> pruned = [.. versions.Take(Math.Max(0, versions.Count - kept)).Where(id => id != home.CurrentVersion())];
        foreach (var id in pruned) Directory.Delete(Path.Combine(home.VersionsFolder, id), recursive: true);
        return pruned;
    }

    [GeneratedRegex("^[0-9]{8}T[0-9]{9}Z(-[0-9]+)?$")]
    private static partial Regex IdShape();
}
