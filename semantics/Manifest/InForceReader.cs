using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads <c>as_of: {valid_from: …, valid_to: …}</c>.</summary>
internal static class InForceReader
{
    /// <summary>Each key names a column or one of the model's time dimensions.</summary>
    /// <exception cref="SemanticException">A key is unknown or missing.</exception>
    public static InForce Read(YamlMap map, IReadOnlyList<Dimension> dimensions)
    {
        map.Only(ModelShapes.InForce);
        if (map.Has("paused_to") && !map.Has("paused_from")) throw map.Place.Error("expected paused_from beside paused_to");
        Expression Day(string key)
        {
            var text = map.Required(key);
            return dimensions.FirstOrDefault(d => d.Name == text && d.Grain is not null)?.Value
                ?? ExpressionParser.Manifest(text, $"{map.PlaceOf(key)}: {key}");
        }

        return new InForce(
            Day("valid_from"),
            Day("valid_to"),
            map.Has("paused_from") ? Day("paused_from") : null,
            map.Has("paused_to") ? Day("paused_to") : null);
    }
}
