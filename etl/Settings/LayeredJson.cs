using System.Text.Json;
using Warehouse.Etl.Schedule;

namespace Warehouse.Etl.Settings;

/// <summary>JSON files laid over each other key by key: the first file that has a key gives its value. Objects are merged, lists are not.</summary>
public sealed class LayeredJson
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly IReadOnlyList<(string File, JsonElement Root)> layers;
    private readonly Dictionary<string, JsonNodeAt> places;

    private LayeredJson(IReadOnlyList<(string File, JsonElement Root)> layers) =>
        (this.layers, places) = (layers, layers.ToDictionary(layer => layer.File, layer => Places(layer.File)));

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

    /// <summary>The line of the value at a path in a file, from 1; null where the file has none there.</summary>
    public int? Line(string file, params string[] path)
    {
        var place = places.GetValueOrDefault(file);
        foreach (var key in path) place = place?.Fields?.GetValueOrDefault(key);
        return place?.Line;
    }

    /// <summary>File and line of the value at a path, as errors name them; where no file has it, those of the nearest that encloses it.</summary>
    public string Where(string? file, params string[] path)
    {
        if (file is not null) return Line(file, path) is { } line ? FormattableString.Invariant($"{file}:{line}") : file;
        if (layers.Count == 0) return "warehouse.json";
        for (var depth = path.Length; depth > 0; depth--)
        {
            if (Find(path[..depth]) is var (enclosing, _)) return Where(enclosing, path[..depth]);
        }

        return layers[0].File;
    }

    private static JsonNodeAt Places(string file)
    {
        try
        {
            return JsonNodeAt.Parse(File.ReadAllBytes(file), file);
        }
        catch (Exception error) when (error is ScheduleException or FormatException)
        {
            throw new WarehouseException(error is FormatException ? $"{file}: holds a number that is too large: {error.Message}" : error.Message, error);
        }
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
