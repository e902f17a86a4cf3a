using System.Globalization;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics;

/// <summary>A length of time in whole units: <c>12 months</c>, <c>30 days</c>.</summary>
internal sealed record Duration(int Count, Grain Unit)
{
    public static Duration None { get; } = new(0, Grain.Day);

    public override string ToString() => $"{Count} {Unit.Name()}{(Count == 1 ? "" : "s")}";

    /// <summary>Reads the text under a key.</summary>
    /// <exception cref="SemanticException">It is no number of days, weeks, months, quarters or years.</exception>
    public static Duration Read(YamlMap map, string key)
    {
        var text = map.Required(key);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && Grains.Parse(parts[1].EndsWith('s') ? parts[1][..^1] : parts[1]) is { } unit
            ? new Duration(count, unit)
            : throw map.PlaceOf(key).Error($"{key}: expected a length such as '30 days' or '12 months', found '{text}'");
    }
}
