namespace Warehouse.Semantics.Manifest;

/// <summary>Everything a folder of manifest files says, checked: names are unique and what they point at is there.</summary>
internal sealed record MetricManifest(
    IReadOnlyList<SemanticModel> Models,
    IReadOnlyList<Metric> Metrics,
    WarehouseSection Warehouse)
{
    private readonly Dictionary<string, Metric> metricsByName = Metrics.ToDictionary(m => m.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, (SemanticModel Model, Measure Measure)> measuresByName =
        Models.SelectMany(m => m.Measures.Select(measure => (Model: m, Measure: measure))).ToDictionary(x => x.Measure.Name, StringComparer.Ordinal);

    public Metric? Metric(string name) => metricsByName.GetValueOrDefault(name);

    public (SemanticModel Model, Measure Measure)? Measure(string name) => measuresByName.TryGetValue(name, out var found) ? found : null;
}

/// <summary>The relations of the warehouse that the engine itself reads.</summary>
/// <param name="Settings">One row of settings.</param>
/// <param name="Targets">metric, target, amber, better; empty where there is none.</param>
/// <param name="SpineModel">The relation whose earliest month begins the spine.</param>
/// <param name="SpineColumn">That month's column.</param>
internal sealed record WarehouseSection(string Settings, string Targets, string SpineModel, string SpineColumn);
