using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Warehouse.Tests.Semantics.Schema;

/// <summary>Holds a YAML document against the few words of JSON Schema that the manifest's schema is written in.</summary>
internal sealed class SchemaCheck(JsonNode root)
{
    /// <summary>What is wrong, each with its path; nothing where the document satisfies the schema.</summary>
    public IReadOnlyList<string> Faults(YamlNode document) => [.. Faults(root, document, "")];

    private IEnumerable<string> Faults(JsonNode schema, YamlNode value, string at)
    {
        if (schema["$ref"] is { } reference) return Faults(root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!, value, at);
        var faults = new List<string>();
        if (schema["type"] is { } type && !Types(type).Any(t => Is(t, value))) faults.Add($"{at}: expected {type.ToJsonString()}");
        if (schema["enum"] is JsonArray words && !words.Any(w => w!.GetValue<string>() == (value as YamlScalarNode)?.Value)) faults.Add($"{at}: expected one of {words.ToJsonString()}");
        if (schema["pattern"] is { } pattern && !Regex.IsMatch((value as YamlScalarNode)?.Value ?? "", pattern.GetValue<string>())) faults.Add($"{at}: expected {pattern}");
        if (schema["anyOf"] is JsonArray either && !either.Any(s => !Faults(s!, value, at).Any())) faults.Add($"{at}: {string.Join("; ", either.SelectMany(s => Faults(s!, value, at)))}");
        if (schema["items"] is { } items && value is YamlSequenceNode list) faults.AddRange(list.Children.SelectMany((child, i) => Faults(items, child, $"{at}[{i}]")));
        if (value is YamlMappingNode mapping) faults.AddRange(OfMapping(schema, mapping, at));
        foreach (var rule in schema["allOf"] as JsonArray ?? [])
        {
            if (!Faults(rule!["if"]!, value, at).Any()) faults.AddRange(Faults(rule["then"]!, value, at));
        }

        return faults;
    }

    private IEnumerable<string> OfMapping(JsonNode schema, YamlMappingNode mapping, string at)
    {
        foreach (var name in schema["required"] as JsonArray ?? [])
        {
            if (!mapping.Children.ContainsKey(new YamlScalarNode(name!.GetValue<string>()))) yield return $"{at}: {name} is missing";
        }

        foreach (var (key, value) in mapping.Children.Select(c => (((YamlScalarNode)c.Key).Value!, c.Value)))
        {
            var under = schema["properties"]?[key] ?? (schema["additionalProperties"] as JsonObject);
            if (under is null && schema["additionalProperties"] is not null) yield return $"{at}: {key} is unknown";
            foreach (var fault in under is null ? [] : Faults(under, value, $"{at}.{key}")) yield return fault;
        }
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool Is(string type, YamlNode value) => (type, value) switch
    {
        ("object", YamlMappingNode) or ("array", YamlSequenceNode) => true,
        ("number", YamlScalarNode { Style: ScalarStyle.Plain } s) => double.TryParse(s.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ("boolean", YamlScalarNode { Style: ScalarStyle.Plain } s) => s.Value!.ToLowerInvariant() is "true" or "false",
        ("string", YamlScalarNode) => true,
        _ => false,
    };
}
