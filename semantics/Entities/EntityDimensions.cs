using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Entities;

/// <summary>By what a metric that follows entities can be cut.</summary>
internal static class EntityDimensions
{
    /// <summary>The dimensions that a type adds to those of its entities.</summary>
    public static IReadOnlyList<string> Added(MetricBody body) => body switch
    {
        CohortBody => CohortBody.Dimensions,
        FunnelOutputBody => FunnelBody.Dimensions,
        _ => [],
    };

    /// <summary>Whether asking for one dimension answers the need of another: a step is named by its number too.</summary>
    public static bool Answers(string asked, string required) => asked == required || (required == FunnelBody.Step && asked == FunnelBody.StepNumber);

    /// <summary>Every dimension that any metric of these types knows.</summary>
    public static IEnumerable<string> Known(MetricManifest manifest, DimensionFinder finder) =>
        manifest.Metrics.SelectMany(metric => Describing(metric.Body) is { } measure ? Of(manifest, finder, measure, metric.Body) : []);

    /// <summary>The measure whose rows carry the entities' keys on the day that the type names; null for other types.</summary>
    public static MetricInput? Describing(MetricBody body) => body switch
    {
        RetentionBody retention => retention.Measure,
        CohortBody cohort => cohort.Start ?? cohort.Measure,
        FunnelOutputBody funnel => funnel.Funnel.Entry.Measure,
        _ => null,
    };

    /// <summary>The dimensions of the day on which entities are described, and those that the type adds.</summary>
    /// <param name="describing">As <see cref="Describing"/> says.</param>
    public static IEnumerable<string> Of(MetricManifest manifest, DimensionFinder finder, MetricInput describing, MetricBody body)
    {
        var model = manifest.Measure(describing.Name)!.Value.Model;
        return Added(body).Concat(Of(manifest, finder, model));
    }

    /// <summary>The dimensions of rows that are described as of a day: those of their versions too.</summary>
    public static IEnumerable<string> Of(MetricManifest manifest, DimensionFinder finder, SemanticModel model)
    {
        var histories = model.Entities.SelectMany(entity => manifest.Models
            .Where(m => m != model && m.Entities.Any(e => e.Name == entity.Name && e.Kind == EntityKind.Natural))
            .SelectMany(m => m.Dimensions)
            .Where(d => d.Validity == Validity.None)
            .Select(d => $"{entity.Name}__{d.Name}"));
        return finder.Reachable(model).Concat(histories).Distinct(StringComparer.Ordinal);
    }
}
