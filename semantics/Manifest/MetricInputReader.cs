using System.Globalization;
using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads what a metric is made of: a name, or a name with a filter, a window, an offset or a wider cut.</summary>
internal static class MetricInputReader
{
    private static readonly string[] Keys = ["name", "alias", "filter", "window", "whole", "offset_window", "cut", "without"];

    /// <summary>The input under a key: <c>numerator: mrr</c> or <c>numerator: {name: mrr, offset_window: 12 months}</c>.</summary>
    public static MetricInput Read(YamlMap map, string key)
    {
        if (map.IsMap(key)) return Read(map.Map(key)!);
        return Plain(map.Required(key), map.PlaceOf(key));
    }

    public static IEnumerable<MetricInput> ReadList(YamlMap map, string key) => map.Maps(key).Select(Read);

    public static MetricInput Plain(string name, Place place) => new(name, name, null, null, false, new Months(0), false, [], place);

    /// <summary>The filter of a metric or input; a list of filters must all hold.</summary>
    public static Expression? Filter(YamlMap map) =>
        map.Texts("filter").Select(text => ExpressionParser.Manifest(text, $"{map.PlaceOf("filter")}: filter")).AllOf();

    /// <summary>A length such as <c>12 months</c>.</summary>
    public static int Window(YamlMap map)
    {
        var months = MonthsOf(map, "window");
        return months.Setting.Length == 0 && months.Count > 0 ? months.Count : throw map.PlaceOf("window").Error("window: expected a number of months above 0");
    }

    private static MetricInput Read(YamlMap map)
    {
        map.Only(Keys);
        var name = map.Required("name");
        var cutsAll = map.Text("cut") switch
        {
            "" => false,
            "all" => true,
            var other => throw map.PlaceOf("cut").Error($"cut: expected all, found '{other}'"),
        };
        return new MetricInput(
            name,
            map.Text("alias", name),
            Filter(map),
            map.Has("window") ? Window(map) : null,
            map.Flag("whole"),
            map.Has("offset_window") ? MonthsOf(map, "offset_window") : new Months(0),
            cutsAll,
            map.Texts("without"),
            map.Place);
    }

    private static Months MonthsOf(YamlMap map, string key)
    {
        if (map.IsMap(key))
        {
            var setting = map.Map(key)!;
            setting.Only("setting");
            return new Months(0, setting.Required("setting"));
        }

        var text = map.Required(key);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var perUnit = parts.Length == 2 ? parts[1].ToLowerInvariant().TrimEnd('s') switch { "month" => 1, "quarter" => 3, "year" => 12, _ => 0 } : 0;
        return perUnit > 0 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new Months(count * perUnit)
            : throw map.PlaceOf(key).Error($"{key}: expected whole months, quarters or years such as '12 months', found '{text}'");
    }
}
