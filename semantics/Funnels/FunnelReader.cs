using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Funnels;

/// <summary>Reads the <c>type_params</c> of a funnel metric.</summary>
internal static class FunnelReader
{
    /// <exception cref="SemanticException">A key is unknown, missing or says what it cannot.</exception>
    public static FunnelBody Read(YamlMap map)
    {
        map.Only(CohortShapes.Funnel);
        var order = Choice.Read<StepOrder>(map, "order", StepOrder.Ordered);
        var steps = map.Maps("steps").Select(Step).ToList();
        if (steps.Count == 0) throw map.Place.Error("expected a key 'steps': a list such as [{name: first_value, within: 30 days}]");
        var entry = map.IsMap("entry") ? Entry(map.Map("entry")!) : Named(map.Required("entry"), map.PlaceOf("entry"));
        CheckBranches(map, entry, steps, order);
        return new FunnelBody(map.Required("entity"), entry, steps, map.Has("lost") ? MetricInputReader.Read(map, "lost") : null, order);
    }

    private static FunnelStep Entry(YamlMap map)
    {
        map.Only(CohortShapes.Entry);
        return Named(map.Required("name"), map.Place, map);
    }

    private static FunnelStep Step(YamlMap map)
    {
        map.Only(CohortShapes.Step);
        return Named(map.Required("name"), map.Place, map) with { WithinDays = map.Has("within") ? Days(map) : null, From = map.Text("from") };
    }

    /// <summary>A step's events are those of the measure of its name, unless it names another.</summary>
    private static FunnelStep Named(string name, Place place, YamlMap? map = null) => new(
        name, map is not null && map.Has("measure") ? MetricInputReader.Read(map, "measure") : MetricInputReader.Plain(name, place), null, "");

    private static int Days(YamlMap map)
    {
        var within = Duration.Read(map, "within");
        return within.Unit switch
        {
            Grain.Day => within.Count,
            Grain.Week => within.Count * 7,
            _ => throw map.PlaceOf("within").Error($"within: windows count calendar days; expected days or weeks such as '30 days', found '{within}'"),
        };
    }

    private static void CheckBranches(YamlMap map, FunnelStep entry, List<FunnelStep> steps, StepOrder order)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].From.Length == 0) continue;
            if (order != StepOrder.Ordered) throw map.PlaceOf("order").Error($"order: a funnel with branches (from: {steps[i].From}) is ordered");
            var before = steps.Take(i).Select(s => s.Name).Prepend(entry.Name).ToList();
            if (!before.Contains(steps[i].From, StringComparer.Ordinal))
                throw steps[i].Measure.Place.Error($"from: '{steps[i].From}' is no step before '{steps[i].Name}'; {NearestName.Suggest(steps[i].From, before)}");
        }
    }
}
