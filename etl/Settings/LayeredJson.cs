using System.Text.Json;

namespace Warehouse.Etl.Settings;

/// <summary>JSON files laid over each other key by key: the first file that has a key gives its value. Objects are merged, lists are not.</summary>
public sealed class LayeredJson
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly IReadOnlyList<(string File, JsonElement Root)> layers;

    private LayeredJson(IReadOnlyList<(string, JsonElement)> layers) => this.layers = layers;

    /// <summary>Reads the files that exist; earlier ones lie on top.</summary>
    /// <exception cref="WarehouseException">A file isn't a JSON object.</exception>
    public static LayeredJson Read(params string[] files) => new([.. files.Where(File.Exists).Select(file => (file, ReadObject(file)))]);

    /// <summary>The value at a path of keys with the file it came from; null where no file has it or it is null there.</summary>
    public (string File, JsonElement Value)? Find(params string[] path)
    {
        foreach (var (file, root) in layers)
        {
            if (Walk(root, path) is not { } value) continue;
            return value.ValueKind == JsonValueKind.Null ? null : (file, value);
        }

        return null;
    }

    /// <summary>The keys of an object in any of the files, with the uppermost file that has each, in the lowest file's order.</summary>
    public IReadOnlyList<(string File, string Key)> Keys(params string[] path)
    {
        var keys = new List<(string File, string Key)>();
        foreach (var (file, root) in layers.Reverse())
        {
            if (Walk(root, path) is not { ValueKind: JsonValueKind.Object } value) continue;
            foreach (var key in value.EnumerateObject().Select(property => property.Name))
            {
                var at = keys.FindIndex(known => known.Key == key);
                if (at >= 0) keys[at] = (file, key);
                else keys.Add((file, key));
            }
        }

        return keys;
    }

    private static JsonElement? Walk(JsonElement from, IEnumerable<string> path)
    {
        foreach (var key in path)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(key, out from)) return null;
        }

        return from;
    }

    private static JsonElement ReadObject(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new WarehouseException($"{file}: expected a JSON object, found {document.RootElement.ValueKind.ToString().ToLowerInvariant()}");
        }
        catch (JsonException error)
        {
            throw new WarehouseException($"{file}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: not JSON: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WarehouseException($"{file}: can't be read: {error.Message}", error);
        }
    }
}
