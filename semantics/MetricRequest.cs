namespace Warehouse.Semantics;

/// <summary>A question put to the semantic layer: metrics by name, cut by named dimensions.</summary>
/// <param name="Metrics">Names of metrics, such as <c>nrr</c>; may be empty for a question about dimensions alone.</param>
/// <param name="GroupBy">Names such as <c>metric_time__month</c> or <c>account__touch_tier</c>.</param>
public sealed record MetricRequest(IReadOnlyList<string> Metrics, IReadOnlyList<string> GroupBy)
{
    /// <summary>A filter in the manifest's language: <c>{{ Dimension('account__touch_tier') }} = 'high'</c>.</summary>
    public string? Where { get; init; }

    /// <summary>First day of <c>metric_time</c>, inclusive.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day of <c>metric_time</c>, inclusive.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Column names; a leading minus sorts descending.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>At most this many rows.</summary>
    public int? Limit { get; init; }
}
