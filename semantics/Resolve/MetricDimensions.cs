using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Resolve;

/// <summary>By what each metric can be cut: what the manifest allows, as far as all its inputs know the dimension.</summary>
internal sealed class MetricDimensions(MetricManifest manifest, DimensionFinder finder)
{
    private readonly Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);

    /// <summary>The allowed dimensions of a metric, <c>metric_time</c> first.</summary>
    public IReadOnlyList<string> Of(Metric metric)
    {
        if (known.TryGetValue(metric.Name, out var found)) return found;
        var shared = Shared(metric);
        IEnumerable<string> allowed = metric.Dimensions is null ? shared ?? [] : shared is null ? metric.Dimensions : metric.Dimensions.Intersect(shared);
        return known[metric.Name] = [DimensionName.MetricTime, .. allowed.Where(name => name != DimensionName.MetricTime)];
    }

    /// <exception cref="SemanticException">The metric cannot be cut by the dimension; the message lists those by which it can.</exception>
    public void Check(Metric metric, IEnumerable<DimensionName> asked)
    {
        var allowed = Of(metric);
        foreach (var name in asked)
        {
            if (allowed.Contains(name.Path, StringComparer.Ordinal) || ReachesLonger(metric, name.Path)) continue;
            throw new SemanticException($"the metric '{metric.Name}' cannot be cut by '{name.Path}'; {NearestName.Suggest(name.Path, allowed)}");
        }
    }

    /// <summary>A path over several entities is not listed, but allowed where nothing is restricted and every input knows it.</summary>
    private bool ReachesLonger(Metric metric, string path)
    {
        if (metric.Dimensions is not null || metric.Body is TransferBody or SpreadBody or BundleBody || path.Split("__").Length < 3) return false;
        var inputs = ManifestCheck.Inputs(metric.Body).Where(input => !input.CutAll).ToList();
        return inputs.Count > 0 && inputs.All(input =>
            metric.Body is not SimpleBody && manifest.Metric(input.Name) is { } inner
                ? ReachesLonger(inner, path)
                : manifest.Measure(input.Name) is { } measure && finder.Find(measure.Model, measure.Model.Name, path) is not null);
    }

    /// <summary>What all inputs know; null where none is cut, so that any cut is.</summary>
    private IEnumerable<string>? Shared(Metric metric) => metric.Body switch
    {
        SimpleBody simple => Input(simple.Input, measuresOnly: true)?.Concat(simple.Instead.Keys),
        CumulativeBody cumulative => Input(cumulative.Input, measuresOnly: true),
        ConversionBody conversion => Input(conversion.Base, measuresOnly: true),
        TransferBody transfer => Role(transfer),
        RetentionBody or CohortBody or FunnelOutputBody => EntityDimensions.Of(manifest, finder, EntityDimensions.Describing(metric.Body)!, metric.Body),
        SpreadBody { NamedOnly: true } spread => Input(spread.Amount),
        BundleBody bundle => Common(bundle.Outputs.Select(output => (IEnumerable<string>?)Of(manifest.Metric(output.Name)!))),
        _ => Common(ManifestCheck.Inputs(metric.Body).Select(input => Input(input))),
    };

    private static IEnumerable<string>? Common(IEnumerable<IEnumerable<string>?> lists) =>
        lists.OfType<IEnumerable<string>>().Aggregate((IEnumerable<string>?)null, (all, next) => all is null ? next : all.Intersect(next).ToList());

    private IEnumerable<string>? Input(MetricInput input, bool measuresOnly = false)
    {
        if (input.CutAll) return null;
        if (!measuresOnly && manifest.Metric(input.Name) is { } metric) return Of(metric);
        var (model, measure) = manifest.Measure(input.Name)!.Value;
        return measure.InForce is null ? finder.Reachable(model) : EntityDimensions.Of(manifest, finder, model);
    }

    private IEnumerable<string> Role(TransferBody transfer)
    {
        var model = manifest.Measure(transfer.Input.Name)!.Value.Model;
        return finder.Reachable(model).Where(name => name == transfer.Role || name.StartsWith($"{transfer.Role}__", StringComparison.Ordinal));
    }
}
