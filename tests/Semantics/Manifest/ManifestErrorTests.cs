using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Tests.Semantics.Manifest;

/// <summary>A mistake in a definition is told with file, line, key, what was expected and the nearest known name.</summary>
public sealed class ManifestErrorTests
{
    private const string Model =
        """
        semantic_models:
          - name: sales
            model: star.fct_sale
            defaults: {agg_time_dimension: day}
            dimensions: [{name: day, type: time, type_params: {time_granularity: day}}]
            measures: [{name: amount, agg: sum}]

        """;

    [Theory]
    [InlineData("    mesures: []", "models.yml, line 7: unknown key 'mesures': did you mean 'measures'? known: ")]
    [InlineData("  - {name: x}", "models.yml, line 7: expected a key 'model' with a value, found none")]
    [InlineData("metrics: [{name: x, type: simpel, type_params: {measure: amount}}]", "models.yml, line 7: type 'simpel' is unknown; did you mean 'simple'? known: ")]
    [InlineData("metrics: [{name: x, type: simple}]", "models.yml, line 7: expected a key 'type_params' for the simple metric 'x'")]
    [InlineData("metrics: [{name: x, type: simple, type_params: {measure: amuont}}]", "models.yml, line 7: metric 'x': 'amuont' is neither a metric nor a measure; did you mean 'amount'?")]
    [InlineData("metrics: [{name: x, type: simple, type_params: {measure: amount}, target: ten}]", "models.yml, line 7: target: expected a number, found 'ten'")]
    [InlineData("metrics: [{name: x, type: simple, type_params: {measure: amount}, better: more}]", "models.yml, line 7: better: expected up or down, found 'more'")]
    [InlineData("metrics: [{name: x, type: derived, type_params: {expr: 'amount * (2'}}]", "models.yml, line 7: expr, column 12: expected ')', found the end: amount * (2")]
    [InlineData("metrics: [{name: x, type: derived, type_params: {expr: sqqrt(amount)}}]", "models.yml, line 7: expr, column 1: expected a function: did you mean 'sqrt'? known: abs, ")]
    [InlineData("metrics: [{name: x, type: derived, type_params: {expr: y + 1}}, {name: y, type: derived, type_params: {expr: x + 1}}]", "models.yml, line 7: the metric 'x' is made of itself: x → y → x")]
    [InlineData("metrics: [{name: x, type: cumulative, type_params: {measure: amount, window: 12 days}}]\nwarehouse: {settings: s, spine: {model: m, month: c}}", "models.yml, line 7: window: expected whole months, quarters or years such as '12 months', found '12 days'")]
    [InlineData("metrics: [{name: x, type: simple, type_params: {measure: amount}}, {name: x, type: simple, type_params: {measure: amount}}]", "models.yml, line 7: the metric 'x' is defined twice, first at models.yml, line 7")]
    [InlineData("metrics: [{name: x}", "models.yml, line 8: column 1: not valid YAML: ")]
    public void Manifest_WithAMistake_SaysWhereAndWhatWasExpected(string addition, string message) =>
        Should.Throw<SemanticException>(() => ManifestReader.ReadText(Model + addition, "models.yml")).Message.ShouldStartWith(message);

    [Theory]
    [InlineData("agg: sum", "agg: summ", "models.yml, line 6: agg: 'summ' is not an aggregation; did you mean 'sum'")]
    [InlineData("agg_time_dimension: day", "agg_time_dimension: dya", "models.yml, line 6: agg_time_dimension 'dya' is not a time dimension of the model; did you mean 'day'? known: day")]
    [InlineData("time_granularity: day", "time_granularity: dekade", "models.yml, line 5: time_granularity: expected one of nanosecond, microsecond, millisecond, second, minute, hour, day, week, month, quarter, year, found 'dekade'")]
    [InlineData("type: time", "type: tmie", "models.yml, line 5: type: expected categorical or time, found 'tmie'")]
    [InlineData("agg: sum", "agg: percentile, agg_params: {percentile: 95}", "models.yml, line 6: percentile: expected a number from 0 to 1, found '95'")]
    public void Model_WithAMistake_SaysWhereAndWhatWasExpected(string right, string wrong, string message) =>
        Should.Throw<SemanticException>(() => ManifestReader.ReadText(Model.Replace(right, wrong, StringComparison.Ordinal), "models.yml")).Message.ShouldStartWith(message);

    [Fact]
    public void Folder_ThatIsMissing_IsNamed() =>
        Should.Throw<SemanticException>(() => ManifestReader.Read("/no/such/folder")).Message.ShouldBe("/no/such/folder: expected a folder of metric definitions (*.yml), found none");

    /// <summary>The two forms in which teams keep definitions: MetricFlow's documents and dbt's lists.</summary>
    [Fact]
    public void Manifest_InMetricFlowsForm_IsTheSameAsInDbts()
    {
        var manifest = ManifestReader.ReadText(
            """
            ---
            semantic_model:
              name: sales
              node_relation: {schema_name: star, alias: fct_sale}
              defaults: {agg_time_dimension: ds}
              measures: [{name: amount, agg: sum}]
              dimensions: [{name: ds, type: time, type_params: {time_granularity: day}}]
              primary_entity: sale
            ---
            metric:
              name: sales
              description: everything sold
              type: simple
              type_params: {measure: amount}
              filter: "{{ Dimension('sale__ds') }} is not null"
            """,
            "sales.yaml");
        manifest.Models.Single().Relation.ShouldBe("star.fct_sale");
        manifest.Metric("sales")!.Description.ShouldBe(new Localized("everything sold", "everything sold"));
        manifest.Metric("sales")!.Place.Line.ShouldBe(11);
    }
}
