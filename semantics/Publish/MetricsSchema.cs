using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Semantics.Publish.Lineage;

namespace Warehouse.Semantics.Publish;

/// <summary>What a publication gained for people who have its file and nothing else.</summary>
/// <param name="Views">Saved queries.</param>
public sealed record MetricsPublished(int Metrics, int Views, int LineageEdges);

/// <summary>
/// Writes the schema <c>metrics</c> of a published file: every saved query as a view that any DuckDB answers, <c>metrics.catalog</c> with every
/// metric, <c>metrics.lineage</c> with every step from a metric to a column of an extract.
/// </summary>
public static class MetricsSchema
{
    /// <summary>Writes it into a file that holds the star, marts and settings; nobody else may have the file open.</summary>
    /// <param name="file">The DuckDB file of a version that is not published yet.</param>
    /// <param name="manifestFolder">The folder of metric definitions, <c>models/metrics</c>.</param>
    /// <param name="relations">The checkout's relations, for the lineage.</param>
    /// <exception cref="SemanticException">A definition breaks the language, or a saved query asks for what cannot be answered.</exception>
    public static MetricsPublished Write(string file, string manifestFolder, IReadOnlyList<LineageRelation> relations)
    {
        using var connection = Duck.Open(file);
        using var engine = MetricEngine.OpenOn(connection, manifestFolder);
        connection.Execute("create schema if not exists metrics");
        foreach (var query in engine.Catalog.SavedQueries) View(connection, engine, query);
        CatalogTable.Write(connection, engine.Catalog);
        var lineage = MetricLineage.Of(engine.Catalog, relations);
        Lineage(connection, lineage);
        connection.Execute("force checkpoint");
        return new MetricsPublished(engine.Catalog.Definitions.Count, engine.Catalog.SavedQueries.Count, lineage.Edges.Count);
    }

    private static void View(DuckDBConnection connection, MetricEngine engine, SavedView query)
    {
        var view = Identifier.Quote("metrics", query.Name);
        string sql;
        try
        {
            sql = engine.Sql(query.Request);
        }
        catch (SemanticException error)
        {
            throw new SemanticException($"{query.DefinedAt}: the saved query '{query.Name}': {error.Message}");
        }

        connection.Execute($"create or replace view {view} as\n{sql}");
        connection.Execute($"comment on view {view} is {Literal.Quote(Both(query.Description))}");
        foreach (var column in connection.Query($"describe {view}", reader => reader.GetString(0)))
        {
            var text = engine.Definitions.TryGetValue(column, out var metric) ? $"{metric.Label.En}: {metric.Description.En} / {metric.Label.Ja}：{metric.Description.Ja}" : Dimension(column);
            connection.Execute($"comment on column {view}.{Identifier.Quote(column)} is {Literal.Quote(text)}");
        }
    }

    private static string Dimension(string column) => column.StartsWith("metric_time", StringComparison.Ordinal)
        ? $"First day of the period ({column[(column.LastIndexOf('_') + 1)..]}) / 期間の初日"
        : $"Cut by {column} / 切り口 {column}";

    private static string Both(Localized text) => $"{text.En} / {text.Ja}";

    private static void Lineage(DuckDBConnection connection, MetricLineage lineage)
    {
        connection.ExecuteScript(
            """
            create or replace table metrics.lineage (kind varchar not null, name varchar not null, from_kind varchar not null, from_name varchar not null);
            comment on table metrics.lineage is 'One row a step from a thing to what it is made of, down to the columns of extracts; a recursive query follows a metric / 指標から抽出データの列までの由来（1段につき1行）';
            comment on column metrics.lineage.kind is 'metric, measure, dimension, column or relation / 種類';
            comment on column metrics.lineage.name is 'Its name; a column is schema.relation.column / 名前（列は schema.relation.column）';
            comment on column metrics.lineage.from_kind is 'Kind of what it is made of / 元の種類';
            comment on column metrics.lineage.from_name is 'Name of what it is made of / 元の名前';
            """);
        using var appender = TableAppender.Open(connection, "metrics", "lineage");
        foreach (var edge in lineage.Edges) appender.AppendRow(edge.Kind, edge.Name, edge.FromKind, edge.From);
    }
}
