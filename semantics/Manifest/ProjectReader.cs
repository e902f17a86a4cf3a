using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads the time spines of <c>project_configuration</c>, or of dbt's <c>models</c>.</summary>
internal static class ProjectReader
{
    /// <summary>The spines, fine to coarse; one a grain.</summary>
    /// <exception cref="SemanticException">Two spines have the same grain, or a custom grain a name that is taken.</exception>
    public static IReadOnlyList<TimeSpine> TimeSpines(IReadOnlyList<YamlMap> documents)
    {
        var projects = documents.Select(d => d.Map("project_configuration")).OfType<YamlMap>().ToList();
        foreach (var project in projects) project.Only(FileShapes.Project);
        var spines = projects.SelectMany(p => p.Maps("time_spines")).Select(Read)
            .Concat(documents.SelectMany(d => d.Maps("models")).Select(OfModel).OfType<TimeSpine>())
            .ToList();
        spines.AddRange(projects.SelectMany(p => p.Maps("time_spine_table_configurations")).Select(Legacy).Where(old => spines.All(s => s.Grain != old.Grain)));
        Check(spines);
        return [.. spines.OrderBy(s => s.Grain)];
    }

    private static TimeSpine Read(YamlMap map)
    {
        map.Only(FileShapes.Spine);
        var (database, schema, table) = SemanticModelReader.NodeRelation(map.Map("node_relation") ?? throw map.Place.Error("expected a key 'node_relation' with schema_name and alias"));
        var column = map.Map("primary_column") ?? throw map.Place.Error("expected a key 'primary_column' with name and time_granularity");
        column.Only(FileShapes.SpineColumn);
        return new TimeSpine(database, schema, table, column.Required("name"), ReadGrain(column, "time_granularity"), Custom(map), map.Place);
    }

    /// <summary>A model of dbt that is a time spine; null where it is another.</summary>
    private static TimeSpine? OfModel(YamlMap map)
    {
        if (map.Map("time_spine") is not { } spine) return null;
        spine.Only(FileShapes.SpineOfModel);
        var name = spine.Required("standard_granularity_column");
        var column = map.Maps("columns").FirstOrDefault(c => c.Text("name") == name) ?? throw spine.Place.Error($"standard_granularity_column '{name}' is not among the model's columns");
        return new TimeSpine("", "", map.Required("name"), name, ReadGrain(column, "granularity"), Custom(spine), map.Place);
    }

    private static TimeSpine Legacy(YamlMap map)
    {
        map.Only(FileShapes.OldSpine);
        var (database, schema, table) = SemanticModelReader.Relation(map.Required("location"), "location", map.PlaceOf("location"));
        return new TimeSpine(database, schema, table, map.Required("column_name"), ReadGrain(map, "grain"), [], map.Place);
    }

    private static List<CustomGrain> Custom(YamlMap map) => [.. map.Maps("custom_granularities").Select(custom =>
    {
        custom.Only(FileShapes.CustomGrain);
        var name = custom.Required("name").ToLowerInvariant();
        return new CustomGrain(name, custom.Text("column_name", name));
    })];

    private static Grain ReadGrain(YamlMap map, string key) =>
        Grains.Parse(map.Required(key)) ?? throw map.PlaceOf(key).Error($"{key}: expected one of {string.Join(", ", Grains.Names)}, found '{map.Text(key)}'");

    private static void Check(List<TimeSpine> spines)
    {
        var taken = new HashSet<string>(Grains.Names, StringComparer.Ordinal);
        foreach (var spine in spines)
        {
            var first = spines.First(s => s.Grain == spine.Grain);
            if (first != spine) throw spine.Place.Error($"a time spine of the grain {spine.Grain.Name()} is defined twice, first at {first.Place}");
            foreach (var custom in spine.CustomGrains.Where(custom => !taken.Add(custom.Name))) throw spine.Place.Error($"the granularity '{custom.Name}' is defined twice");
        }
    }
}
