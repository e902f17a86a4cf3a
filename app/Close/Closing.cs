using System.Globalization;
using Warehouse.App.Pipeline;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Alert;
using Warehouse.Etl.Close;
using Warehouse.Semantics;
using Warehouse.Semantics.Publish.Lineage;

namespace Warehouse.App.Close;

/// <summary>Closes months with the numbers that are published, and finds what later deliveries would change of them.</summary>
internal static class Closing
{
    /// <summary>Freezes a month of the published version.</summary>
    /// <exception cref="WarehouseException">Nothing is published, the month has not ended, or it is closed already.</exception>
    public static CloseEntry Close(WarehouseHome home, Checkout checkout, DateOnly month, string by, TimeProvider time)
    {
        var log = CloseLog.Read(home);
        if (!File.Exists(home.PublishedLink)) throw new WarehouseException($"{home.Path}: nothing has been published here, and only published numbers can be closed; run: warehouse run --home {home.Path} --from DIR");
        using var metrics = MetricEngine.Open(home.PublishedLink, Path.Combine(checkout.ModelsFolder, "metrics"));
        if (month > metrics.Context.ClosingMonth)
            throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"--month {month:yyyy-MM}: the last month that has ended is {metrics.Context.ClosingMonth:yyyy-MM} (data as of {metrics.Context.AsOf:yyyy-MM-dd})"));
        using var file = Duck.Open(home.PublishedLink, new DuckOptions { ReadOnly = true });
        return log.Close(month, by, time.GetUtcNow().UtcDateTime, metrics.Context.AsOf, metrics.Context.VersionId, CloseTables.SettingsOf(file), MonthValues.Of(metrics, [month]));
    }

    /// <summary>Verifies the log, works the closed months out anew from the build, and writes both into it.</summary>
    /// <returns>What would be another value now.</returns>
    /// <exception cref="WarehouseException">The log was tampered with, or lacks what a published version knew.</exception>
    public static IReadOnlyList<Restatement> Follow(WarehouseHome home, Checkout checkout)
    {
        var log = CloseLog.Read(home);
        RefuseShortened(home, log);
        var restatements = log.Closed.Count == 0 ? [] : Compare(home, checkout, log);
        using var build = BuildDatabase.Open(home);
        CloseTables.Fill(build, log, restatements);
        return restatements;
    }

    /// <summary>A chain that has lost its end is whole in itself; what readers were given tells.</summary>
    private static void RefuseShortened(WarehouseHome home, CloseLog log)
    {
        if (!File.Exists(home.PublishedLink)) return;
        using var published = Duck.Open(home.PublishedLink, new DuckOptions { ReadOnly = true });
        if (CloseTables.HeadOf(published) is { } head && (log.Entries.Count < head.Number || log.Entries[(int)head.Number - 1].Hash != head.Hash))
            throw new WarehouseException($"{home.Path}/closes/log.jsonl: the log of closes was tampered with: the published version knows entry {head.Number} with the hash {head.Hash}, which the log does not have. Put the folder back as it was from a backup.") { Kind = FailureKind.Check };
    }

    private static List<Restatement> Compare(WarehouseHome home, Checkout checkout, CloseLog log)
    {
        using var build = Duck.Open(home.BuildFile, new DuckOptions { ReadOnly = true });
        using var metrics = MetricEngine.Open(home.BuildFile, Path.Combine(checkout.ModelsFolder, "metrics"));
        var lineage = new Lazy<MetricLineage>(() => MetricLineage.Of(metrics.Catalog, CheckoutRelations.Read(checkout)));
        var current = MonthValues.Of(metrics, [.. log.Closed.Keys]).ToDictionary(value => (value.Month, value.Metric, value.Dimension, value.Member), value => value.Value);
        var settings = CloseTables.SettingsOf(build);
        var found = new List<Restatement>();
        foreach (var entry in log.Closed.Values)
        {
            var loaded = CloseTables.LoadedSince(build, entry.At);
            var changes = ClosedSettings.Changes(entry.Settings, settings);
            foreach (var value in log.Values(entry))
            {
                var now = current.GetValueOrDefault((value.Month, value.Metric, value.Dimension, value.Member));
                if (MonthValues.Same(value.Value, now)) continue;
                found.Add(new Restatement(value, now, Cause(metrics, lineage.Value, value.Metric, loaded, changes)));
            }
        }

        return found;
    }

    private static string Cause(MetricEngine metrics, MetricLineage lineage, string metric, IReadOnlyList<(string Relation, string Text)> loaded, IReadOnlyList<string> settingsChanged)
    {
        if (!metrics.Definitions.ContainsKey(metric)) return "the metric is no longer defined";
        var read = lineage.Upstream("metric", metric, "relation").Concat(lineage.Upstream("metric", metric, "column").Select(column => column[..column.LastIndexOf('.')]))
            .Where(relation => relation.StartsWith("raw.", StringComparison.Ordinal)).Select(relation => string.Join("__", relation["raw.".Length..].Split("__").Take(2))).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> causes = [.. loaded.Where(batch => read.Contains(batch.Relation)).Select(batch => batch.Text), .. settingsChanged.Count > 0 ? [$"settings changed since the close: {string.Join(", ", settingsChanged)}"] : Array.Empty<string>()];
        return string.Join("; ", causes.DefaultIfEmpty("the definition or the models have changed, or what a later day knows (as-of)"));
    }
}
