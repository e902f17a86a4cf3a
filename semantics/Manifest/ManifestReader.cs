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
    /// <exception cref="SemanticException">The folder is missing, or a file breaks the language: file, line, key, what was expected.</exception>
    public static MetricManifest Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new SemanticException($"{folder}: expected a folder of metric definitions (*.yml), found none");
        var sections = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".yml", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Documents(file, Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder, file)))
            .ToList();
        return Read(sections);
    }

    /// <summary>A manifest given as text, as if it stood in one file.</summary>
    public static MetricManifest ReadText(string text, string file) => Read(Parse(new StringReader(text), file));

    private static MetricManifest Read(IReadOnlyList<YamlMap> documents)
    {
        foreach (var document in documents)
            document.Only("semantic_model", "semantic_models", "metric", "metrics", "dimension_sets", "warehouse", "version");

        var sets = DimensionSets(documents);
        var models = documents.SelectMany(d => d.Maps("semantic_model").Concat(d.Maps("semantic_models"))).Select(SemanticModelReader.Read).ToList();
        var metrics = documents.SelectMany(d => d.Maps("metric").Concat(d.Maps("metrics"))).Select(map => MetricReader.Read(map, sets)).ToList();
        ManifestCheck.Unique(models, metrics);
        var manifest = new MetricManifest(models, metrics, Warehouse(documents));
        ManifestCheck.Names(manifest);
        return manifest;
    }

    private static List<YamlMap> Documents(string path, string shown)
    {
        using var reader = new StreamReader(path);
        return Parse(reader, shown);
    }

    private static List<YamlMap> Parse(TextReader reader, string file)
    {
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

        return [.. stream.Documents
            .Select(document => document.RootNode)
            .Where(root => root is not YamlScalarNode { Value: null or "" })
            .Select(root => root is YamlMappingNode mapping
                ? new YamlMap(file, mapping)
                : throw new Place(file, (int)root.Start.Line).Error("expected keys such as semantic_models and metrics"))];
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
        if (sections.Count == 0) return new WarehouseSection("", "", "", "");
        if (sections.Count > 1) throw sections[1].Place.Error($"'warehouse' is defined twice, first at {sections[0].Place}");
        var section = sections[0];
        section.Only("settings", "targets", "spine");
        var spine = section.Map("spine") ?? throw section.Place.Error("expected a key 'spine' with model and month");
        spine.Only("model", "month");
        return new WarehouseSection(section.Required("settings"), section.Text("targets"), spine.Required("model"), spine.Required("month"));
    }
}
