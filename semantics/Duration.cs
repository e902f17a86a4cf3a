using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics;

/// <summary>A length of time in whole units: <c>12 months</c>, <c>30 days</c>.</summary>
internal sealed record Duration(int Count, Grain Unit)
{
    public static Duration None { get; } = new(0, Grain.Day);

    public override string ToString() => $"{Count} {Unit.Name()}{(Count == 1 ? "" : "s")}";

    /// <summary>Reads the text under a key.</summary>
    /// <exception cref="SemanticException">It is no number of days, weeks, months, quarters or years above 0.</exception>
    public static Duration Read(YamlMap map, string key)
    {
        map.Required(key);
        var length = MetricInputReader.Length(map, key)!;
        return Grains.ParseDate(length.Unit) is { } unit
            ? new Duration(length.Count, unit)
            : throw length.Place.Error($"{key}: '{length.Unit}' is no unit of days; {NearestName.Suggest(length.Unit, Grains.DateNames)}");
    }
}
