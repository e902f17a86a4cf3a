using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Schema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads a folder of manifest files: find, parse, read the models, then the metrics that name their measures, then check.</summary>
/// <remarks>
/// A file is in MetricFlow's form (documents of one <c>semantic_model:</c> or <c>metric:</c>) or in dbt's
/// (lists under <c>semantic_models:</c> and <c>metrics:</c>).
/// </remarks>
internal static class ManifestReader
{
    private static readonly Dictionary<string, string> NoSettings = [];

    /// <param name="path">A folder of files, or one file.</param>
    /// <param name="settings">The values of the names that texts leave open: <c>$source_schema</c>.</param>
    /// <exception cref="SemanticException">The folder is missing, or a file breaks the language: file, line, key, what was expected.</exception>
    public static MetricManifest Read(string path, IReadOnlyDictionary<string, string>? settings = null)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        return Read([.. Files(path).SelectMany(file => Documents(file, new ManifestText(Path.GetRelativePath(root, file), settings ?? NoSettings)))]);
    }

    /// <summary>A manifest given as text, as if it stood in one file.</summary>
    public static MetricManifest ReadText(string text, string file, IReadOnlyDictionary<string, string>? settings = null) =>
        Read(Parse(new StringReader(text), new ManifestText(file, settings ?? NoSettings), null));

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new SemanticException($"{path}: expected a folder of metric definitions (*.yml), found none");
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsYaml).Order(StringComparer.Ordinal);
    }

    private static bool IsYaml(string file) => file.EndsWith(".yml", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal);

    private static MetricManifest Read(IReadOnlyList<YamlMap> documents)
    {
        foreach (var document in documents)
            document.Only(FileShapes.Document);

        var sets = DimensionSets(documents);
        var reporting = ReportingReader.Read(documents);
        var models = documents.SelectMany(d => d.Maps("semantic_model").Concat(d.Maps("semantic_models"))).Select(map => SemanticModelReader.Read(map, reporting)).ToList();
        var metrics = documents.SelectMany(d => d.Maps("metric").Concat(d.Maps("metrics"))).Select(map => MetricReader.Read(map, sets)).SelectMany(FunnelMetrics.Of).ToList();
        metrics.AddRange(documents.SelectMany(d => d.Maps("semantic_model").Concat(d.Maps("semantic_models"))).SelectMany(OfMeasures));
        ManifestCheck.Unique(models, metrics);
        var manifest = new MetricManifest(models, metrics, Warehouse(documents))
        {
            Reporting = reporting,
            TimeSpines = ProjectReader.TimeSpines(documents),
            SavedQueries = [.. documents.SelectMany(d => d.Maps("saved_query").Concat(d.Maps("saved_queries"))).Select(SavedQueryReader.Read)],
        };
        ManifestCheck.Names(manifest);
        return manifest.IsWarehouse ? WarehouseForm.Of(manifest) : manifest;
    }

    /// <summary>The metrics that measures ask to have made of them.</summary>
    private static IEnumerable<Metric> OfMeasures(YamlMap model) =>
        model.Maps("measures").Where(measure => measure.Flag("create_metric")).Select(measure => MetricReader.OfMeasure(measure.Required("name"), measure));

    private static List<YamlMap> Documents(string path, ManifestText source)
    {
        using var reader = new StreamReader(path);
        return Parse(reader, source, path);
    }

    private static List<YamlMap> Parse(TextReader reader, ManifestText source, string? path)
    {
        var file = source.File;
        var stream = new YamlStream();
        try
        {
            stream.Load(reader);
        }
        catch (YamlException error)
        {
            throw new Place(file, (int)error.Start.Line).Error($"column {error.Start.Column}: not valid YAML: {error.Message}");
        }

        catch (InvalidOperationException error)
        {
            // The scanner gives up without a place on some unclosed texts.
            throw new Place(file, 1).Error($"not valid YAML, somewhere in the file: {error.Message}");
        }

        var roots = stream.Documents.Select(document => document.RootNode).Where(root => root is not YamlScalarNode { Value: null or "" }).ToList();
        if (roots is [YamlScalarNode { Value: { } link }] && Target(path, link) is { } target) return Documents(target, source);
        return [.. roots.Select(root => root is YamlMappingNode mapping
            ? new YamlMap(source, mapping)
            : throw new Place(file, (int)root.Start.Line).Error("expected keys such as semantic_models and metrics"))];
    }

    /// <summary>A symbolic link that was checked out as text holds nothing but the path of another file.</summary>
    private static string? Target(string? path, string link)
    {
        if (path is null || !IsYaml(link)) return null;
        var target = Path.GetFullPath(link, Path.GetDirectoryName(Path.GetFullPath(path))!);
        return target != Path.GetFullPath(path) && File.Exists(target) ? target : null;
    }

    private static Dictionary<string, IReadOnlyList<string>> DimensionSets(IEnumerable<YamlMap> documents)
    {
        var sets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var map in documents.Select(d => d.Map("dimension_sets")).OfType<YamlMap>())
        {
            foreach (var name in map.Keys)
            {
                if (!sets.TryAdd(name, map.Texts(name))) throw map.PlaceOf(name).Error($"dimension set '{name}' is defined twice");
            }
        }

        return sets;
    }

    private static WarehouseSection Warehouse(IEnumerable<YamlMap> documents)
    {
        var sections = documents.Select(d => d.Map("warehouse")).OfType<YamlMap>().ToList();
        if (sections.Count == 0) return new WarehouseSection("", "", "", "", "", []);
        if (sections.Count > 1) throw sections[1].Place.Error($"'warehouse' is defined twice, first at {sections[0].Place}");
        var section = sections[0];
        section.Only(FileShapes.Warehouse);
        var spine = section.Map("spine") ?? throw section.Place.Error("expected a key 'spine' with model and month");
        spine.Only(FileShapes.WarehouseSpine);
        var rows = section.Map("target_rows");
        rows?.Only(FileShapes.WarehouseTargetRows);
        return new WarehouseSection(section.Required("settings"), section.Text("targets"), spine.Required("model"), spine.Required("month"), rows?.Required("model") ?? "", rows?.Texts("cuts") ?? []);
    }
}
