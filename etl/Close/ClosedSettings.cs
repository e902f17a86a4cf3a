using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Warehouse.Etl.Close;

/// <summary>Tells the settings that a month was closed with from those of now.</summary>
public static class ClosedSettings
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What differs, such as <c>ltv_cap_months 60 → 48</c>; a list of settings by its name alone. What one of the two does not know is no difference.</summary>
    /// <param name="closed">As <see cref="CloseTables.SettingsOf"/> gave them at the close.</param>
    /// <param name="now">As it gives them now.</param>
    public static IReadOnlyList<string> Changes(string closed, string now)
    {
        var (then, today) = (JsonNode.Parse(closed)!.AsObject(), JsonNode.Parse(now)!.AsObject());
        return [.. then.Where(table => today.ContainsKey(table.Key)).SelectMany(table => table.Key == "setting" ? Columns(table.Value, today[table.Key]) : List(table.Key, table.Value, today[table.Key]))];
    }

    private static IEnumerable<string> Columns(JsonNode? was, JsonNode? becomes)
    {
        if (was?[0] is not JsonObject before || becomes?[0] is not JsonObject after) return [];
        return before.Where(column => after.ContainsKey(column.Key) && !JsonNode.DeepEquals(column.Value, after[column.Key])).Select(column => $"{column.Key} {Text(column.Value)} → {Text(after[column.Key])}");
    }

    private static IEnumerable<string> List(string table, JsonNode? was, JsonNode? becomes) => JsonNode.DeepEquals(was, becomes) ? [] : [table];

    private static string Text(JsonNode? value) => value?.ToJsonString(Plain) ?? "null";
}
