using System.Collections.Concurrent;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>Finds how rows of a model reach what a name stands for.</summary>
/// <remarks>
/// A name may leave out the first entities of the way, as in MetricFlow: <c>user__home_state</c> asked of bookings, which know
/// listings only, is <c>listing__user__home_state</c>. The shortest way counts; two that are as short are an error.
/// </remarks>
internal sealed class PathFinder(ManifestIndex index)
{
    /// <summary>How many entities a name may leave out.</summary>
    private const int MostLeftOut = 4;

    private readonly ConcurrentDictionary<(string Model, string Path), ItemPath?> exact = new();
    private readonly ConcurrentDictionary<(string Model, string Path), IReadOnlyList<ItemPath>> all = new();

    /// <summary>The item that the name says in full; null where there is none.</summary>
    /// <exception cref="SemanticException">Two models answer to the name.</exception>
    public ItemPath? Exact(SemanticModel model, IReadOnlyList<string> links, string element)
    {
        var key = (model.Name, links.Count == 0 ? element : $"{string.Join("__", links)}__{element}");
        return exact.TryGetValue(key, out var known) ? known : exact[key] = One(Find(model, links, 0, element, [], isStart: true, links).ToList(), key.Item2);
    }

    /// <summary>Every item whose name ends so, the shortest first.</summary>
    public IReadOnlyList<ItemPath> EndingWith(SemanticModel model, IReadOnlyList<string> links, string element) =>
        all.GetOrAdd((model.Name, $"{string.Join("__", links)}__{element}"), _ => [.. Longer(model, links, element)]);

    /// <summary>Every name that a model's rows can be grouped by over at most one key; for messages.</summary>
    public IReadOnlyList<string> Reachable(SemanticModel model)
    {
        var own = Prefixes(model).SelectMany(prefix => model.Dimensions.Select(d => $"{prefix}__{d.Name}"));
        var joined = model.Entities.SelectMany(e => index.Joinable(e.Name).Where(t => t != model)
            .SelectMany(t => t.Dimensions.Select(d => $"{e.Name}__{d.Name}").Concat(t.Entities.Where(x => x.Name != e.Name).Select(x => $"{e.Name}__{x.Name}"))));
        return [GroupItem.MetricTime, .. model.Entities.Select(e => e.Name).Concat(own).Concat(joined).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The way that a name would take if keys that name many rows were allowed; null where there is none.</summary>
    public string? FanningOut(SemanticModel model, IReadOnlyList<string> links, string element)
    {
        foreach (var entity in model.Entities.Where(e => links.Count > 0 && e.Name == links[0]))
        {
            var many = index.Manifest.Models.FirstOrDefault(m =>
                m != model && m.Entities.Any(e => e.Name == entity.Name) && (Own(m, element) is not null || (links.Count > 1 && m.Entities.Any(e => e.Name == links[1]))));
            if (many is not null) return $"{model.Name} → {entity.Name} → {many.Name}";
        }

        return null;
    }

    /// <summary>The entities under whose names a model's own dimensions go.</summary>
    private static IEnumerable<string> Prefixes(SemanticModel model) =>
        model.Entities.Where(e => e.Kind != EntityKind.Foreign).Select(e => e.Name).Append(model.PrimaryEntity).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    private static Dimension? Own(SemanticModel model, string name) => model.Own(name);

    private static Entity? Key(SemanticModel model, string name)
    {
        foreach (var entity in model.Entities)
        {
            if (entity.Name == name) return entity;
        }

        return null;
    }

    private IEnumerable<ItemPath> Find(
        SemanticModel model, IReadOnlyList<string> links, int at, string element, IReadOnlyList<JoinStep> steps, bool isStart, IReadOnlyList<string> named)
    {
        if (at == links.Count)
        {
            var isPrefixed = steps.Count > 0 || at > 0;
            if (isPrefixed && Own(model, element) is { } dimension) return [new ItemPath(named, steps, model, dimension, null)];
            return Key(model, element) is { } entity && (at == 0 || entity.Name != links[at - 1]) ? [new ItemPath(named, steps, model, null, entity)] : [];
        }

        if (isStart && at == 0 && Prefixes(model).Contains(links[0], StringComparer.Ordinal))
        {
            var local = Find(model, links, 1, element, steps, isStart: false, named).ToList();
            if (local.Count > 0) return local;
        }

        return Key(model, links[at]) is { } key ? Joined(model, key, links, at, element, steps, named) : [];
    }

    private IEnumerable<ItemPath> Joined(
        SemanticModel model, Entity key, IReadOnlyList<string> links, int at, string element, IReadOnlyList<JoinStep> steps, IReadOnlyList<string> named)
    {
        foreach (var target in index.Joinable(key.Name))
        {
            if (target == model || steps.Any(s => s.Target == target)) continue;
            var to = Key(target, key.Name)!;
            if (key.Kind == EntityKind.Natural && to.Kind == EntityKind.Natural) continue;
            foreach (var found in Find(target, links, at + 1, element, [.. steps, new JoinStep(key, target, to)], isStart: false, named)) yield return found;
        }
    }

    /// <summary>Ways by entities that the name leaves out, one more at a time.</summary>
    private IEnumerable<ItemPath> Longer(SemanticModel model, IReadOnlyList<string> links, string element)
    {
        var isFound = false;
        if (Exact(model, links, element) is { } whole)
        {
            isFound = true;
            yield return whole;
        }

        var reached = new List<(SemanticModel Model, IReadOnlyList<string> Links, IReadOnlyList<JoinStep> Steps)> { (model, [], []) };
        for (var left = 1; left <= MostLeftOut && reached.Count > 0; left++)
        {
            var next = new List<(SemanticModel Model, IReadOnlyList<string> Links, IReadOnlyList<JoinStep> Steps)>();
            foreach (var (from, way, steps) in reached)
            {
                foreach (var key in from.Entities.Where(e => !way.Contains(e.Name, StringComparer.Ordinal) && !links.Contains(e.Name, StringComparer.Ordinal)))
                {
                    foreach (var target in index.Joinable(key.Name).Where(t => t != from && t != model && steps.All(s => s.Target != t)))
                        next.Add((target, [.. way, key.Name], [.. steps, new JoinStep(key, target, Key(target, key.Name)!)]));
                }
            }

            var found = next.SelectMany(n => Find(n.Model, links, 0, element, n.Steps, isStart: false, [.. n.Links, .. links])).ToList();
            foreach (var same in found.GroupBy(p => p.Name, StringComparer.Ordinal))
            {
                // A longer way that two models answer to is in nobody's way while there is a shorter one.
                if (isFound && same.Count() > 1) continue;
                yield return One([.. same], same.Key)!;
            }

            isFound |= found.Count > 0;
            reached = next;
        }
    }

    private static ItemPath? One(List<ItemPath> found, string name)
    {
        if (found.Count < 2) return found.Count == 0 ? null : found[0];
        var holders = found.Select(p => $"{p.Holder.Name} ({p.Holder.Place}){(p.Steps.Count > 1 ? $" over {string.Join(", ", p.Steps.Select(s => s.Target.Name))}" : "")}").Distinct(StringComparer.Ordinal);
        throw new SemanticException($"'{name}' is ambiguous: {string.Join(", ", holders)} all have it");
    }
}
