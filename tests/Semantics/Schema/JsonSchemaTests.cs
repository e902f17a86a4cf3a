using System.Text.Json.Nodes;
using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Schema;
using Warehouse.Tests.Semantics.Evaluator;
using YamlDotNet.RepresentationModel;

namespace Warehouse.Tests.Semantics.Schema;

public sealed class JsonSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(JsonSchema.Text())!;

    public static TheoryData<string> Shapes => [.. JsonSchema.Reached(FileShapes.Document).Select(shape => shape.Name)];

    [Fact]
    public void Text_CheckedIn_IsUpToDate() =>
        (File.ReadAllText(RepositoryRoot.Combine("models", "metrics", "schema.json")) == JsonSchema.Text()).ShouldBeTrue("write it anew: ./warehouse metrics --schema > models/metrics/schema.json");

    /// <summary>The readers refuse what a shape does not name, and cannot read what it does not name: so the schema's keys are theirs.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Text_EveryMappingThatIsRead_HasTheKeysThatItsReaderAccepts(string name)
    {
        var shape = JsonSchema.Reached(FileShapes.Document).Single(s => s.Name == name);
        var properties = Schema["$defs"]![name]!["properties"]!.AsObject();
        properties.Select(p => p.Key).ShouldBe(shape.Names);
        Map([.. shape.Names]).Only(shape);
        Should.Throw<SemanticException>(() => Map("no_such_key").Only(shape)).Message.ShouldContain("unknown key 'no_such_key'");
        Should.Throw<InvalidOperationException>(() => Opened(shape).Text("no_such_key"));
    }

    [Fact]
    public void Text_EveryMetricType_HasParametersOfItsOwn()
    {
        var cases = Schema["$defs"]!["metric"]!["allOf"]!.AsArray();
        cases.Select(c => c!["if"]!["properties"]!["type"]!["enum"]![0]!.GetValue<string>()).ShouldBe(Schema["$defs"]!["metric"]!["properties"]!["type"]!["enum"]!.AsArray().Select(w => w!.GetValue<string>()).Take(cases.Count));
    }

    [Fact]
    public void Text_OurOwnMetrics_SatisfyIt()
    {
        var files = Directory.EnumerateFiles(RepositoryRoot.Combine("models", "metrics"), "*.yml").ToList();
        files.Count.ShouldBeGreaterThan(5);
        files.SelectMany(Faults).ShouldBeEmpty();
    }

    [SkippableFact]
    public void Text_MetricFlowsManifests_SatisfyIt()
    {
        Skip.If(MetricFlowCases.Folder is null, MetricFlowCases.Missing);
        var files = Directory.EnumerateFiles(Path.Combine(MetricFlowCases.Folder, "manifests"), "*.yaml", SearchOption.AllDirectories).Where(f => !File.ReadAllText(f).StartsWith("../", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(30);
        files.SelectMany(Faults).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("metrics: [{name: a, type: simple, type_params: {measur: b}}]", "measur is unknown")]
    [InlineData("metrics: [{name: a, type: ratio, type_params: {numerator: b}}]", "denominator is missing")]
    [InlineData("metrics: [{name: a, type: simpel, type_params: {}}]", "expected one of")]
    [InlineData("metrics: [{name: a, type: simple, type_params: {measure: b}, target: high}]", "expected \"number\"")]
    [InlineData("semantic_models: [{name: a, model: b, measures: [{name: c, agg: sum, agg_time_dimension: d, latest: {per: e}}]}]", "by is missing")]
    [InlineData("metrics: [{name: a, type: retention, type_params: {measure: b, entity: c, window: a year, keep: value}}]", "expected")]
    public void Text_AManifestThatBreaksTheLanguage_DoesNotSatisfyIt(string yaml, string fault)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        string.Join("; ", new SchemaCheck(Schema).Faults(stream.Documents[0].RootNode)).ShouldContain(fault);
    }

    private static IEnumerable<string> Faults(string file) =>
        Yaml.Documents(file).SelectMany(document => new SchemaCheck(Schema).Faults(document)).Select(fault => $"{Path.GetFileName(file)} {fault}");

    private static YamlMap Map(params string[] keys) =>
        new(new ManifestText("test.yml", new Dictionary<string, string>()), new YamlMappingNode(keys.Select(key => new KeyValuePair<YamlNode, YamlNode>(key, "x"))));

    private static YamlMap Opened(Shape shape)
    {
        var map = Map();
        map.Only(shape);
        return map;
    }
}
