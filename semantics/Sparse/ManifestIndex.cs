using System.Collections.Concurrent;
using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>A manifest made ready for requests: what is looked up by name is in dictionaries, and ways once found are kept.</summary>
internal sealed class ManifestIndex
{
    private readonly Dictionary<string, List<SemanticModel>> joinable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AtCustomGrain> customGrains = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<MeasureLeaf>> leaves = new(StringComparer.Ordinal);

    public ManifestIndex(MetricManifest manifest)
    {
        Manifest = manifest;
        foreach (var model in manifest.Models)
        {
            foreach (var entity in model.Entities.Where(entity => IsJoinable(model, entity)))
            {
                if (!joinable.TryGetValue(entity.Name, out var models)) joinable.Add(entity.Name, models = []);
                models.Add(model);
            }
        }

        foreach (var spine in manifest.TimeSpines)
        {
            foreach (var custom in spine.CustomGrains) customGrains[custom.Name] = new AtCustomGrain(custom, spine);
        }

        Paths = new PathFinder(this);
    }

    public MetricManifest Manifest { get; }

    public PathFinder Paths { get; }

    /// <summary>The names of custom grains.</summary>
    public IEnumerable<string> CustomGrains => customGrains.Keys;

    /// <summary>The models of which an entity's key names one row.</summary>
    public IReadOnlyList<SemanticModel> Joinable(string entity) => joinable.TryGetValue(entity, out var models) ? models : [];

    public AtCustomGrain? CustomGrain(string name) => customGrains.GetValueOrDefault(name);

    /// <exception cref="SemanticException">There is no such metric.</exception>
    public Metric Metric(string name) => Manifest.Metric(name)
        ?? throw new SemanticException($"the metric '{name}' is unknown; {NearestName.Suggest(name, Manifest.Metrics.Where(m => !m.IsPrivate).Select(m => m.Name))}");

    /// <summary>The measures whose rows a metric's dimensions are those of: of a conversion, the base's.</summary>
    public IReadOnlyList<MeasureLeaf> Leaves(Metric metric) => leaves.GetOrAdd(metric.Name, _ => [.. LeavesOf(metric).Distinct()]);

    /// <summary>The coarsest time spine that knows each period of a grain.</summary>
    /// <exception cref="SemanticException">No spine is as fine.</exception>
    public TimeSpine Spine(Grain grain)
    {
        TimeSpine? found = null;
        foreach (var spine in Manifest.TimeSpines)
        {
            if (Grains.Nests(spine.Grain, grain)) found = spine;
        }

        return found ?? throw new SemanticException(Manifest.TimeSpines.Count == 0
            ? "no time spine is known: name one under project_configuration, time_spines"
            : $"no time spine is as fine as {grain.Name()}; there are {string.Join(", ", Manifest.TimeSpines.Select(s => s.Grain.Name()))}");
    }

    /// <summary>A resolution by its name: a grain, a custom one, or <c>extract_month</c>; null where it names none.</summary>
    public Resolution? Resolution(string name)
    {
        if (Grains.Parse(name) is { } grain) return new AtGrain(grain);
        if (name.StartsWith("extract_", StringComparison.Ordinal) && DateParts.Parse(name["extract_".Length..]) is { } part) return new AtDatePart(part);
        return CustomGrain(name);
    }

    /// <summary>Takes a name apart at its double underscores.</summary>
    public AskedName Parse(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split("__");
        var resolution = parts.Length > 1 ? Resolution(parts[^1]) : null;
        var count = resolution is null ? parts.Length : parts.Length - 1;
        return new AskedName(text, parts[..(count - 1)], parts[count - 1], resolution);
    }

    /// <summary>Whether rows that hold the key find one row: by a primary or unique key, or by a natural one at a time.</summary>
    private static bool IsJoinable(SemanticModel model, Entity entity) => entity.Kind switch
    {
        EntityKind.Primary or EntityKind.Unique => true,
        EntityKind.Natural => model.ValidFrom is not null,
        _ => false,
    };

    private IEnumerable<MeasureLeaf> LeavesOf(Metric metric)
    {
        switch (metric.Body)
        {
            case SimpleBody simple:
                return [Leaf(simple.Input)];
            case CumulativeBody cumulative:
                return [Leaf(cumulative.Input)];
            case ConversionBody conversion:
                return [Leaf(conversion.Base)];
            case var body when EntityDimensions.Describing(body) is { } describing:
                return [Leaf(describing)];
            default:
                return ManifestCheck.Inputs(metric.Body).SelectMany(input => Manifest.Metric(input.Name) is { } inner ? Leaves(inner) : [Leaf(input)]);
        }
    }

    /// <summary>The dimensions that the types of metrics add to those of models.</summary>
    public IReadOnlySet<string> AddedDimensions(Metric metric) =>
        ManifestCheck.ReadsMeasures(metric.Body) ? EntityDimensions.Added(metric.Body).ToHashSet(StringComparer.Ordinal)
        : ManifestCheck.Inputs(metric.Body).Select(input => Manifest.Metric(input.Name)).OfType<Metric>().SelectMany(AddedDimensions).ToHashSet(StringComparer.Ordinal);

    public MeasureLeaf Leaf(MetricInput input)
    {
        var (model, measure) = Manifest.Measure(input.Name) ?? throw input.Place.Error($"'{input.Name}' is not a measure");
        return new MeasureLeaf(model, measure);
    }
}

/// <summary>A measure and the model that holds it.</summary>
internal sealed record MeasureLeaf(SemanticModel Model, Measure Measure)
{
    public bool Equals(MeasureLeaf? other) => other is not null && ReferenceEquals(Measure, other.Measure);

    public override int GetHashCode() => Measure.Name.GetHashCode(StringComparison.Ordinal);
}
