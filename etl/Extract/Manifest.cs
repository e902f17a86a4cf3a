using System.Globalization;
using System.Text.Json;

namespace Warehouse.Etl.Extract;

/// <summary>A delivery's <c>_manifest.json</c>.</summary>
/// <param name="File">Its path.</param>
/// <param name="ExtractedAt">When the source was read.</param>
/// <param name="Complete">Whether a row that is missing was deleted; false when it doesn't say.</param>
/// <param name="Files">Full paths of the files it lists, or null when it lists none and so means all of its folder.</param>
internal sealed record Manifest(string File, Moment ExtractedAt, bool Complete, IReadOnlyList<string>? Files)
{
    public const string Name = "_manifest.json";

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="WarehouseException">It isn't JSON, or a key is missing or wrong.</exception>
    public static Manifest Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Wrong(file, "", "a JSON object", root);
            return new Manifest(file, Extracted(file, root), IsComplete(file, root), Listed(file, root));
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

    private static Moment Extracted(string file, JsonElement root)
    {
        const string Expected = "a time such as 2026-11-01T00:00:00+09:00";
        if (!root.TryGetProperty("extracted_at", out var value)) throw new WarehouseException($"{file}: 'extracted_at' is missing; expected {Expected}");
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.AllowWhiteSpaces, out var parsed)) throw Wrong(file, "extracted_at", Expected, value);
        return parsed.Kind switch
        {
            DateTimeKind.Unspecified => new Moment(parsed, false),
            DateTimeKind.Utc => new Moment(parsed, true),
            _ => new Moment(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime, true),
        };
    }

    private static bool IsComplete(string file, JsonElement root)
    {
        if (!root.TryGetProperty("complete", out var value)) return false;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(file, "complete", "true or false", value);
    }

    private static List<string>? Listed(string file, JsonElement root)
    {
        if (!root.TryGetProperty("files", out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.Array) throw Wrong(file, "files", "a list of file names", value);
        return [.. value.EnumerateArray().Select(item => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, NameOf(file, item))))];
    }

    private static string NameOf(string file, JsonElement item)
    {
        var name = item.ValueKind == JsonValueKind.Object ? (item.TryGetProperty("name", out var inner) || item.TryGetProperty("file", out inner) ? inner : default) : item;
        return name.ValueKind == JsonValueKind.String ? name.GetString()! : throw Wrong(file, "files", "a list of file names", item);
    }

    private static WarehouseException Wrong(string file, string key, string expected, JsonElement found) =>
        new($"{file}: {(key.Length == 0 ? "" : $"'{key}': ")}expected {expected}, found {found.GetRawText()}");
}
