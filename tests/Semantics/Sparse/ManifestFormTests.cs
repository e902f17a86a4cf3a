using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Forms of a manifest: names left open, links that were checked out as text, one file, dbt's relations, saved queries.</summary>
public sealed class ManifestFormTests : IDisposable
{
    private const string Model =
        """
        semantic_models:
          - name: sales
            model: $schema.fct_sale
            primary_entity: sale
            defaults: {agg_time_dimension: sold_on}
            dimensions: [{name: sold_on, type: time, type_params: {time_granularity: day}}]
            measures: [{name: sales, agg: SUM, expr: amount, create_metric: True}]
        saved_queries:
          - name: by_month
            query_params:
              metrics: [sales]
              group_by: ["TimeDimension('metric_time', 'month')", "TimeDimension('sale__sold_on').date_part('dow')"]
              order_by: ["Metric('sales').descending(True)"]
              where: ["{{ TimeDimension('metric_time', 'day') }} < '2026-03-01'"]
              limit: 3
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("manifest").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Name_LeftOpen_IsFilledInOrAskedFor()
    {
        ManifestReader.ReadText(Model, "m.yml", new Dictionary<string, string> { ["schema"] = "shop" }).Models[0].Relation.ShouldBe("shop.fct_sale");
        Should.Throw<SemanticException>(() => ManifestReader.ReadText(Model, "m.yml")).Message.ShouldBe("m.yml, line 3: '$schema' has no value: give it with --set schema=VALUE");
    }

    [Fact]
    public void SavedQuery_InCalls_IsItsNames()
    {
        var query = ManifestReader.ReadText(Model, "m.yml", new Dictionary<string, string> { ["schema"] = "shop" }).SavedQueries.Single();
        query.GroupBy.ShouldBe(["metric_time__month", "sale__sold_on__extract_dow"]);
        query.OrderBy.ShouldBe(["-sales"]);
        query.Limit.ShouldBe(3);
    }

    [Theory]
    [InlineData("ref('fct_sale')", "fct_sale")]
    [InlineData("source('raw', 'sale')", "raw.sale")]
    [InlineData("lake.raw.sale", "lake.raw.sale")]
    public void Relation_InDbtsForms_IsRead(string text, string relation) =>
        ManifestReader.ReadText(Model.Replace("$schema.fct_sale", text, StringComparison.Ordinal), "m.yml").Models[0].Relation.ShouldBe(relation);

    /// <summary>Where links are not supported, git leaves the target's path as the file's text.</summary>
    [Fact]
    public void Folder_WithALinkAsText_ReadsItsTarget()
    {
        Directory.CreateDirectory(Path.Combine(folder, "models"));
        File.WriteAllText(Path.Combine(folder, "models", "sales.yml"), Model);
        File.WriteAllText(Path.Combine(folder, "models", "project.yml"), "../project.yml");
        File.WriteAllText(Path.Combine(folder, "project.yml"), "project_configuration:\n  time_spine_table_configurations: [{location: $schema.days, column_name: day, grain: day}]\n");
        var manifest = ManifestReader.Read(Path.Combine(folder, "models"), new Dictionary<string, string> { ["schema"] = "shop" });
        manifest.TimeSpines.Single().Table.ShouldBe("days");
        manifest.Metric("sales").ShouldNotBeNull();
    }

    [Fact]
    public void File_Alone_IsAManifest()
    {
        var file = Path.Combine(folder, "all.yml");
        File.WriteAllText(file, Model);
        var compiled = MetricCompiler.Load(file, new Dictionary<string, string> { ["schema"] = "shop" }).Compile(new MetricRequest(["sales"], ["metric_time__month"]));
        compiled.Columns.ShouldBe(["metric_time__month", "sales"]);
        compiled.Parameters.ShouldBeEmpty();
    }

    [Fact]
    public void Compiler_OfAWarehousesManifest_SaysWhatAnswersIt()
    {
        var file = Path.Combine(folder, "all.yml");
        File.WriteAllText(file, "warehouse: {settings: s, spine: {model: m, month: c}}");
        Should.Throw<SemanticException>(() => MetricCompiler.Load(file)).Message.ShouldContain("has the key 'warehouse', so its requests are answered by a warehouse that is open");
    }

    [Theory]
    [InlineData("type: conversion, type_params: {}", "m.yml, line 1: expected a key 'conversion_type_params' with base_measure, conversion_measure and entity")]
    [InlineData("type: cumulative, type_params: {measure: x, window: many days}", "m.yml, line 1: window: expected a number above 0 and a unit such as '7 days' or '12 months', found 'many days'")]
    [InlineData("type: cumulative, type_params: {measure: x, window: 1 day, cumulative_type_params: {grain_to_date: month}}", "m.yml, line 1: expected window or grain_to_date, found both")]
    [InlineData("type: cumulative, type_params: {measure: x, cumulative_type_params: {period_agg: middle}}", "m.yml, line 1: period_agg: expected first, last or average, found 'middle'")]
    public void Metric_WithAMistake_SaysWhereAndWhatWasExpected(string body, string message) =>
        Should.Throw<SemanticException>(() => ManifestReader.ReadText($"metrics: [{{name: y, {body}}}]", "m.yml")).Message.ShouldBe(message);
}
