using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads one metric: what a reader is told of it, then its arithmetic.</summary>
internal static class MetricReader
{
    private static readonly string[] Units = ["money", "percent", "months", "days", "count", "times", "points", ""];

    public static Metric Read(YamlMap map, IReadOnlyDictionary<string, IReadOnlyList<string>> sets)
    {
        map.Only(
            "name", "type", "type_params", "label", "description", "owner", "unit", "target", "amber", "better", "dimensions", "requires", "private", "filter");
        var name = map.Required("name");
        var unit = map.Text("unit");
        if (!Units.Contains(unit, StringComparer.Ordinal)) throw map.PlaceOf("unit").Error($"unit '{unit}' is unknown; {NearestName.Suggest(unit, Units[..^1])}");
        var better = map.Text("better");
        if (better is not ("" or "up" or "down")) throw map.PlaceOf("better").Error($"better: expected up or down, found '{better}'");
        return new Metric(
            name,
            Localized(map, "label", name),
            Localized(map, "description", ""),
            unit,
            map.Number("target"),
            map.Number("amber"),
            better,
            map.Text("owner"),
            map.Has("dimensions") ? Dimensions(map, sets) : null,
            map.Texts("requires"),
            map.Flag("private"),
            MetricInputReader.Filter(map),
            MetricBodyReader.Read(map),
            map.Place);
    }

    private static Localized Localized(YamlMap map, string key, string otherwise)
    {
        if (!map.IsMap(key))
        {
            var text = map.Text(key, otherwise);
            return new Localized(text, text);
        }

        var texts = map.Map(key)!;
        texts.Only("ja", "en");
        return new Localized(texts.Required("ja"), texts.Required("en"));
    }

    /// <summary>The names given, those of a dimension set in its place.</summary>
    private static List<string> Dimensions(YamlMap map, IReadOnlyDictionary<string, IReadOnlyList<string>> sets) =>
        [.. map.Texts("dimensions").SelectMany(name => sets.TryGetValue(name, out var set) ? set : [name]).Distinct(StringComparer.Ordinal)];
}
