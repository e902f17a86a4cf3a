using Warehouse.Semantics;

namespace Warehouse.Reports.Reading;

/// <summary>Asks the semantic layer by name; a metric that the manifest lacks is left blank and noted, so that the rest of a pack still prints.</summary>
public sealed class MetricReader(IMetrics metrics)
{
    private readonly SortedSet<string> _absent = new(StringComparer.Ordinal);

    /// <summary>Metrics asked for that the manifest does not define.</summary>
    public IReadOnlyCollection<string> Absent => _absent;

    /// <summary>What the manifest says of a metric; null where it does not know it.</summary>
    public MetricDefinition? Definition(string metric) => metrics.Definitions.GetValueOrDefault(metric);

    /// <summary>Metrics by group over whole months, both inclusive.</summary>
    public Answer Read(IReadOnlyList<string> names, IReadOnlyList<string> groupBy, DateOnly firstMonth, DateOnly lastMonth)
    {
        var known = names.Where(Knows).ToArray();
        _absent.UnionWith(names.Except(known));
        if (known.Length == 0) return Answer.Empty;

        var request = new MetricRequest(known, groupBy) { Start = Month.Of(firstMonth), End = Month.LastDay(lastMonth) };
        return new Answer(metrics.Query(request), groupBy.Count);
    }

    /// <summary>Metrics by month.</summary>
    public Answer ByMonth(IReadOnlyList<string> names, DateOnly firstMonth, DateOnly lastMonth) =>
        Read(names, [Dimensions.Month], firstMonth, lastMonth);

    /// <summary>Metrics by month and one cut.</summary>
    public Answer ByMonthAnd(string cut, IReadOnlyList<string> names, DateOnly firstMonth, DateOnly lastMonth) =>
        Read(names, [Dimensions.Month, cut], firstMonth, lastMonth);

    // A funnel's outputs are columns of one metric: phase_funnel_rate belongs to phase_funnel.
    private bool Knows(string name) => metrics.Definitions.ContainsKey(name)
        || metrics.Definitions.Keys.Any(known => known.EndsWith("_funnel", StringComparison.Ordinal) && name.StartsWith(known + "_", StringComparison.Ordinal));
}
