using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads one semantic model.</summary>
internal static class SemanticModelReader
{
    private static readonly string[] EntityKinds = ["primary", "unique", "natural", "foreign"];

    public static SemanticModel Read(YamlMap map)
    {
        map.Only("name", "description", "label", "model", "node_relation", "defaults", "primary_entity", "entities", "dimensions", "measures");
        var (schema, table) = Relation(map);
        var entities = map.Maps("entities").Select(ReadEntity).ToList();
        var dimensions = map.Maps("dimensions").Select(ReadDimension).ToList();
        var defaults = map.Map("defaults");
        defaults?.Only("agg_time_dimension");
        var measures = map.Maps("measures").Select(m => MeasureReader.Read(m, dimensions, defaults?.Text("agg_time_dimension") ?? "")).ToList();
        var primary = map.Text("primary_entity", entities.FirstOrDefault(e => e.Kind == EntityKind.Primary)?.Name ?? "");
        return new SemanticModel(map.Required("name"), schema, table, primary, entities, dimensions, measures, map.Place);
    }

    private static (string Schema, string Table) Relation(YamlMap map)
    {
        if (map.Map("node_relation") is { } relation)
        {
            relation.Only("schema_name", "alias", "database");
            return (relation.Text("schema_name"), relation.Required("alias"));
        }

        var name = map.Required("model");
        var parts = name.Split('.');
        return parts.Length switch
        {
            1 => ("", parts[0]),
            2 => (parts[0], parts[1]),
            _ => throw map.PlaceOf("model").Error($"model: expected schema.table, found '{name}'"),
        };
    }

    private static Entity ReadEntity(YamlMap map)
    {
        map.Only("name", "type", "expr", "identity", "description", "label");
        var name = map.Required("name");
        var kind = map.Required("type");
        if (!EntityKinds.Contains(kind, StringComparer.Ordinal))
            throw map.PlaceOf("type").Error($"type: expected one of {string.Join(", ", EntityKinds)}, found '{kind}'");
        var identity = map.Has("identity") ? Expression(map, "identity", "") : null;
        return new Entity(name, Enum.Parse<EntityKind>(kind, ignoreCase: true), Expression(map, "expr", name), identity, map.Place);
    }

    private static Dimension ReadDimension(YamlMap map)
    {
        map.Only("name", "type", "type_params", "expr", "description", "label", "is_partition", "conforms_to", "dense");
        var name = map.Required("name");
        Grain? grain = map.Required("type") switch
        {
            "categorical" => null,
            "time" => TimeGrain(map),
            var other => throw map.PlaceOf("type").Error($"type: expected categorical or time, found '{other}'"),
        };
        return new Dimension(name, Expression(map, "expr", name), grain, map.Text("conforms_to"), map.Text("dense"), map.Place);
    }

    private static Grain TimeGrain(YamlMap map)
    {
        var name = map.Map("type_params")?.Text("time_granularity") ?? "";
        return Grains.Parse(name.Length == 0 ? "day" : name)
            ?? throw map.PlaceOf("type_params").Error($"time_granularity: expected one of {string.Join(", ", Grains.Names)}, found '{name}'");
    }

    /// <summary>The expression under a key; where there is none, the column of that name.</summary>
    internal static Expression Expression(YamlMap map, string key, string column)
    {
        var text = map.Text(key);
        return text.Length == 0 ? new Column(column) : ExpressionParser.Manifest(text, $"{map.PlaceOf(key)}: {key}");
    }
}
