using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Cohorts;

/// <summary>Reads the <c>type_params</c> of a cohort metric.</summary>
internal static class CohortReader
{
    /// <exception cref="SemanticException">A key is unknown, missing or says what it cannot.</exception>
    public static CohortBody Read(YamlMap map)
    {
        map.Only(CohortShapes.Cohort);
        return new CohortBody(
            MetricInputReader.Read(map, "measure"),
            map.Has("start") ? MetricInputReader.Read(map, "start") : null,
            map.Required("entity"),
            GrainOf(map),
            Choice.Read<CohortValue>(map, "value", null),
            Choice.Read<CohortReading>(map, "reading", CohortReading.Active),
            Choice.Read<CohortEntry>(map, "cohorts", CohortEntry.First));
    }

    private static Grain GrainOf(YamlMap map)
    {
        var name = map.Text("grain", Grain.Month.Name());
        return Grains.ParseDate(name) ?? throw map.PlaceOf("grain").Error($"grain: '{name}' is unknown; {NearestName.Suggest(name, Grains.DateNames)}");
    }
}
