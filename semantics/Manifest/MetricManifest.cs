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

    /// <summary>The relations that list times, fine to coarse.</summary>
    public IReadOnlyList<TimeSpine> TimeSpines { get; init; } = [];

    /// <summary>How the business reports.</summary>
    public Reporting Reporting { get; init; } = Reporting.Plain;

    /// <summary>The questions kept under a name.</summary>
    public IReadOnlyList<SavedQuery> SavedQueries { get; init; } = [];

    /// <summary>Whether it describes this product's warehouse: answers then have every period and member. Else only rows that there are.</summary>
    public bool IsWarehouse => Warehouse.Settings.Length > 0;

    public Metric? Metric(string name) => metricsByName.GetValueOrDefault(name);

    public (SemanticModel Model, Measure Measure)? Measure(string name) => measuresByName.TryGetValue(name, out var found) ? found : null;
}

/// <summary>The relations of the warehouse that the engine itself reads.</summary>
/// <param name="Settings">One row of settings.</param>
/// <param name="Targets">metric, target, amber, better; empty where there is none.</param>
/// <param name="TargetRows">month, metric, target and a column a cut, which win over the others; empty where there is none.</param>
/// <param name="TargetCuts">The dimensions that its rows may be for.</param>
/// <param name="SpineModel">The relation whose earliest month begins the spine.</param>
/// <param name="SpineColumn">That month's column.</param>
internal sealed record WarehouseSection(string Settings, string Targets, string SpineModel, string SpineColumn, string TargetRows, IReadOnlyList<string> TargetCuts);
