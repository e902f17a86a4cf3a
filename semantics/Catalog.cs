using Warehouse.Semantics.Execute;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Publish;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics;

/// <summary>The list of metrics and, for each, what it is made of and what it reads.</summary>
public sealed class Catalog
{
    private readonly MetricManifest manifest;

    internal Catalog(MetricManifest manifest, IReadOnlyDictionary<string, KpiTarget> targets)
    {
        this.manifest = manifest;
        var dimensions = new MetricDimensions(manifest, new DimensionFinder(manifest));
        Definitions = manifest.Metrics
            .Where(m => !m.IsPrivate)
            .ToDictionary(m => m.Name, m => Define(m, dimensions, targets.GetValueOrDefault(m.Name)), StringComparer.Ordinal);
    }

    internal MetricManifest Manifest => manifest;

    /// <summary>Questions kept with the metrics: the views of the published file.</summary>
    public IReadOnlyList<SavedView> SavedQueries => [.. manifest.SavedQueries.Select(SavedView.Of)];

    /// <summary>Every metric by name, in the manifest's order; building blocks are left out.</summary>
    public IReadOnlyDictionary<string, MetricDefinition> Definitions { get; }

    /// <summary>Opens the definitions alone, without a warehouse: targets are the manifest's defaults.</summary>
    /// <exception cref="SemanticException">A definition breaks the language.</exception>
    public static Catalog Read(string manifestFolder) => new(ManifestReader.Read(manifestFolder), new Dictionary<string, KpiTarget>());

    /// <summary>One metric with its formula and lineage.</summary>
    /// <exception cref="SemanticException">There is no such metric; the message names the nearest.</exception>
    public MetricDescription Describe(string name)
    {
        var metric = manifest.Metric(name)
            ?? throw new SemanticException($"the metric '{name}' is unknown; {NearestName.Suggest(name, Definitions.Keys)}");
        var inputs = ManifestCheck.Inputs(metric.Body).Select(i => i.Name).Distinct(StringComparer.Ordinal).ToList();
        var definition = Definitions.TryGetValue(name, out var listed) ? listed : Define(metric, new MetricDimensions(manifest, new DimensionFinder(manifest)), null);
        return new MetricDescription(
            definition,
            MetricFormula.Of(metric),
            [.. inputs.Where(i => i != name && manifest.Metric(i) is not null)],
            [.. Measures(metric).Select(m => MetricFormula.Of(m.Model, m.Measure)).Distinct(StringComparer.Ordinal)],
            [.. Measures(metric).Select(m => m.Model.Relation).Distinct(StringComparer.Ordinal)],
            metric.Place.ToString())
        {
            Type = TypeOf(metric.Body),
            Requires = metric.Requires,
        };
    }

    private static string TypeOf(MetricBody body) => body switch
    {
        SimpleBody { Input.WindowMonths: not null } => "cumulative",
        _ => body.GetType().Name.Replace("Body", "", StringComparison.Ordinal).ToLowerInvariant(),
    };

    private static MetricDefinition Define(Metric metric, MetricDimensions dimensions, KpiTarget? own) => new(
        metric.Name,
        metric.Label,
        metric.Description,
        metric.Unit,
        own?.Target ?? metric.Target,
        own?.Amber ?? metric.Amber,
        string.IsNullOrEmpty(own?.Better) ? metric.Better : own.Better,
        metric.Owner,
        dimensions.Of(metric));

    /// <summary>The measures at the bottom of a metric.</summary>
    private IEnumerable<(SemanticModel Model, Measure Measure)> Measures(Metric metric)
    {
        var readsMeasures = ManifestCheck.ReadsMeasures(metric.Body);
        return ManifestCheck.Inputs(metric.Body).SelectMany(input =>
            !readsMeasures && manifest.Metric(input.Name) is { } inner ? Measures(inner) : [manifest.Measure(input.Name)!.Value]);
    }
}

/// <summary>All that is said of one metric.</summary>
/// <param name="Formula">Its arithmetic, by the names of its inputs.</param>
/// <param name="Inputs">The metrics that it is made of.</param>
/// <param name="Measures">The sums and counts at its bottom, each with the rows that count.</param>
/// <param name="Sources">The relations that it reads.</param>
/// <param name="DefinedAt">File and line.</param>
public sealed record MetricDescription(
    MetricDefinition Definition,
    string Formula,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Measures,
    IReadOnlyList<string> Sources,
    string DefinedAt)
{
    /// <summary>simple, ratio, derived, cumulative, …</summary>
    public string Type { get; init; } = "";

    /// <summary>Dimensions without which the number has no meaning.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>The file that defines it, without its ending: revenue, bridge, success …</summary>
    public string Topic => Path.GetFileNameWithoutExtension(DefinedAt.Split(':')[0]);
}
