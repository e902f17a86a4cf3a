using System.Globalization;
using System.Text.Json;

namespace Warehouse.Etl.Settings;

/// <summary>Reads typed, bounded values out of the layered settings; every error names file, key, what was expected and what was found.</summary>
internal sealed class SettingsReader(LayeredJson json)
{
    /// <summary>Refuses keys other than these.</summary>
    public void Only(string[] known, params string[] path)
    {
        foreach (var (file, key) in json.Keys(path))
        {
            if (!known.Contains(key, StringComparer.Ordinal)) throw new WarehouseException($"{file}: unknown key '{string.Join('.', [.. path, key])}'{NearestName.Hint(key, known)}");
        }
    }

    public IReadOnlyList<string> Keys(params string[] path) => [.. json.Keys(path).Select(known => known.Key)];

    public string Text(string otherwise, params string[] path) =>
        Read(path, "a text", value => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null) ?? otherwise;

    public bool Flag(bool otherwise, params string[] path) =>
        Read(path, "true or false", value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? (bool?)value.GetBoolean() : null) ?? otherwise;

    public int Whole(int otherwise, int least, int most, params string[] path) =>
        Read(path, $"a whole number from {least} to {most}", value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? (int?)number : null) ?? otherwise;

    public decimal? Number(decimal least, decimal most, params string[] path) =>
        Read(path, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), value => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= least && number <= most ? (decimal?)number : null);

    public DateOnly? Date(params string[] path) =>
        Read(path, "a date (YYYY-MM-DD)", value => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? (DateOnly?)date : null);

    public IReadOnlyList<string> Texts(params string[] path) =>
        Read(path, "a list of texts", value => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? value.EnumerateArray().Select(item => item.GetString()!).ToList()
            : null) ?? [];

    /// <summary>An error about the value at a path.</summary>
    public WarehouseException Error(string expected, params string[] path)
    {
        var found = json.Find(path);
        return new WarehouseException($"{found?.File ?? "warehouse.json"}: '{string.Join('.', path)}': expected {expected}, found {found?.Value.GetRawText() ?? "nothing"}");
    }

    private T? Read<T>(string[] path, string expected, Func<JsonElement, T?> parse)
    {
        if (json.Find(path) is not var (_, value)) return default;
        return parse(value) is { } parsed ? parsed : throw Error(expected, path);
    }
}
