using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Resolve;

/// <summary>From names to what is read: find the metrics, check their cuts, take them apart, choose the periods.</summary>
internal sealed class RequestResolver(MetricManifest manifest, MonthCalendar calendar, Settings settings)
{
    private readonly DimensionFinder finder = new(manifest);

    /// <exception cref="SemanticException">A name is unknown or ambiguous, a cut is refused, a required dimension is missing.</exception>
    public ResolvedQuery Resolve(MetricRequest request)
    {
        var scope = QueryScope.Of(request);
        var metrics = request.Metrics.SelectMany(Metrics).DistinctBy(m => m.Name).ToList();
        if (metrics.Count == 0 && request.GroupBy.Count == 0) throw new SemanticException("nothing is asked for: name at least one metric or one dimension");
        if (request.Limit < 0) throw new SemanticException($"limit {request.Limit}: expected a number of rows, 0 or more");
        CheckCuts(metrics, scope);

        var leaves = new LeafResolver(manifest, finder, scope);
        var resolver = new MetricResolver(manifest, leaves, settings, calendar.AsOf);
        var outputs = metrics.Select(m => new Output(m.Name, resolver.Resolve(m))).ToList();
        var periods = new PeriodResolver(calendar).Resolve(request, scope, leaves.Sources);
        var order = Order(request, [.. scope.GroupBy.Select(c => c.Text)], [.. outputs.Select(o => o.Name)]);
        return new ResolvedQuery(periods, scope, leaves.Sources, resolver.Computed, outputs, order, request.Limit);
    }

    private IEnumerable<Metric> Metrics(string asked)
    {
        var name = asked.Trim().ToLowerInvariant();
        var metric = manifest.Metric(name)
            ?? throw new SemanticException($"the metric '{name}' is unknown; {NearestName.Suggest(name, manifest.Metrics.Where(m => !m.IsPrivate).Select(m => m.Name))}");
        return metric.Body is BundleBody bundle ? bundle.Outputs.SelectMany(output => Metrics(output.Name)) : [metric];
    }

    private void CheckCuts(List<Metric> metrics, QueryScope scope)
    {
        var dimensions = new MetricDimensions(manifest, finder);
        CheckKnown(scope.Compared);
        foreach (var metric in metrics)
        {
            dimensions.Check(metric, scope.Compared);
            foreach (var required in metric.Requires.Where(r => !scope.Compared.Any(c => EntityDimensions.Answers(c.Path, r))))
            {
                throw new SemanticException(
                    $"the metric '{metric.Name}' has no meaning over all of '{required}' at once: group by {required}, or filter by it, such as {{{{ Dimension('{required}') }}}} = 12");
            }
        }
    }

    /// <summary>A name that no model knows is a slip of the pen, not a refused cut.</summary>
    private void CheckKnown(IEnumerable<DimensionName> names)
    {
        var known = manifest.Models.SelectMany(finder.Reachable).Concat(EntityDimensions.Known(manifest, finder)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            if (!known.Contains(name.Path, StringComparer.Ordinal) && manifest.Models.All(m => finder.Find(m, m.Name, name.Path) is null))
                throw new SemanticException($"the dimension '{name.Path}' is unknown; {NearestName.Suggest(name.Path, known.Append(DimensionName.MetricTime))}");
        }
    }

    /// <summary>As asked, else by the columns that the answer is grouped by, so that an answer is the same each time.</summary>
    private static List<Ordering> Order(MetricRequest request, string[] keys, string[] metrics)
    {
        var asked = request.OrderBy.Select(text => text.Trim().ToLowerInvariant()).Select(text => new Ordering(text.TrimStart('-'), text.StartsWith('-'))).ToList();
        foreach (var unknown in asked.Where(o => !keys.Concat(metrics).Contains(o.Column, StringComparer.Ordinal)))
            throw new SemanticException($"order by '{unknown.Column}': not a column of this answer; {NearestName.Suggest(unknown.Column, keys.Concat(metrics))}");
        return [.. asked, .. keys.Where(key => asked.All(o => o.Column != key)).Select(key => new Ordering(key, false))];
    }
}
