using System.Globalization;
using Warehouse.App.Commands;
using Warehouse.Etl;
using Warehouse.Reports.Delivery;
using Warehouse.Reports.Packs;

namespace Warehouse.App.Pipeline;

/// <summary>Prints packs of a home's published version.</summary>
internal static class PackPrinter
{
    /// <summary>The packs there are.</summary>
    public static IReadOnlyList<string> Packs => PackCatalogue.Names;

    /// <summary>Prints one pack of one month in each language.</summary>
    /// <param name="month">Null means the closing month.</param>
    /// <param name="folder">Null means the home's <c>packs/YYYY-MM</c>.</param>
    /// <returns>The files written, PDF first; what they are is recorded beside them in <c>manifest.json</c>, and the home's packs are listed in <c>packs/index.html</c>.</returns>
    /// <exception cref="WarehouseException">Nothing is published, or the month is not closed.</exception>
    public static IReadOnlyList<string> Print(WarehouseHome home, string pack, DateOnly? month, IReadOnlyList<string> languages, string? folder, IStageLog log, CancellationToken stop)
    {
        using var metrics = QueryCommand.Open(home.Path);
        var closing = metrics.Context.ClosingMonth;
        var reported = month ?? closing;
        if (reported > closing)
        {
            throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"--month {reported:yyyy-MM}: the last closed month is {closing:yyyy-MM} (data as of {metrics.Context.AsOf:yyyy-MM-dd}); ask for that or an earlier one"));
        }

        var name = reported.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var isKept = folder is null;
        folder ??= Path.Combine(home.PacksFolder, name);
        var files = new List<string>();
        foreach (var language in languages)
        {
            stop.ThrowIfCancellationRequested();
            log.Progress($"{pack} pack, {language}", files.Count / 2 + 1, languages.Count);
            var result = PackCatalogue.RenderAsync(pack, metrics, PackSources.Request(home, metrics, pack, reported, language, folder), stop).GetAwaiter().GetResult();
            foreach (var warning in result.Warnings) log.Warn(warning);
            files.AddRange(result.Files.OrderByDescending(file => file.EndsWith(".pdf", StringComparison.Ordinal)));
        }

        PackManifest.RecordAsync(folder, name, metrics.Context.VersionId, metrics.Context.AsOf, files, stop).GetAwaiter().GetResult();
        if (isKept) PackIndex.WriteAsync(home.PacksFolder, metrics.Context.CompanyName, stop).GetAwaiter().GetResult();
        return files;
    }
}
