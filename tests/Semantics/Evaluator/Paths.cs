namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Ways from one model to another by entities. A join goes only to a model where the entity names one row.</summary>
internal sealed class Paths(World world)
{
    private readonly Dictionary<(string Model, string Path, string Element), Way> found = [];

    /// <summary>The models joined one after the other, each by an entity, and what is read from the last.</summary>
    internal sealed record Way(IReadOnlyList<(string Entity, ModelDef Model)> Hops, string Expr, DimensionDef? Dimension);

    /// <exception cref="RefusedException">There is no way, or more than one.</exception>
    public Way Find(ModelDef model, Item item)
    {
        if (found.TryGetValue((model.Name, item.Path, item.Element), out var known)) return known;
        var way = Local(model, item) ?? Prefixed(model, item) ?? Only(Search(model, item.Links, item.Element, []).ToList(), model, item);
        return found[(model.Name, item.Path, item.Element)] = way;
    }

    public bool CanFind(ModelDef model, Item item)
    {
        try
        {
            Find(model, item);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private Way Only(List<Way> ways, ModelDef model, Item item) => ways.Count switch
    {
        1 => ways[0],
        > 1 => throw new RefusedException($"{item.Column} is ambiguous from {model.Name}"),
        _ => Extended(model, item) ?? throw new RefusedException($"no way to {item.Column} from {model.Name}"),
    };

    private static Way? Local(ModelDef model, Item item)
    {
        if (item.Path.Length == 0) return model.Entity(item.Element) is { } own ? new Way([], own.Expr, null) : null;
        if (item.Path != model.RowEntity && model.Entity(item.Path)?.Type is not ("primary" or "unique" or "natural")) return null;
        if (model.Dimension(item.Element) is { } dimension) return new Way([], dimension.Expr, dimension);
        return model.Entity(item.Element) is { } entity ? new Way([], entity.Expr, null) : null;
    }

    private IEnumerable<Way> Search(ModelDef model, IReadOnlyList<string> links, string element, IReadOnlyList<(string, ModelDef)> hops)
    {
        if (links.Count == 0) yield break;
        if (model.Entity(links[0]) is not { } left) yield break;
        foreach (var target in world.Models.Where(t => t != model && t.Entity(links[0]) is { } right && Joins(left, right, t)))
        {
            (string, ModelDef)[] more = [.. hops, (links[0], target)];
            if (links.Count > 1)
            {
                foreach (var way in Search(target, [.. links.Skip(1)], element, more)) yield return way;
            }
            else if (target.Dimension(element) is { } dimension)
            {
                yield return new Way(more, dimension.Expr, dimension);
            }
            else if (target.Entity(element) is { } entity && element != links[0])
            {
                yield return new Way(more, entity.Expr, null);
            }
        }
    }

    /// <summary>A path may begin with what the model's own rows are: a customer's region, asked of customers.</summary>
    private Way? Prefixed(ModelDef model, Item item)
    {
        if (item.Links.Count < 2 || (item.Links[0] != model.RowEntity && model.Entity(item.Links[0])?.Type is not ("primary" or "unique" or "natural"))) return null;
        var ways = Search(model, [.. item.Links.Skip(1)], item.Element, []).ToList();
        return ways.Count == 1 ? ways[0] : null;
    }

    /// <summary>A path may leave out its beginning where only one entity leads there.</summary>
    private Way? Extended(ModelDef model, Item item)
    {
        if (item.Path.Length == 0 || model.Entity(item.Links[0]) is not null) return null;
        var ways = model.Entities.SelectMany(e => Search(model, [e.Name, .. item.Links], item.Element, [])).ToList();
        return ways.Count == 1 ? ways[0] : null;
    }

    private static bool Joins(EntityDef left, EntityDef right, ModelDef target) => right.Type switch
    {
        "primary" or "unique" => true,
        "natural" => left.Type != "natural" && target.ValidFrom is not null,
        _ => false,
    };
}
