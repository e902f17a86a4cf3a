using System.Globalization;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads a saved query: what it asks for, in MetricFlow's calls or by name.</summary>
internal static class SavedQueryReader
{
    public static SavedQuery Read(YamlMap map)
    {
        map.Only(FileShapes.SavedQuery);
        var asked = map.Map("query_params") ?? throw map.Place.Error("expected a key 'query_params' with metrics and group_by");
        asked.Only(FileShapes.QueryParameters);
        return new SavedQuery(
            map.Required("name"),
            MetricReader.Localized(map, "label", map.Required("name")),
            MetricReader.Localized(map, "description", ""),
            asked.Texts("metrics"),
            [.. asked.Texts("group_by").Select(text => Name(text, asked.PlaceOf("group_by")).Name)],
            asked.Texts("where"),
            [.. asked.Texts("order_by").Select(text => Name(text, asked.PlaceOf("order_by"))).Select(item => item.IsDescending ? $"-{item.Name}" : item.Name)],
            Limit(asked),
            map.Place);
    }

    private static int? Limit(YamlMap map) => map.Number("limit") switch
    {
        null => null,
        >= 0 and <= int.MaxValue and { } limit when limit == decimal.Truncate(limit) => (int)limit,
        var other => throw map.PlaceOf("limit").Error($"limit: expected a number of rows, found '{other?.ToString(CultureInfo.InvariantCulture)}'"),
    };

    /// <summary>A name as a request gives it, its grain or date part at the end.</summary>
    private static (string Name, bool IsDescending) Name(string text, Place place)
    {
        var isDescending = text.StartsWith('-');
        var (item, descends) = ReferenceParser.Item(isDescending ? text[1..] : text, place.ToString());
        return (item.Kind == ReferenceKind.Metric ? item.Name : item.ToString(), isDescending || descends);
    }
}
