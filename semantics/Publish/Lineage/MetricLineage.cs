using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Publish.Lineage;

/// <summary>One step from a thing to what it is made of.</summary>
/// <param name="Kind">metric, measure, dimension, column or relation.</param>
/// <param name="FromKind">metric, measure, column or relation.</param>
public sealed record LineageEdge(string Kind, string Name, string FromKind, string From);

/// <summary>Where every number comes from: metric → metric and measure → column of the star → … → column of an extract.</summary>
public sealed class MetricLineage
{
    private readonly ILookup<(string Kind, string Name), LineageEdge> upstream;

    private MetricLineage(IReadOnlyList<LineageEdge> edges)
    {
        Edges = edges;
        upstream = edges.ToLookup(edge => (edge.Kind, edge.Name));
    }

    /// <summary>Every step once, in the order metric, measure, dimension, column, relation.</summary>
    public IReadOnlyList<LineageEdge> Edges { get; }

    /// <summary>The lineage of a catalogue over the relations of a checkout.</summary>
    /// <param name="relations">Every model with its SQL, and the relations that models read without a model.</param>
    public static MetricLineage Of(Catalog catalog, IReadOnlyList<LineageRelation> relations)
    {
        using var parser = Duck.Open(Duck.InMemory);
        IEnumerable<LineageEdge> edges = [.. Metrics(catalog.Manifest), .. Measures(catalog.Manifest), .. Dimensions(catalog.Manifest), .. Columns(parser, relations), .. Relations(parser, relations)];
        return new MetricLineage([.. edges.Distinct()]);
    }

    /// <summary>Everything of a kind that a thing is made of, near ones first.</summary>
    /// <param name="kind">Of the thing: metric, measure, column.</param>
    public IReadOnlyList<string> Upstream(string kind, string name, string of)
    {
        var found = new List<string>();
        var seen = new HashSet<(string, string)> { (kind, name) };
        var open = new Queue<(string, string)>(seen);
        while (open.TryDequeue(out var next))
        {
            foreach (var edge in upstream[next].Where(edge => seen.Add((edge.FromKind, edge.From))))
            {
                if (edge.FromKind == of) found.Add(edge.From);
                open.Enqueue((edge.FromKind, edge.From));
            }
        }

        return found;
    }

    private static IEnumerable<LineageEdge> Metrics(MetricManifest manifest) => manifest.Metrics.SelectMany(metric =>
    {
        var readsMeasures = metric.Body is SimpleBody or CumulativeBody or ConversionBody or TransferBody or SpreadBody;
        var total = metric.Body is SpreadBody { Total: { Length: > 0 } name } ? new[] { new LineageEdge("metric", metric.Name, "measure", name) } : [];
        return ManifestCheck.Inputs(metric.Body)
            .Select(input => new LineageEdge("metric", metric.Name, !readsMeasures && manifest.Metric(input.Name) is not null ? "metric" : "measure", input.Name))
            .Concat(total);
    });

    private static IEnumerable<LineageEdge> Measures(MetricManifest manifest) =>
        from model in manifest.Models
        from measure in model.Measures
        from column in new[] { measure.Value, measure.Filter }.OfType<Expression>().SelectMany(expression => expression.All<Column>())
        select new LineageEdge("measure", measure.Name, "column", $"{model.Relation}.{column.Name}");

    private static IEnumerable<LineageEdge> Dimensions(MetricManifest manifest) =>
        from model in manifest.Models
        let times = model.Measures.Select(measure => measure.Time.Name).ToHashSet(StringComparer.Ordinal)
        from dimension in model.Dimensions
        where !times.Contains(dimension.Name)
        from column in dimension.Value.All<Column>()
        select new LineageEdge("dimension", NameOf(model, dimension), "column", $"{model.Relation}.{column.Name}");

    /// <summary>A dimension as requests name it: after the entity whose rows the model has, or alone.</summary>
    private static string NameOf(SemanticModel model, Dimension dimension)
    {
        if (dimension.ConformsTo.Length > 0) return dimension.ConformsTo;
        var entity = model.PrimaryEntity.Length > 0 ? model.PrimaryEntity : model.Entities.FirstOrDefault(e => e.Kind == EntityKind.Primary)?.Name;
        return entity is null ? dimension.Name : $"{entity}__{dimension.Name}";
    }

    private static IEnumerable<LineageEdge> Columns(DuckDBConnection parser, IReadOnlyList<LineageRelation> relations)
    {
        var known = relations.ToDictionary(relation => relation.Name, relation => relation.Columns, StringComparer.OrdinalIgnoreCase);
        return
            from relation in relations
            where relation.Sql is not null
            from column in ColumnLineage.Of(parser, relation.Sql!, name => known.GetValueOrDefault(name) ?? [])
            from source in column.Sources.OrderBy(source => source.ToString(), StringComparer.Ordinal)
            select new LineageEdge("column", $"{relation.Name}.{column.Column}", "column", source.ToString());
    }

    private static IEnumerable<LineageEdge> Relations(DuckDBConnection parser, IReadOnlyList<LineageRelation> relations) =>
        from relation in relations
        where relation.Sql is not null
        from table in SqlTables.Referenced(parser, relation.Sql!).Select(table => table.ToString()).Order(StringComparer.Ordinal)
        select new LineageEdge("relation", relation.Name, "relation", table);
}
