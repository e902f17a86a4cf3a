using System.Text.Json.Nodes;
using Warehouse.DuckDb;
using Warehouse.Etl.Settings;

namespace Warehouse.Tests.Etl.Settings;

public sealed class SettingsSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(SettingsSchema.Text())!;

    [Fact]
    public void Text_CheckedIn_IsUpToDate() =>
        (File.ReadAllText(RepositoryRoot.Combine("warehouse.schema.json")) == SettingsSchema.Text()).ShouldBeTrue("write it anew: ./warehouse settings --schema > warehouse.schema.json");

    [Fact]
    public void Text_OfANumber_HasItsBoundsAndDefault()
    {
        var cap = Schema["properties"]!["ltv_cap_months"]!;
        cap.ToJsonString().ShouldBe("""{"description":"The longest lifetime that LTV believes","type":["integer","null"],"minimum":1,"maximum":600,"default":60}""");
    }

    [Fact]
    public void Text_OfTargetsByMetric_DescribesEachAndRefusesOtherKeys()
    {
        var each = Schema["properties"]!["kpi_targets"]!["additionalProperties"]!;
        each["properties"]!.AsObject().Select(key => key.Key).ShouldBe(["target", "amber", "better"]);
        each["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        each["properties"]!["better"]!["enum"]!.AsArray().Select(word => word?.GetValue<string>()).ShouldBe(["up", "down", null]);
    }

    /// <summary>The checkout's file shows every key, so none is declared that nobody is told of.</summary>
    [Fact]
    public void Text_KeysOfTheCheckoutsFile_AreTheSchemas()
    {
        var file = JsonNode.Parse(File.ReadAllText(RepositoryRoot.Combine("warehouse.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        file.AsObject().Select(key => key.Key).ShouldBe(Schema["properties"]!.AsObject().Select(key => key.Key), ignoreOrder: true);
    }
}
