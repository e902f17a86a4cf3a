using YamlDotNet.RepresentationModel;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Reads a manifest's folder as MetricFlow writes it: one object a document.</summary>
internal static class ManifestFolder
{
    public static World Read(string folder, IReadOnlyDictionary<string, Table> tables)
    {
        var documents = Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories).Order().SelectMany(Yaml.Documents).ToList();
        var models = documents.Select(d => d.At("semantic_model")).OfType<YamlNode>().Select(Model).ToList();
        var metrics = documents.Select(d => d.At("metric")).OfType<YamlNode>().Select(MetricReader.Read).ToList();
        metrics.AddRange(documents.SelectMany(d => d.At("semantic_model", "measures").Items()).Where(m => m.At("create_metric").IsTrue())
            .Select(m => new MetricDef(m.Name(), "simple") { Measure = new MeasureInput(m.Name()) }));
        var spines = documents.SelectMany(d => d.At("project_configuration", "time_spines").Items()).Select(Spine).ToList();
        return new World(models, metrics, spines, [.. documents.Select(d => d.At("saved_query")).OfType<YamlNode>().Select(SavedQuery)], tables);
    }

    private static ModelDef Model(YamlNode node) => new(
        node.Name(),
        node.At("node_relation", "alias").Text()!,
        node.At("primary_entity").Text(),
        [.. node.At("entities").Items().Select(e => new EntityDef(e.Name(), e.At("type").Text()!.ToLowerInvariant(), e.At("expr").Text() ?? e.Name()))],
        [.. node.At("dimensions").Items().Select(Dimension)],
        [.. node.At("measures").Items().Select(m => Measure(m, node.At("defaults", "agg_time_dimension").Text() ?? ""))]);

    private static DimensionDef Dimension(YamlNode node)
    {
        var parameters = node.At("type_params");
        return new DimensionDef(node.Name(), string.Equals(node.At("type").Text(), "time", StringComparison.OrdinalIgnoreCase), node.At("expr").Text() ?? node.Name(), parameters.At("time_granularity").Text() ?? "day")
        {
            IsPartition = node.At("is_partition").IsTrue(),
            IsValidityStart = parameters.At("validity_params", "is_start").IsTrue(),
            IsValidityEnd = parameters.At("validity_params", "is_end").IsTrue(),
        };
    }

    private static MeasureDef Measure(YamlNode node, string time)
    {
        var nonAdditive = node.At("non_additive_dimension");
        return new MeasureDef(node.Name(), node.At("agg").Text()!.ToLowerInvariant(), node.At("expr").Text() ?? node.Name(), node.At("agg_time_dimension").Text() ?? time)
        {
            Percentile = node.At("agg_params", "percentile").Number(),
            IsDiscrete = node.At("agg_params", "use_discrete_percentile").IsTrue(),
            NonAdditive = nonAdditive is null ? null : new NonAdditiveDef(nonAdditive.Name(), !string.Equals(nonAdditive.At("window_choice").Text(), "max", StringComparison.OrdinalIgnoreCase), nonAdditive.At("window_groupings").Texts()),
        };
    }

    private static SpineDef Spine(YamlNode node) => new(
        node.At("node_relation", "alias").Text()!,
        node.At("primary_column").Name(),
        node.At("primary_column", "time_granularity").Text()!,
        [.. node.At("custom_granularities").Items().Select(c => (c.Name(), c.At("column_name").Text() ?? c.Name()))]);

    private static SavedQueryDef SavedQuery(YamlNode node)
    {
        var parameters = node.At("query_params");
        return new SavedQueryDef(node.Name(), parameters.At("metrics").Texts(), parameters.At("group_by").Texts(), parameters.At("where").Texts());
    }
}
