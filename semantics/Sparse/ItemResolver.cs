using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>Makes of names the items that every measure of a request reaches the same way.</summary>
/// <param name="leaves">The measures that are asked; none where members alone are asked for.</param>
/// <param name="added">Dimensions that the metrics asked for bring themselves: the age of a cohort, the step of a funnel.</param>
/// <param name="timeDefault">What <c>metric_time</c> means where no grain is named.</param>
internal sealed class ItemResolver(ManifestIndex index, IReadOnlyList<MeasureLeaf> leaves, Resolution timeDefault, IReadOnlySet<string>? added = null)
{
    private readonly List<SemanticModel> models = [.. leaves.Select(l => l.Model).Distinct()];

    public GroupItem Resolve(string name) => Resolve(index.Parse(name));

    /// <exception cref="SemanticException">The name is unknown or ambiguous, a join would fan out, or measures reach it by different ways.</exception>
    public GroupItem Resolve(AskedName name)
    {
        if (name.IsMetricTime) return MetricTime(name);
        if (name.Links.Count == 0 && added?.Contains(name.Element) == true) return new GroupItem([], name.Element, name.Resolution);
        var path = Common(name);
        CheckResolution(name, path);
        return new GroupItem(path.Links, path.Element, name.Resolution ?? (path.Grain is { } grain ? new AtGrain(grain) : null));
    }

    /// <summary>A condition with its names resolved, dates among its literals typed.</summary>
    public Expression Resolve(Expression condition)
    {
        var resolved = condition.Rewrite(part => part switch
        {
            Reference { Kind: ReferenceKind.Metric } metric => Metric(metric),
            Reference reference => new ItemRef(Resolve(Asked(reference))),
            Column { Table: null } column => new ItemRef(Resolve(column.Name)),
            _ => null,
        });
        return DateLiterals.Typed(resolved, part => part is ItemRef { Item.Resolution: AtGrain or AtCustomGrain });
    }

    private AskedName Asked(Reference reference)
    {
        var name = index.Parse(reference.Name);
        var resolution = reference.DatePart is { } part ? $"extract_{part}" : reference.Grain;
        if (resolution is null) return name;
        return name with
        {
            Resolution = index.Resolution(resolution)
                ?? throw new SemanticException($"'{reference.Name}': '{resolution}' is not a grain; {NearestName.Suggest(resolution, Grains.Names.Concat(index.CustomGrains))}"),
        };
    }

    /// <summary>The metric's rows are told by its own way to the entity; the filtered rows find it by the entity's name.</summary>
    private MetricRef Metric(Reference reference)
    {
        index.Metric(reference.Name);
        if (reference.GroupBy.Count == 0) throw new SemanticException($"Metric('{reference.Name}'): expected group_by with at least one entity");
        return new MetricRef(reference.Name, [.. reference.GroupBy.Select(by => (Resolve(index.Parse(by) with { Links = [] }), by))]);
    }

    private GroupItem MetricTime(AskedName name)
    {
        var resolution = name.Resolution ?? timeDefault;
        foreach (var leaf in leaves) CheckResolution(resolution, leaf.Measure.Time.Grain!.Value, GroupItem.MetricTime, $"the measure '{leaf.Measure.Name}' is");
        return new GroupItem([], GroupItem.MetricTime, resolution);
    }

    private ItemPath Common(AskedName name)
    {
        if (models.Count == 0) return Anywhere(name);
        var found = index.Paths.Exact(models[0], name.Links, name.Element);
        if (found is not null && models.Skip(1).All(m => index.Paths.Exact(m, name.Links, name.Element) is not null)) return found;
        var ways = models.Select(m => (Model: m, Paths: index.Paths.EndingWith(m, name.Links, name.Element))).ToList();
        foreach (var (model, paths) in ways)
        {
            if (paths.Count == 0) throw Unknown(name, model);
        }

        var common = ways[0].Paths.Where(p => ways.Skip(1).All(w => w.Paths.Any(other => other.Name == p.Name))).ToList();
        if (common.Count == 0)
        {
            var each = string.Join("; ", ways.Select(w => $"{w.Model.Name} as {w.Paths[0].Name}"));
            throw new SemanticException($"'{name.Path}' is not the same for all that is asked: {each}. Numbers of different members do not go side by side; name the way in full, or ask apart");
        }

        var shortest = common.Where(p => p.Links.Count == common[0].Links.Count).ToList();
        return shortest.Count == 1
            ? shortest[0]
            : throw new SemanticException($"'{name.Path}' is ambiguous: it may be {string.Join(" or ", shortest.Select(p => p.Name))}; name one of them");
    }

    /// <summary>Of members alone: the way from whichever model reaches them nearest.</summary>
    private ItemPath Anywhere(AskedName name)
    {
        var found = index.Manifest.Models
            .Select(m => index.Paths.Exact(m, name.Links, name.Element))
            .OfType<ItemPath>()
            .OrderBy(p => p.Steps.Count)
            .FirstOrDefault();
        return found ?? throw new SemanticException(
            $"the dimension '{name.Path}' is unknown; {NearestName.Suggest(name.Path, index.Manifest.Models.SelectMany(index.Paths.Reachable).Append(GroupItem.MetricTime))}");
    }

    private SemanticException Unknown(AskedName name, SemanticModel model)
    {
        var measure = leaves.First(l => l.Model == model).Measure.Name;
        return new SemanticException(index.Paths.FanningOut(model, name.Links, name.Element) is { } way
            ? $"the measure '{measure}' cannot be cut by '{name.Path}': the join {way} would repeat rows of {model.Name}, so its numbers would be counted more than once"
            : $"the measure '{measure}' of {model.Name} does not know '{name.Path}'; {NearestName.Suggest(name.Path, index.Paths.Reachable(model))}");
    }

    private static void CheckResolution(AskedName name, ItemPath path)
    {
        if (name.Resolution is null) return;
        if (path.Grain is not { } known) throw new SemanticException($"'{name.Path}' is not a time, so it has no {name.Resolution.Name}");
        CheckResolution(name.Resolution, known, name.Path, $"'{name.Path}' is");
    }

    private static void CheckResolution(Resolution resolution, Grain known, string path, string subject)
    {
        var isKnown = resolution switch
        {
            AtGrain at => Grains.Nests(known, at.Grain),
            AtCustomGrain custom => Grains.Nests(known, custom.Spine.Grain) || known <= custom.Spine.Grain,
            AtDatePart part => Grains.Nests(known, part.Part.FinestGrain()),
            _ => true,
        };
        if (!isKnown) throw new SemanticException($"{subject} known by {known.Name()}, so {path} has no {resolution.Name}");
    }
}
