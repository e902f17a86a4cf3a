using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>A bound that the rows below keep already is not said again; one that they do not keep is.</summary>
public sealed class ImpliedBoundsTests
{
    private const string Manifest = """
        semantic_model:
          name: sale
          node_relation: { schema_name: main, alias: sales }
          defaults: { agg_time_dimension: sold }
          primary_entity: sale
          dimensions:
            - { name: sold, type: time, expr: day, type_params: { time_granularity: month } }
          measures:
            - { name: amount, agg: sum, create_metric: true }
            - { name: middle, agg: median, expr: amount, create_metric: true }
        ---
        metric:
          name: change
          type: derived
          type_params:
            expr: amount - before
            metrics: [{ name: amount }, { name: amount, alias: before, offset_window: 1 month }]
        ---
        metric:
          name: middle_change
          type: derived
          type_params:
            expr: middle - before
            metrics: [{ name: middle }, { name: middle, alias: before, offset_window: 1 month }]
        ---

        """;

    /// <param name="firstNotShown">Medians are read twice, for their month and for the next, and each reading is narrowed; sums are told for both and narrowed once.</param>
    [Theory]
    [InlineData("change", "< date '2026-01-01'")]
    [InlineData("middle_change", "< date '2025-12-01'")]
    public void Change_OverAYear_SaysEachBoundOnce(string metric, string firstNotShown)
    {
        var request = new MetricRequest([metric], ["metric_time__month"]) { Start = new DateOnly(2025, 1, 1), End = new DateOnly(2025, 12, 31) };

        var sql = new MetricCompiler(ManifestReader.ReadText(Manifest + Shop.Spine, "shop.yml")).Compile(request, isInline: true).Sql;

        // Rows of December to December; the months themselves from January.
        Bounds(sql).ShouldBe([">= date '2024-12-01'", "< date '2026-01-01'", ">= date '2025-01-01'", firstNotShown]);
    }

    [Fact]
    public void Change_OfATimeThatAFunctionMakes_ReadsItsModelOnce()
    {
        var request = new MetricRequest(["change"], ["metric_time__month"]) { Start = new DateOnly(2025, 1, 1), End = new DateOnly(2025, 12, 31) };

        var sql = new MetricCompiler(ManifestReader.ReadText(Manifest.Replace("expr: day", "expr: 'coalesce(day, cast(booked as date))'", StringComparison.Ordinal) + Shop.Spine, "shop.yml")).Compile(request, isInline: true).Sql;

        sql.Split("sales as sale").Length.ShouldBe(2, sql);
    }

    [Fact]
    public void Change_WithoutBounds_HasNone() =>
        Bounds(new MetricCompiler(ManifestReader.ReadText(Manifest + Shop.Spine, "shop.yml")).Compile(new MetricRequest(["change"], ["metric_time__month"]), isInline: true).Sql).ShouldBeEmpty();

    private static List<string> Bounds(string sql) =>
        [.. sql.Split('\n').Where(line => line.Contains(" date '", StringComparison.Ordinal)).Select(line => line[line.IndexOfAny(['<', '>'])..].Trim())];
}
