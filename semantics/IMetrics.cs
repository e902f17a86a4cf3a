namespace Warehouse.Semantics;

/// <summary>The governed numbers of one published warehouse: what packs, the command line and services ask, from several threads at once.</summary>
public interface IMetrics
{
    /// <summary>Whose numbers these are and as of when.</summary>
    WarehouseContext Context { get; }

    /// <summary>Every metric of the manifest, by name.</summary>
    IReadOnlyDictionary<string, MetricDefinition> Definitions { get; }

    /// <summary>Answers a request.</summary>
    /// <exception cref="SemanticException">A name is unknown or ambiguous, or a cut is not allowed; the message says what is.</exception>
    MetricTable Query(MetricRequest request);

    /// <summary>A metric's target in a month: that of the targets' row for these members, else of the row for fewer of them, else for all, else its definition's own; null where there is none.</summary>
    /// <param name="metric">Its name.</param>
    /// <param name="month">The month's first day.</param>
    /// <param name="members">By dimension, such as <c>account__touch_tier</c> = <c>high</c>; null = all accounts.</param>
    MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null) =>
        Definitions.GetValueOrDefault(metric)?.UsualTarget;
}

/// <summary>A goal: at or beyond <paramref name="Target"/> is green, at or beyond <paramref name="Amber"/> amber, else red.</summary>
/// <param name="Amber">Null where there is none.</param>
/// <param name="Better">up, down or empty.</param>
/// <param name="IsOfMonth">A row of targets says so, not the metric's definition.</param>
public sealed record MetricTarget(decimal Target, decimal? Amber, string Better, bool IsOfMonth)
{
    /// <summary>How an unrounded value stands to it. Without a bound of amber, what is not green is red.</summary>
    public TargetStatus StatusOf(decimal? value)
    {
        if (value is not { } known || Better is not ("up" or "down")) return TargetStatus.Unknown;
        bool IsBeyond(decimal bound) => Better == "up" ? known >= bound : known <= bound;
        if (IsBeyond(Target)) return TargetStatus.Green;
        return Amber is { } amber && IsBeyond(amber) ? TargetStatus.Amber : TargetStatus.Red;
    }
}

/// <summary>A value against its target.</summary>
public enum TargetStatus
{
    /// <summary>There is no value, or neither direction is better.</summary>
    Unknown,

    /// <summary>At or beyond the target.</summary>
    Green,

    /// <summary>Short of the target, at or beyond the bound of amber.</summary>
    Amber,

    /// <summary>Short of both.</summary>
    Red,
}

/// <summary>The facts about a published warehouse that stand on every page.</summary>
public sealed record WarehouseContext(string CompanyName, string Currency, DateOnly AsOf, DateOnly ClosingMonth, string VersionId);
