using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Warehouse.Etl.Settings;

/// <summary><c>warehouse.json</c>'s language as a JSON Schema (draft 2020-12), for editors, written from the declarations that the reader goes by.</summary>
public static class SettingsSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole schema as text, ending in a line feed.</summary>
    public static string Text()
    {
        var root = Of(DeclaredSettings.Root);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "warehouse.json");
        root["type"] = "object";
        return root.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Of(Setting setting)
    {
        var schema = new JsonObject { ["description"] = setting.Meaning };
        // A key set to null counts as not set.
        if (setting.Kind != SettingKind.Word) schema["type"] = new JsonArray(TypeOf(setting.Kind), "null");
        if (setting.Kind == SettingKind.Word) schema["enum"] = new JsonArray([.. setting.Words.Select(word => (JsonNode)word), null]);
        if (setting.Kind == SettingKind.Text) schema["minLength"] = 1;
        if (setting.Kind == SettingKind.Date) schema["format"] = "date";
        if (setting.Pattern is { } pattern) schema["pattern"] = pattern;
        if (setting.Kind is SettingKind.Whole or SettingKind.Number) (schema["minimum"], schema["maximum"]) = (setting.Least, setting.Most);
        if (setting.Kind == SettingKind.Texts)
            schema["items"] = setting.Words.Count == 0 ? new JsonObject { ["type"] = "string" } : new JsonObject { ["enum"] = new JsonArray([.. setting.Words.Select(word => (JsonNode)word)]) };
        if (setting.Default is { } usual) schema["default"] = JsonNode.Parse(usual);
        if (setting.Kind == SettingKind.Named) schema["additionalProperties"] = Of(setting.Members[0]);
        if (setting.Kind == SettingKind.Group)
        {
            schema["properties"] = new JsonObject(setting.Members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Of(member))));
            schema["additionalProperties"] = false;
        }

        return schema;
    }

    private static string TypeOf(SettingKind kind) => kind switch
    {
        SettingKind.Flag => "boolean",
        SettingKind.Whole => "integer",
        SettingKind.Number => "number",
        SettingKind.Texts => "array",
        SettingKind.Group or SettingKind.Named => "object",
        _ => "string",
    };
}
