using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads one semantic model.</summary>
internal static class SemanticModelReader
{
    /// <summary>The words of an entity's type.</summary>
    public static IReadOnlyList<string> EntityKinds { get; } = ["primary", "unique", "natural", "foreign"];

    public static SemanticModel Read(YamlMap map, Reporting reporting)
    {
        map.Only(ModelShapes.Model);
        var (database, schema, table) = Relation(map);
        var entities = map.Maps("entities").Select(ReadEntity).ToList();
        var dimensions = map.Maps("dimensions").Select(dimension => ReadDimension(dimension, reporting)).ToList();
        var defaults = map.Map("defaults");
        defaults?.Only(ModelShapes.Defaults);
        var measures = map.Maps("measures").Select(m => MeasureReader.Read(m, dimensions, defaults?.Text("agg_time_dimension") ?? "", reporting)).ToList();
        var primary = map.Text("primary_entity", entities.FirstOrDefault(e => e.Kind == EntityKind.Primary)?.Name ?? "");
        return new SemanticModel(map.Required("name"), schema, table, primary, entities, dimensions, measures, map.Place) { Database = database };
    }

    private static (string Database, string Schema, string Table) Relation(YamlMap map) => map.Map("node_relation") is { } relation
        ? NodeRelation(relation)
        : Relation(map.Required("model"), "model", map.PlaceOf("model"));

    /// <summary>A relation in MetricFlow's form.</summary>
    internal static (string Database, string Schema, string Table) NodeRelation(YamlMap relation)
    {
        relation.Only(ModelShapes.Relation);
        return (relation.Text("database"), relation.Text("schema_name"), relation.Required("alias"));
    }

    /// <summary>A relation by name, or in dbt's form: <c>ref('orders')</c>, <c>source('shop', 'orders')</c>.</summary>
    internal static (string Database, string Schema, string Table) Relation(string name, string key, Place place)
    {
        var call = name.IndexOf('(', StringComparison.Ordinal);
        var arguments = call > 0 && name.EndsWith(')') ? name[(call + 1)..^1].Split(',').Select(a => a.Trim().Trim('\'', '"')).ToArray() : [];
        var parts = call < 0 ? name.Split('.') : [];
        return (call < 0 ? "" : name[..call].Trim(), parts.Length, arguments.Length) switch
        {
            ("", 1, _) => ("", "", parts[0]),
            ("", 2, _) => ("", parts[0], parts[1]),
            ("", 3, _) => (parts[0], parts[1], parts[2]),
            ("ref", _, 1 or 2) => ("", "", arguments[^1]),
            ("source", _, 2) => ("", arguments[0], arguments[1]),
            _ => throw place.Error($"{key}: expected schema.table, ref('table') or source('schema', 'table'), found '{name}'"),
        };
    }

    private static Entity ReadEntity(YamlMap map)
    {
        map.Only(ModelShapes.Entity);
        var name = map.Required("name");
        map.Required("type");
        var kind = map.Word("type");
        if (!EntityKinds.Contains(kind, StringComparer.Ordinal))
            throw map.PlaceOf("type").Error($"type: expected one of {string.Join(", ", EntityKinds)}, found '{kind}'");
        var identity = map.Has("identity") ? Expression(map, "identity", "") : null;
        return new Entity(name, Enum.Parse<EntityKind>(kind, ignoreCase: true), Expression(map, "expr", name), identity, map.Place);
    }

    private static Dimension ReadDimension(YamlMap map, Reporting reporting)
    {
        map.Only(ModelShapes.Dimension);
        var name = map.Required("name");
        map.Required("type");
        Grain? grain = map.Word("type") switch
        {
            "categorical" => null,
            "time" => TimeGrain(map),
            var other => throw map.PlaceOf("type").Error($"type: expected categorical or time, found '{other}'"),
        };
        return new Dimension(name, Zoned(Expression(map, "expr", name), map.Map("type_params"), reporting), grain, map.Text("conforms_to"), map.Text("dense"), map.Place)
        {
            IsPartition = map.Flag("is_partition"),
            Validity = ReadValidity(map.Map("type_params")?.Map("validity_params")),
        };
    }

    /// <summary>A column of times as the reporting zone's clocks show them; as it stands where no zone is named.</summary>
    private static Expression Zoned(Expression time, YamlMap? parameters, Reporting reporting)
    {
        if (parameters?.Text("time_zone") is not { Length: > 0 } zone) return time;
        var place = parameters.PlaceOf("time_zone");
        if (reporting.TimeZone.Length == 0) throw place.Error("time_zone: in which zone are days reported? Expected the top-level key reporting: {time_zone: Asia/Tokyo}");
        if (zone != "offset" && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) throw place.Error($"time_zone: '{zone}' is unknown; expected a name such as UTC or Asia/Tokyo, or offset");
        return new InZone(time, zone == "offset" ? "" : zone, reporting.TimeZone);
    }

    private static Validity ReadValidity(YamlMap? map)
    {
        map?.Only(ModelShapes.Validity);
        return map is null ? Validity.None : map.Flag("is_start") ? Validity.Start : map.Flag("is_end") ? Validity.End : Validity.None;
    }

    private static Grain TimeGrain(YamlMap map)
    {
        map.Map("type_params")?.Only(ModelShapes.TimeParameters);
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
