using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Funnels;

namespace Warehouse.Semantics.Manifest;

/// <summary>What one file cannot know alone: names are used once, and what they point at exists.</summary>
internal static class ManifestCheck
{
    /// <exception cref="SemanticException">Two models, measures or metrics share a name.</exception>
    public static void Unique(IReadOnlyList<SemanticModel> models, IReadOnlyList<Metric> metrics)
    {
        Once("semantic model", models.Select(m => (m.Name, m.Place)));
        Once("measure", models.SelectMany(m => m.Measures).Select(m => (m.Name, m.Place)));
        Once("metric", metrics.Select(m => (m.Name, m.Place)));
    }

    /// <exception cref="SemanticException">An input is neither metric nor measure, or a metric is made of itself.</exception>
    public static void Names(MetricManifest manifest)
    {
        Once("saved query", manifest.SavedQueries.Select(query => (query.Name, query.Place)));
        var known = manifest.Metrics.Select(m => m.Name).Concat(manifest.Models.SelectMany(m => m.Measures).Select(m => m.Name)).ToList();
        foreach (var metric in manifest.Metrics)
        {
            foreach (var input in Inputs(metric.Body))
            {
                if (manifest.Metric(input.Name) is null && (metric.Body is BundleBody || manifest.Measure(input.Name) is null))
                    throw input.Place.Error($"metric '{metric.Name}': '{input.Name}' is neither a metric nor a measure; {NearestName.Suggest(input.Name, known)}");
            }
        }

        foreach (var metric in manifest.Metrics)
        {
            if (metric.Body is SpreadBody { Total: { Length: > 0 } total } && manifest.Measure(total) is null)
                throw metric.Place.Error($"metric '{metric.Name}': total: '{total}' is not a measure; {NearestName.Suggest(total, known)}");
        }

        foreach (var metric in manifest.Metrics) Terminates(manifest, metric, []);
    }

    /// <summary>The inputs of any kind of metric.</summary>
    public static IEnumerable<MetricInput> Inputs(MetricBody body) => body switch
    {
        SimpleBody simple => [simple.Input, .. simple.Instead.Values.Select(name => MetricInputReader.Plain(name, simple.Input.Place))],
        CumulativeBody cumulative => [cumulative.Input],
        ConversionBody conversion => [conversion.Base, conversion.Conversion],
        RatioBody ratio => [ratio.Numerator, ratio.Denominator],
        DerivedBody derived => derived.Inputs,
        TransferBody transfer => [transfer.Input],
        SpreadBody spread => [spread.Amount, spread.Over],
        BundleBody bundle => bundle.Outputs,
        RetentionBody retention => [retention.Measure, .. retention.Paused is { } paused ? [paused] : Array.Empty<MetricInput>()],
        CohortBody cohort => [cohort.Measure, .. cohort.Start is { } start ? [start] : Array.Empty<MetricInput>()],
        FunnelOutputBody { Funnel: var funnel } => [.. funnel.Steps.Prepend(funnel.Entry).Select(s => s.Measure), .. funnel.Lost is { } lost ? [lost] : Array.Empty<MetricInput>()],
        _ => [],
    };

    /// <summary>Whether its inputs are measures, though a metric may have the same name.</summary>
    public static bool ReadsMeasures(MetricBody body) => body is
        SimpleBody or CumulativeBody or ConversionBody or TransferBody or SpreadBody or RetentionBody or CohortBody or FunnelOutputBody;

    private static void Once(string what, IEnumerable<(string Name, Place Place)> names)
    {
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var (name, place) in names)
        {
            if (!seen.TryAdd(name, place)) throw place.Error($"the {what} '{name}' is defined twice, first at {seen[name]}");
        }
    }

    /// <summary>A simple metric of its measure's name reads the measure, so it is no cycle.</summary>
    private static void Terminates(MetricManifest manifest, Metric metric, IReadOnlyList<string> path)
    {
        if (path.Contains(metric.Name, StringComparer.Ordinal))
            throw metric.Place.Error($"the metric '{metric.Name}' is made of itself: {string.Join(" → ", [.. path, metric.Name])}");
        if (ReadsMeasures(metric.Body)) return;
        foreach (var input in Inputs(metric.Body))
        {
            if (manifest.Metric(input.Name) is { } next) Terminates(manifest, next, [.. path, metric.Name]);
        }
    }
}
