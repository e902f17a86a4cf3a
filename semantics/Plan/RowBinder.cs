using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Plan;

/// <summary>Turns the dimensions that one scan names into columns of its tables, and gathers the joins that this needs.</summary>
internal sealed class RowBinder(DimensionFinder finder, SemanticModel model, (string Role, string Key)? instead)
{
    private readonly List<Join> joins = [];

    /// <summary>The name of the model's own row in the query.</summary>
    public string Alias { get; } = model.Entities.Any(e => e.Name == model.Name) ? $"{model.Name}_row" : model.Name;

    /// <summary>The joins needed so far, each once, in an order in which each stands on what is before it.</summary>
    public IReadOnlyList<Join> Joins => joins;

    /// <summary>A dimension's value in a row, at the grain asked for.</summary>
    public Expression Value(DimensionName name)
    {
        var found = Reach(name.Path);
        foreach (var join in found.Joins.Where(join => joins.All(known => known.Alias != join.Alias))) joins.Add(join);
        if (name.Grain is null) return found.Value;
        if (found.Grain is null) throw new SemanticException($"'{name.Path}' is not a time, so it has no {name.Grain.Value.Name()}");
        if (found.Grain > name.Grain) throw new SemanticException($"'{name.Path}' is known by {found.Grain.Value.Name()}, not by {name.Grain.Value.Name()}");
        return found.Grain == name.Grain ? found.Value : new Truncated(found.Value, name.Grain.Value);
    }

    /// <summary>A condition over rows: references become columns, bare columns those of the model's own row.</summary>
    public Expression Condition(Expression condition) => DateLiterals.Typed(condition, IsTime).Rewrite(part => part switch
    {
        Reference reference => Value(DimensionName.Of(reference)),
        Column { Table: null } column => column with { Table = Alias },
        _ => null,
    });

    private bool IsTime(Reference reference) => Reach(DimensionName.Of(reference).Path).Grain is not null;

    private ReachedDimension Reach(string path) =>
        finder.Find(model, Alias, path, instead)
        ?? throw new SemanticException($"{model.Name} does not know '{path}'; {NearestName.Suggest(path, finder.Reachable(model))}");
}
