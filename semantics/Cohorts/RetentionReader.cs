using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Cohorts;

/// <summary>Reads the <c>type_params</c> of a retention metric.</summary>
internal static class RetentionReader
{
    /// <exception cref="SemanticException">A key is unknown, missing or says what it cannot.</exception>
    public static RetentionBody Read(YamlMap map)
    {
        map.Only(CohortShapes.Retention);
        return new RetentionBody(
            MetricInputReader.Read(map, "measure"),
            map.Has("paused") ? MetricInputReader.Read(map, "paused") : null,
            map.Required("entity"),
            Duration.Read(map, "window"),
            Choice.Read<Keep>(map, "keep", null),
            Choice.Read<RetentionOutput>(map, "output", RetentionOutput.Rate));
    }
}
