using System.Globalization;
using System.Text.Json;
using Warehouse.Semantics;

namespace Warehouse.Tests.Semantics.Conformance;

/// <summary>One case of MetricFlow's suite: a request, and how its answer is compared.</summary>
/// <param name="Manifest">The folder of the manifest that it asks.</param>
/// <param name="Columns">The expected columns, in the order of the expected file.</param>
public sealed record ConformanceCase(string Id, string Manifest, MetricRequest Request, IReadOnlyList<string> Columns, bool IsOrdered)
{
    private static readonly Dictionary<string, string> Manifests = new()
    {
        ["SIMPLE_MODEL"] = "simple_manifest",
        ["EXTENDED_DATE_MODEL"] = "extended_date_manifest",
        ["SCD_MODEL"] = "scd_manifest",
        ["UNPARTITIONED_MULTI_HOP_JOIN_MODEL"] = "multi_hop_join_manifest",
        ["PARTITIONED_MULTI_HOP_JOIN_MODEL"] = "partitioned_multi_hop_join_manifest",
        ["SIMPLE_MODEL_NON_DS"] = "non_sm_manifest",
    };

    public static ConformanceCase Read(JsonElement json) => new(
        json.GetProperty("id").GetString()!,
        Manifests[json.GetProperty("model").GetString()!],
        Asked(json),
        Texts(json, "columns"),
        json.GetProperty("check_order").GetBoolean());

    private static MetricRequest Asked(JsonElement json)
    {
        var request = new MetricRequest(Texts(json, "metrics"), [.. Texts(json, "group_bys"), .. json.GetProperty("group_by_objs").EnumerateArray().Select(Name)])
        {
            Where = json.GetProperty("where_filter").GetString(),
            OrderBy = Texts(json, "order_bys"),
            Limit = json.GetProperty("limit") is { ValueKind: JsonValueKind.Number } limit ? limit.GetInt32() : null,
            SavedQuery = json.GetProperty("saved_query_name").GetString() ?? "",
            MinMaxOnly = json.GetProperty("min_max_only").GetBoolean(),
            IsGrouped = json.GetProperty("apply_group_by").GetBoolean(),
        };
        if (json.GetProperty("time_constraint") is not { ValueKind: JsonValueKind.Array } range) return request;
        var (start, end) = (range[0].GetString()!, range[1].GetString()!);
        return start.Length == "2020-01-01".Length
            ? request with { Start = DateOnly.Parse(start, CultureInfo.InvariantCulture), End = DateOnly.Parse(end, CultureInfo.InvariantCulture) }
            : request with { StartAt = DateTime.Parse(start, CultureInfo.InvariantCulture), EndAt = DateTime.Parse(end, CultureInfo.InvariantCulture) };
    }

    /// <summary>An object of name, grain and date part as one name.</summary>
    private static string Name(JsonElement item)
    {
        var name = item.GetProperty("name").GetString()!;
        if (item.TryGetProperty("grain", out var grain)) return $"{name}__{grain.GetString()}";
        return item.TryGetProperty("date_part", out var part) ? $"{name}__extract_{part.GetString()}" : name;
    }

    private static List<string> Texts(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
