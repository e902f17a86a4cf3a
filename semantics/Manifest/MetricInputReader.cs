using System.Globalization;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads what a metric is made of: a name, or a name with a filter, a window, an offset or a wider cut.</summary>
internal static class MetricInputReader
{
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

    /// <summary>A length such as <c>12 months</c> or <c>7 days</c>; null where the key has none.</summary>
    public static TimeLength? Length(YamlMap map, string key)
    {
        if (!map.Has(key)) return null;
        var text = map.Required(key);
        var place = map.PlaceOf(key);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            throw place.Error($"{key}: expected a number above 0 and a unit such as '7 days' or '12 months', found '{text}'");
        var unit = parts[1].ToLowerInvariant();
        var isPlural = unit.EndsWith('s') && Grains.Parse(unit[..^1]) is not null;
        return new TimeLength(count, isPlural ? unit[..^1] : unit, place);
    }

    /// <summary>A length made of months.</summary>
    /// <exception cref="SemanticException">It is made of days.</exception>
    public static int Months(TimeLength length, string key) =>
        length.Months ?? throw length.Place.Error($"{key}: expected whole months, quarters or years such as '12 months', found '{length}'");

    private static MetricInput Read(YamlMap map)
    {
        map.Only(InputShapes.Mapping);
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
            Length(map, "window") is { } window ? Months(window, "window") : null,
            map.Flag("whole"),
            Offset(map, out var offset),
            cutsAll,
            map.Texts("without"),
            map.Place)
        {
            OffsetWindow = offset,
            OffsetToGrain = map.Word("offset_to_grain"),
            JoinToTimeSpine = map.Flag("join_to_timespine"),
            FillNullsWith = Fill(map),
        };
    }

    private static long? Fill(YamlMap map) => map.Number("fill_nulls_with") switch
    {
        null => null,
        { } number when number == decimal.Truncate(number) => (long)number,
        _ => throw map.PlaceOf("fill_nulls_with").Error($"fill_nulls_with: expected a whole number, found '{map.Text("fill_nulls_with")}'"),
    };

    /// <summary>The months of <c>offset_window</c>, given or named as a setting; 0 where it is a length of days.</summary>
    private static Months Offset(YamlMap map, out TimeLength? length)
    {
        length = null;
        if (map.IsMap("offset_window"))
        {
            var setting = map.Map("offset_window")!;
            setting.Only(InputShapes.Setting);
            return new Months(0, setting.Required("setting"));
        }

        length = Length(map, "offset_window");
        return new Months(length?.Months ?? 0);
    }
}
