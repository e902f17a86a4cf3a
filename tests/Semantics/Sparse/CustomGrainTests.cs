using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Periods of the business's own, which one spine tells of and another does not.</summary>
public sealed class CustomGrainTests
{
    private const string Manifest =
        """
        ---
        semantic_model:
          name: sales
          node_relation: {schema_name: main, alias: fct_sale}
          defaults: {agg_time_dimension: sold_at}
          primary_entity: sale
          dimensions: [{name: sold_at, type: time, type_params: {time_granularity: hour}}]
          measures: [{name: amount, agg: sum, create_metric: true}]
        ---
        metric: {name: ever, type: cumulative, type_params: {measure: amount}}
        ---
        project_configuration:
          time_spines:
            - node_relation: {schema_name: main, alias: days}
              primary_column: {name: day, time_granularity: day}
              custom_granularities: [{name: half}]
            - node_relation: {schema_name: main, alias: hours}
              primary_column: {name: hour_at, time_granularity: hour}
        """;

    [Fact]
    public void RunningTotal_ByHours_IsNotAskedByAPeriodOfDays() =>
        Should.Throw<SemanticException>(() => new MetricCompiler(ManifestReader.ReadText(Manifest, "shop.yml")).Compile(new MetricRequest(["ever"], ["metric_time__half"])))
            .Message.ShouldBe("a time known by hour has no half, which is told of each day; ask by day, or say its column at the spine hours too");

    [Fact]
    public void Sum_ByHours_IsAskedByAPeriodOfDays() =>
        new MetricCompiler(ManifestReader.ReadText(Manifest, "shop.yml")).Compile(new MetricRequest(["amount"], ["metric_time__half"])).Sql.ShouldContain("spine.half as metric_time__half");
}
