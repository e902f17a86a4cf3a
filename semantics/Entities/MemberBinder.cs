using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Entities;

/// <summary>
/// Turns the dimensions that a request names into columns of entities as they were on one day: at the opening, at acquisition, at entry.
/// </summary>
/// <remarks>
/// A key that names a version keeps naming it: the row of that day carries the version of that day. A natural key is joined to the
/// version in force on that day. A dimension of the measure's own rows is that of the entity's largest row on that day, so an
/// entity has one member, whatever it holds.
/// </remarks>
/// <param name="rows">The name of the table that has one row an entity and day.</param>
/// <param name="endsBefore">The first day after the day asked for, in that table.</param>
internal sealed class MemberBinder(MetricManifest manifest, DimensionFinder finder, EntityMeasure measure, string rows, Expression endsBefore)
{
    private readonly List<MemberJoin> joins = [];
    private readonly List<CapturedColumn> captured = [];
    private readonly Dictionary<string, (Expression Value, Grain? Grain)> given = new(StringComparer.Ordinal);

    /// <summary>Keys and conditions, and what they need.</summary>
    public MemberCut Cut(IEnumerable<DimensionName> cuts, IEnumerable<Expression> filters)
    {
        var keys = cuts.Select(cut => new KeyColumn(cut.Text, Value(cut))).ToList();
        var conditions = filters.Select(Condition).ToList();
        return new MemberCut(captured, joins, keys, conditions);
    }

    /// <summary>A dimension that the type itself adds.</summary>
    public MemberBinder With(string name, Expression value, Grain? grain = null)
    {
        given[name] = (value, grain);
        return this;
    }

    /// <summary>The dimension's value for an entity, at the grain asked for.</summary>
    /// <exception cref="SemanticException">The measure's model does not reach it.</exception>
    private Expression Value(DimensionName name)
    {
        var (value, grain) = Reach(name.Path);
        if (name.Grain is null) return value;
        if (grain is null) throw new SemanticException($"'{name.Path}' is not a time, so it has no {name.Grain.Value.Name()}");
        if (grain > name.Grain) throw new SemanticException($"'{name.Path}' is known by {grain.Value.Name()}, not by {name.Grain.Value.Name()}");
        return grain == name.Grain ? value : new Truncated(value, name.Grain.Value);
    }

    /// <summary>A condition over entities.</summary>
    private Expression Condition(Expression condition) => DateLiterals
        .Typed(condition, reference => Reach(DimensionName.Of(reference).Path).Grain is not null)
        .Rewrite(part => part switch
        {
            Reference reference => Value(DimensionName.Of(reference)),
            Column { Table: null } column => Value(DimensionName.Parse(column.Name)),
            _ => null,
        });

    private (Expression Value, Grain? Grain) Reach(string path)
    {
        if (given.TryGetValue(path, out var known)) return known;
        if (path == measure.Entity?.Name) return (new Column(measure.UnitColumn, rows), null);
        var cut = path.IndexOf("__", StringComparison.Ordinal);
        if (finder.Find(measure.Model, measure.Alias, path) is { Joins.Count: 0 } own) return (Capture(path, own.Value), own.Grain);
        var key = cut > 0 ? measure.Model.Entities.FirstOrDefault(e => e.Name == path[..cut]) : null;
        return (key is null ? Identity(path) : OverKey(key, path[(cut + 2)..]))
            ?? throw new SemanticException($"{measure.Model.Name} does not know '{path}'; {NearestName.Suggest(path, finder.Reachable(measure.Model))}");
    }

    /// <summary>What a reader calls an entity whose key names a version of it.</summary>
    private (Expression Value, Grain? Grain)? Identity(string path)
    {
        if (measure.Entity is not null || finder.Find(measure.Model, rows, path) is not { } found) return null;
        Add(found.Joins);
        return (found.Value, found.Grain);
    }

    private void Add(IEnumerable<Join> found)
    {
        foreach (var join in found.Where(join => joins.All(known => known.Alias != join.Alias)))
            joins.Add(new MemberJoin(join.Alias, join.Model, new Binary("=", join.To, join.From)));
    }

    /// <summary>The dimension of the member that a key of the day's rows names.</summary>
    private (Expression Value, Grain? Grain)? OverKey(Entity key, string rest)
    {
        var targets = manifest.Models
            .Where(m => m != measure.Model && m.Entities.Any(e => e.Name == key.Name && e.Kind != EntityKind.Foreign))
            .Where(m => m.Own(rest) is not null || finder.Find(m, key.Name, rest) is not null)
            .ToList();
        if (targets.Count == 0) return null;
        if (targets.Count > 1) throw new SemanticException($"'{key.Name}__{rest}' is ambiguous: {string.Join(", ", targets.Select(m => $"{m.Name} ({m.Place})"))} all have it");

        var target = targets[0];
        if (joins.All(j => j.Alias != key.Name)) joins.Add(Join(key, target));
        if (target.Own(rest) is { } own) return (own.Value.In(key.Name), own.Grain);
        var found = finder.Find(target, key.Name, rest)!;
        Add(found.Joins);
        return (found.Value, found.Grain);
    }

    private MemberJoin Join(Entity key, SemanticModel target)
    {
        var isUnit = key.Name == measure.Entity?.Name && key.Identity is null && measure.UnitJoin is null;
        Expression from = isUnit ? new Column(measure.UnitColumn, rows) : Capture($"{key.Name}_key", key.Key.In(measure.Alias));
        if (target.Unique(key.Name) is { } unique) return new MemberJoin(key.Name, target, new Binary("=", unique.Key.In(key.Name), from));
        var natural = target.Entities.First(e => e.Name == key.Name);
        var version = target.History ?? throw new SemanticException(
            $"{target.Name} ({target.Place}): '{key.Name}' is a natural key, so it needs the days over which a version holds: two time dimensions with validity_params");
        return new MemberJoin(key.Name, target, new Binary("and", new Binary("=", natural.Key.In(key.Name), from), version.In(key.Name).Before(endsBefore)));
    }

    /// <summary>A value of the day's rows. Where rows are not gathered by entity, each still has its own.</summary>
    private Expression Capture(string name, Expression value)
    {
        if (measure.Entity is null) return value;
        if (captured.All(c => c.Name != name)) captured.Add(new CapturedColumn(name, value));
        return new Column(name, rows);
    }
}
