using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>Writes <c>meta.json</c>: what was asked for, the dates that follow from it, and the rows of the truth.</summary>
internal static class MetaFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string folder, GenerateOptions options, Timeline timeline, IEnumerable<(string File, long Rows)> rows, long usageRows)
    {
        var meta = new JsonObject
        {
            ["accounts"] = options.Accounts,
            ["months"] = options.Months,
            ["seed"] = options.Seed,
            ["events_aimed_at"] = options.EventTarget,
            ["first_month"] = Text(timeline.FirstMonth, "yyyy-MM"),
            ["closing_month"] = Text(timeline.ClosingMonth, "yyyy-MM"),
            ["as_of"] = Text(timeline.AsOf, "yyyy-MM-dd"),
            ["extracted_at"] = timeline.ExtractedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["time_zone"] = "Asia/Tokyo",
            ["currency"] = "JPY",
            ["key_features"] = new JsonArray([.. Catalogue.KeyFeatures.Select(feature => JsonValue.Create(feature))]),
            ["usage_event_rows"] = usageRows,
            ["truth_rows"] = new JsonObject(rows.Select(file => KeyValuePair.Create(file.File, (JsonNode?)JsonValue.Create(file.Rows)))),
        };
        File.WriteAllText(Path.Combine(folder, "meta.json"), meta.ToJsonString(Readable) + "\n", new UTF8Encoding(false));
    }

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
