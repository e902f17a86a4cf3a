using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Resolve;

/// <summary>Finds how a model reaches a dimension: in its own row, or over keys that each name one row.</summary>
/// <remarks>
/// Whose member is asked for is decided by the key that the fact carries: a model of closed cohorts carries the key of the
/// member at the opening, so <c>account__touch_tier</c> there is the tier at the opening.
/// </remarks>
internal sealed class DimensionFinder(MetricManifest manifest)
{
    /// <summary>The dimension as <paramref name="model"/> reaches it; null where it does not.</summary>
    /// <param name="alias">The name of the model's own row in the query.</param>
    /// <param name="instead">Reads the first entity of the path by another of the model's keys: <c>account</c> by <c>opening_account</c>.</param>
    /// <exception cref="SemanticException">Two models answer to the path; the message names them.</exception>
    public ReachedDimension? Find(SemanticModel model, string alias, string path, (string Role, string Key)? instead = null)
    {
        if (instead is null && Own(model, path) is { } own) return new ReachedDimension([], own.Value.In(alias), own.Grain, own.Dense);
        var parts = path.Split("__");
        return parts.Length == 1 ? Identity(model, alias, path, instead) : OverKeys(model, alias, parts, instead);
    }

    /// <summary>The names by which a model's rows can be cut, own dimensions first; not every longer path.</summary>
    public IReadOnlyList<string> Reachable(SemanticModel model)
    {
        var times = model.Measures.Select(m => m.Time.Name).ToHashSet(StringComparer.Ordinal);
        var own = model.Dimensions.Where(d => !times.Contains(d.Name)).Select(d => OwnName(model, d));
        var joined = model.Entities.SelectMany(e => Targets(e.Name)
            .SelectMany(target => target.Dimensions)
            .Where(d => d.ConformsTo.Length == 0)
            .Select(d => $"{e.Name}__{d.Name}"));
        return [.. own.Concat(model.Entities.Select(e => e.Name)).Concat(joined).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The models whose rows are what these dimensions describe; those that only conform to one are not asked for its members.</summary>
    public IEnumerable<SemanticModel> Holders(IReadOnlyCollection<string> paths) =>
        manifest.Models.Where(m => paths.All(path => m.Dimensions.All(d => d.ConformsTo != path) && OwnOrKey(m, path) is not null));

    /// <summary>A dimension or key of a model's own row, its table named; null where the model has none.</summary>
    public static ReachedDimension? OwnOrKey(SemanticModel model, string path, string alias = "")
    {
        if (Own(model, path) is { } own) return new ReachedDimension([], own.Value.In(alias), own.Grain, "");
        return model.Unique(path) is { } entity ? new ReachedDimension([], (entity.Identity ?? entity.Key).In(alias), null, "") : null;
    }

    private static Dimension? Own(SemanticModel model, string path) => model.Dimensions.FirstOrDefault(d => OwnName(model, d) == path);

    private static string OwnName(SemanticModel model, Dimension dimension) =>
        dimension.ConformsTo.Length > 0 ? dimension.ConformsTo
        : model.PrimaryEntity.Length == 0 ? dimension.Name
        : $"{model.PrimaryEntity}__{dimension.Name}";

    private IEnumerable<SemanticModel> Targets(string entity) => manifest.Models.Where(m => m.Unique(entity) is not null);

    /// <summary>An entity asked for by its own name: what a reader calls it, which several versions of it share.</summary>
    private ReachedDimension? Identity(SemanticModel model, string alias, string entity, (string Role, string Key)? instead)
    {
        if (Key(model, entity, instead) is not { } key) return null;
        // A row that carries the name beside the key needs nobody else for it.
        if (key.Identity is { } carried) return new ReachedDimension([], carried.In(alias), null, "");
        var target = One(Targets(entity).Where(m => m != model && m.Unique(entity)!.Identity is not null), entity);
        if (target?.Unique(entity) is not { Identity: { } identity } named) return new ReachedDimension([], key.Key.In(alias), null, "");
        var join = new Join(key.Name, key.Key.In(alias), target, named.Key.In(key.Name));
        return new ReachedDimension([join], identity.In(key.Name), null, "");
    }

    private ReachedDimension? OverKeys(SemanticModel model, string alias, string[] parts, (string Role, string Key)? instead)
    {
        var (from, fromAlias) = (model, alias);
        var joins = new List<Join>();
        for (var hop = 0; hop < parts.Length - 1; hop++)
        {
            if (Key(from, parts[hop], hop == 0 ? instead : null) is not { } key) return null;
            var next = parts[hop + 1];
            var isLast = hop == parts.Length - 2;
            var origin = from;
            var target = One(
                Targets(parts[hop]).Where(m => m != origin && (isLast ? m.Own(next) is not null : m.Entities.Any(e => e.Name == next))),
                string.Join("__", parts));
            if (target is null) return null;
            var joinAlias = hop == 0 ? key.Name : $"{fromAlias}__{key.Name}";
            joins.Add(new Join(joinAlias, key.Key.In(fromAlias), target, target.Unique(parts[hop])!.Key.In(joinAlias)));
            (from, fromAlias) = (target, joinAlias);
        }

        var found = from.Own(parts[^1])!;
        return new ReachedDimension(joins, found.Value.In(fromAlias), found.Grain, "");
    }

    private static Entity? Key(SemanticModel model, string entity, (string Role, string Key)? instead)
    {
        var name = instead is { } other && other.Role == entity ? other.Key : entity;
        return model.Entities.FirstOrDefault(e => e.Name == name);
    }

    private static SemanticModel? One(IEnumerable<SemanticModel> candidates, string path)
    {
        var found = candidates.ToList();
        return found.Count < 2
            ? found.FirstOrDefault()
            : throw new SemanticException($"'{path}' is ambiguous: {string.Join(", ", found.Select(m => $"{m.Name} ({m.Place})"))} all have it");
    }
}
