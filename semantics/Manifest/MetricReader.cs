using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads one metric: what a reader is told of it, then its arithmetic.</summary>
internal static class MetricReader
{
    /// <summary>The words of a metric's unit; empty where it has none.</summary>
    public static IReadOnlyList<string> Units { get; } = ["money", "percent", "months", "days", "hours", "count", "times", "points", ""];

    public static Metric Read(YamlMap map, IReadOnlyDictionary<string, IReadOnlyList<string>> sets)
    {
        map.Only(MetricShapes.Metric);
        var name = map.Required("name");
        var unit = map.Text("unit");
        if (!Units.Contains(unit, StringComparer.Ordinal)) throw map.PlaceOf("unit").Error($"unit '{unit}' is unknown; {NearestName.Suggest(unit, Units.SkipLast(1))}");
        var better = map.Text("better");
        if (better is not ("" or "up" or "down")) throw map.PlaceOf("better").Error($"better: expected up or down, found '{better}'");
        var body = MetricBodyReader.Read(map);
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
            body is CohortBody ? [.. map.Texts("requires").Append(CohortBody.Age).Distinct(StringComparer.Ordinal)] : map.Texts("requires"),
            map.Flag("private"),
            MetricInputReader.Filter(map),
            body,
            map.Place)
        {
            TimeGranularity = map.Word("time_granularity"),
        };
    }

    /// <summary>The metric that a measure with <c>create_metric</c> stands for.</summary>
    public static Metric OfMeasure(string name, YamlMap measure) => new(
        name,
        Localized(measure, "create_metric_display_name", name),
        Localized(measure, "description", ""),
        "",
        null,
        null,
        "",
        "",
        null,
        [],
        false,
        null,
        new SimpleBody(MetricInputReader.Plain(name, measure.Place), new Dictionary<string, string>(StringComparer.Ordinal)),
        measure.Place);

    /// <summary>A text in both languages, or one for both.</summary>
    public static Localized Localized(YamlMap map, string key, string otherwise)
    {
        if (!map.IsMap(key))
        {
            var text = map.Text(key, otherwise);
            return new Localized(text, text);
        }

        var texts = map.Map(key)!;
        texts.Only(InputShapes.Localized);
        return new Localized(texts.Required("ja"), texts.Required("en"));
    }

    /// <summary>The names given, those of a dimension set in its place.</summary>
    private static List<string> Dimensions(YamlMap map, IReadOnlyDictionary<string, IReadOnlyList<string>> sets) =>
        [.. map.Texts("dimensions").SelectMany(name => sets.TryGetValue(name, out var set) ? set : [name]).Distinct(StringComparer.Ordinal)];
}
