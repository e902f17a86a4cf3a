using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Warehouse.Semantics.Schema;

/// <summary>The manifest's language as a JSON Schema (draft 2020-12), for editors: which keys there are, where, and what stands under them.</summary>
/// <remarks>Written from the shapes that the readers refuse unknown keys by, so neither knows a key that the other does not.</remarks>
public static class JsonSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole schema as text, ending in a line feed.</summary>
    public static string Text()
    {
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Semantic manifest",
            ["$ref"] = Reference(FileShapes.Document),
        };
        var definitions = new JsonObject();
        foreach (var shape in Reached(FileShapes.Document).OrderBy(shape => shape.Name, StringComparer.Ordinal)) definitions[shape.Name] = Of(shape);
        root["$defs"] = definitions;
        return root.ToJsonString(Layout) + "\n";
    }

    /// <summary>A shape and every shape under it, each once.</summary>
    internal static IReadOnlyCollection<Shape> Reached(Shape from)
    {
        var reached = new Dictionary<string, Shape>(StringComparer.Ordinal);
        var waiting = new Queue<Shape>([from]);
        while (waiting.TryDequeue(out var shape))
        {
            if (!reached.TryAdd(shape.Name, shape)) continue;
            foreach (var next in shape.Keys.SelectMany(key => Under(key.Content)).Concat(shape.Depends?.Shapes.Values ?? [])) waiting.Enqueue(next);
        }

        return reached.Values;
    }

    private static IEnumerable<Shape> Under(Content content) => content switch
    {
        Content.Mapping mapping => [mapping.Shape],
        Content.MappingList list => [list.Shape],
        Content.NamedMapping named => Under(named.Each),
        Content.Alternatives either => either.All.SelectMany(Under),
        _ => [],
    };

    private static JsonObject Of(Shape shape)
    {
        var properties = new JsonObject();
        foreach (var key in shape.Keys)
        {
            var content = Of(key.Content);
            if (key.Meaning.Length > 0) content["description"] = key.Meaning;
            properties[key.Name] = content;
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = shape.Keys.Where(key => key.IsRequired).Select(key => (JsonNode)key.Name).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        if (shape.Depends is { } depends) schema["allOf"] = new JsonArray([.. depends.Shapes.Select(s => Case(depends, s.Key, s.Value))]);
        return schema;
    }

    private static JsonObject Case(Dependency depends, string word, Shape shape) => new()
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { [depends.By] = Of(Content.Word(word)) } },
        ["then"] = new JsonObject { ["properties"] = new JsonObject { [depends.Key] = new JsonObject { ["$ref"] = Reference(shape) } } },
    };

    private static JsonObject Of(Content content) => content switch
    {
        Content.Scalar => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        Content.NumberScalar => new JsonObject { ["type"] = "number" },
        Content.FlagScalar => new JsonObject { ["type"] = "boolean" },
        Content.TextList => new JsonObject { ["type"] = new JsonArray("string", "array"), ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") } },
        Content.Pattern pattern => new JsonObject { ["type"] = "string", ["pattern"] = pattern.Expression },
        Content.Words words => new JsonObject { ["enum"] = new JsonArray([.. words.All.Concat(words.All.Select(w => w.ToUpperInvariant())).Distinct().Select(w => (JsonNode)w)]) },
        Content.Mapping mapping => new JsonObject { ["$ref"] = Reference(mapping.Shape) },
        Content.MappingList list => new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = Reference(list.Shape) } }, new JsonObject { ["$ref"] = Reference(list.Shape) }) },
        Content.NamedMapping named => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(named.Each) },
        Content.Alternatives either => new JsonObject { ["anyOf"] = new JsonArray([.. either.All.Select(c => (JsonNode)Of(c))]) },
        _ => [],
    };

    private static string Reference(Shape shape) => $"#/$defs/{shape.Name}";
}
