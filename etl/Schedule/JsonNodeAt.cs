using System.Text.Json;

namespace Warehouse.Etl.Schedule;

/// <summary>A JSON value that knows the line it stands on, so that an error can point there.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Value">A string, decimal, bool, null, list of nodes or ordered fields.</param>
internal sealed record JsonNodeAt(int Line, object? Value)
{
    public string? Text => Value as string;

    public IReadOnlyList<JsonNodeAt>? Items => Value as IReadOnlyList<JsonNodeAt>;

    public IReadOnlyDictionary<string, JsonNodeAt>? Fields => Value as IReadOnlyDictionary<string, JsonNodeAt>;

    /// <summary>The value as an error shows it.</summary>
    public string Shown => Value switch
    {
        null => "null",
        string text => $"'{text}'",
        bool flag => flag ? "true" : "false",
        IReadOnlyList<JsonNodeAt> => "a list",
        IReadOnlyDictionary<string, JsonNodeAt> => "an object",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        var other => $"{other}",
    };

    /// <summary>Reads a text; comments and trailing commas are allowed.</summary>
    /// <exception cref="ScheduleException">It isn't JSON, or names a field twice; the message names line and column.</exception>
    public static JsonNodeAt Parse(ReadOnlySpan<byte> json, string file)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            reader.Read();
            var root = Read(ref reader, json, file);
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            throw new ScheduleException($"{file}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: not JSON: {error.Message.Split(" LineNumber:")[0]}");
        }
    }

    private static JsonNodeAt Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string file)
    {
        var line = json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
        return new JsonNodeAt(line, reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, json, file),
            JsonTokenType.StartArray => List(ref reader, json, file),
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => reader.GetDecimal(),
            JsonTokenType.True or JsonTokenType.False => reader.GetBoolean(),
            _ => null,
        });
    }

    private static Dictionary<string, JsonNodeAt> Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string file)
    {
        var fields = new Dictionary<string, JsonNodeAt>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = Read(ref reader, json, file);
            if (!fields.TryAdd(name, value)) throw new ScheduleException($"{file}:{value.Line}: '{name}' stands here a second time; keep one");
        }

        return fields;
    }

    private static List<JsonNodeAt> List(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string file)
    {
        var items = new List<JsonNodeAt>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Read(ref reader, json, file));
        return items;
    }
}
