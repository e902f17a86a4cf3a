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

    /// <summary>The first time of <c>metric_time</c>, inclusive, where a day is too coarse; stands instead of <see cref="Start"/>.</summary>
    public DateTime? StartAt { get; init; }

    /// <summary>The last time of <c>metric_time</c>, inclusive, where a day is too coarse; stands instead of <see cref="End"/>.</summary>
    public DateTime? EndAt { get; init; }

    /// <summary>Further filters; all must hold.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>A saved query to which the request adds; empty = none.</summary>
    public string SavedQuery { get; init; } = "";

    /// <summary>Whether only the least and the greatest member are asked for, of one dimension without metrics.</summary>
    public bool MinMaxOnly { get; init; }

    /// <summary>Whether a member is one row, however often it occurs; of a question about dimensions alone.</summary>
    public bool IsGrouped { get; init; } = true;

    /// <summary>
    /// The day as of which stocks in force, retention, cohorts and funnels are asked, to its end; null = the manifest's own. A published warehouse
    /// speaks as of one day only.
    /// </summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Column names; a leading minus sorts descending.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>At most this many rows.</summary>
    public int? Limit { get; init; }
}
