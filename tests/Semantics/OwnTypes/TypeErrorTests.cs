using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.OwnTypes;

/// <summary>What is wrong with a definition is said with file, line and key, what was expected and the nearest name.</summary>
public sealed class TypeErrorTests
{
    private const string Models =
        """
        warehouse: {settings: etl.setting, spine: {model: star.item, month: valid_from}}
        semantic_models:
          - name: items
            model: star.item
            entities: [{name: account, type: foreign, expr: account_id}]
            measures: [{name: mrr, agg: sum, expr: amount, as_of: {valid_from: valid_from, valid_to: valid_to}}]
        metrics:
        """;

    [Theory]
    [InlineData("type: retention, type_params: {measure: mrr, entity: account, window: 12 months}", "line 8: expected a key 'keep': one of value, least, entity")]
    [InlineData("type: retention, type_params: {measure: mrr, entity: account, window: 12 months, keep: leest}", "keep: 'leest' is unknown; did you mean 'least'")]
    [InlineData("type: retention, type_params: {measure: mrr, entity: account, window: 12 monts, keep: value}", "window: 'monts' is no unit of days; did you mean 'month'")]
    [InlineData("type: retention, type_params: {measure: mmr, entity: account, window: 12 months, keep: value}", "'mmr' is neither a metric nor a measure; did you mean 'mrr'")]
    [InlineData("type: retention, type_params: {measure: mrr, entity: account, windows: 12 months, keep: value}", "unknown key 'windows': did you mean 'window'")]
    [InlineData("type: cohort, type_params: {measure: mrr, entity: account, value: logos}", "value: 'logos' is unknown; did you mean 'logo'")]
    [InlineData("type: cohort, type_params: {measure: mrr, entity: account, value: logo, grain: moth}", "grain: 'moth' is unknown; did you mean 'month'")]
    [InlineData("type: funnel, type_params: {entity: account, entry: mrr}", "expected a key 'steps'")]
    [InlineData("type: funnel, type_params: {entity: account, entry: mrr, steps: [{name: mrr, within: 2 months}]}", "within: windows count calendar days; expected days or weeks such as '30 days', found '2 months'")]
    [InlineData("type: funnel, type_params: {entity: account, entry: mrr, steps: [{name: mrr, from: mr}]}", "from: 'mr' is no step before 'mrr'; did you mean 'mrr'")]
    [InlineData("type: funnel, type_params: {entity: account, entry: mrr, order: strickt, steps: [{name: mrr}]}", "order: 'strickt' is unknown; did you mean 'strict'")]
    [InlineData("type: retentoin, type_params: {}", "type 'retentoin' is unknown; did you mean 'retention'")]
    public void Definition_Misspelt_SaysWhereAndWhat(string body, string expected)
    {
        var message = Should.Throw<SemanticException>(() => ManifestReader.ReadText($"{Models}\n  - {{name: m, {body}}}", "m.yml")).Message;
        message.ShouldStartWith("m.yml, line 8");
        message.ShouldContain(expected);
    }

    [Fact]
    public void Entity_ThatTheModelDoesNotHave_IsNamedWithTheNearest()
    {
        var manifest = ManifestReader.ReadText($"{Models}\n  - {{name: m, type: retention, type_params: {{measure: mrr, entity: acount, window: 1 month, keep: value}}}}", "m.yml");
        using var warehouse = new TinyWarehouse("2026-01", "2026-01", manifest: manifest);
        Should.Throw<SemanticException>(() => warehouse.Query("m")).Message
            .ShouldBe("m.yml, line 8: entity 'acount': items, the model of the measure 'mrr', does not have it; did you mean 'account'? known: account");
    }

    [Fact]
    public void Stock_WithHalfItsDays_IsRefused() =>
        Should.Throw<SemanticException>(() => ManifestReader.ReadText(Models.Replace(", valid_to: valid_to", "", StringComparison.Ordinal), "m.yml")).Message
            .ShouldContain("expected a key 'valid_to'");
}
