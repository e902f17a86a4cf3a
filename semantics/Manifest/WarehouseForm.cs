namespace Warehouse.Semantics.Manifest;

/// <summary>Checks that the metrics of a warehouse's manifest say what its spine of months can answer, and brings windows into months.</summary>
internal static class WarehouseForm
{
    /// <exception cref="SemanticException">A length is not made of months, or a metric is of a kind that only rows as they are can answer.</exception>
    public static MetricManifest Of(MetricManifest manifest) =>
        new(manifest.Models, [.. manifest.Metrics.Select(Of)], manifest.Warehouse) { Reporting = manifest.Reporting, TimeSpines = manifest.TimeSpines, SavedQueries = manifest.SavedQueries };

    private static Metric Of(Metric metric)
    {
        foreach (var input in ManifestCheck.Inputs(metric.Body))
        {
            if (input.OffsetWindow is { } offset) MetricInputReader.Months(offset, "offset_window");
            if (input.OffsetToGrain.Length > 0) throw input.Place.Error("offset_to_grain: offsets of a warehouse's metrics are whole months, given as offset_window");
        }

        return metric.Body switch
        {
            CumulativeBody { Window: { } window } body => metric with { Body = Trailing(body, MetricInputReader.Months(window, "window")) },
            CumulativeBody => throw metric.Place.Error($"the cumulative metric '{metric.Name}': expected a window of months"),
            ConversionBody => throw metric.Place.Error($"the metric '{metric.Name}': conversions are asked of a manifest without the key 'warehouse'"),
            _ => metric,
        };
    }

    private static SimpleBody Trailing(CumulativeBody body, int months) =>
        new(body.Input with { WindowMonths = months, IsWhole = body.IsWhole }, new Dictionary<string, string>(StringComparer.Ordinal));
}
