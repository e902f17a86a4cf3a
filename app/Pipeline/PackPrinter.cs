using System.Globalization;
using Warehouse.App.Commands;
using Warehouse.Etl;
using Warehouse.Reports.Delivery;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Rendering;
using Warehouse.Semantics;

namespace Warehouse.App.Pipeline;

/// <summary>Prints packs of a home's published version.</summary>
internal static class PackPrinter
{
    /// <summary>The packs there are.</summary>
    public static IReadOnlyList<string> Packs => PackCatalogue.Names;

    /// <summary>Prints what is ordered in each language, in one browser; a pack that fails leaves the others as they are.</summary>
    /// <returns>What was written; it is recorded beside the files in <c>manifest.json</c>, and the home's packs are listed in <c>packs/index.html</c>.</returns>
    /// <exception cref="WarehouseException">Nothing is published, the month is not closed, or there is nobody to print for.</exception>
    public static async Task<PrintedPacks> PrintAsync(WarehouseHome home, PackOrder order, IStageLog log, CancellationToken stop)
    {
        await using var press = PrintingPress.Find();
        press.Warm();
        using var metrics = QueryCommand.Open(home.Path);
        var closing = metrics.Context.ClosingMonth;
        var month = order.Month ?? closing;
        if (month > closing)
        {
            throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"--month {month:yyyy-MM}: the last closed month is {closing:yyyy-MM} (data as of {metrics.Context.AsOf:yyyy-MM-dd}); ask for that or an earlier one"));
        }

        var name = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var folder = order.Folder ?? Path.Combine(home.PacksFolder, name);
        var request = PackSources.Request(home, metrics, order.Pack, month, order.Languages[0], folder) with { Press = press };
        var packs = Ordered(order, metrics, request).ToList();
        var outcomes = await PackBatch.RunAsync(packs, PackBatch.UsualPacks, (outcome, done) => log.Progress(outcome.Pack.Name, done, packs.Count), stop);

        // Pages without paper are no pack: what is written stays, and the order has failed.
        string[] noPaper = press.Missing is { } missing ? [$"the PDF was not printed: {missing}"] : [];
        foreach (var warning in outcomes.SelectMany(outcome => outcome.Result?.Warnings ?? []).Except(noPaper)) log.Warn(warning);
        var files = outcomes.SelectMany(outcome => (outcome.Result?.Files ?? []).OrderByDescending(file => file.EndsWith(".pdf", StringComparison.Ordinal)).Select(file => new WrittenFile(file, outcome.Pack.Member))).ToList();
        if (files.Count > 0) await PackManifest.RecordAsync(folder, name, metrics.Context.VersionId, metrics.Context.AsOf, files, stop);
        if (files.Count > 0 && order.Folder is null) await PackIndex.WriteAsync(home.PacksFolder, metrics.Context.CompanyName, stop);
        return new PrintedPacks([.. files.Select(file => file.Path)], [.. noPaper, .. outcomes.Where(outcome => outcome.Problem is not null).Select(outcome => $"{outcome.Pack.Name}: {outcome.Problem}")]);
    }

    private static IEnumerable<BatchPack> Ordered(PackOrder order, IMetrics metrics, PackRequest request)
    {
        var readers = order.Languages.Count;
        var packs = order.ForEach is { } dimension
            ? SharedMetrics.ForEach(metrics, PackMembers.Of(metrics, dimension, request.Month), readers).Select(member => ((PackScope?)member.Scope, member.Metrics))
            : [(null, new RememberedMetrics(metrics, readers))];
        foreach (var (scope, answers) in packs)
        {
            var file = scope is null ? null : $"{order.Pack}.{SafeName.Of(scope.Member)}";
            foreach (var language in order.Languages)
            {
                var one = request with { Language = language, Scope = scope, FileName = file };
                yield return new BatchPack($"{order.Pack} pack{(scope is null ? "" : $", {scope.Member}")}, {language}", scope?.Member, stop => SharedMetrics.ForPackAsync(answers, metrics => PackCatalogue.RenderAsync(order.Pack, metrics, one, stop)));
            }
        }
    }
}
