namespace Warehouse.Semantics;

/// <summary>What a reader needs to know of one metric; the manifest says it once.</summary>
/// <param name="Unit">money, percent, months, days, count, times or points. Percentages are fractions: 1.139 prints as 113.9 %.</param>
/// <param name="Target">In the metric's own unit as a fraction or amount; null where there is none.</param>
/// <param name="Amber">The bound between amber and red.</param>
/// <param name="Better">up or down; empty where neither is better.</param>
public sealed record MetricDefinition(
    string Name,
    Localized Label,
    Localized Description,
    string Unit,
    decimal? Target,
    decimal? Amber,
    string Better,
    string Owner,
    IReadOnlyList<string> Dimensions)
{
    /// <summary>The goal of every month that no row of targets names; null where there is none.</summary>
    public MetricTarget? UsualTarget => Target is { } target ? new MetricTarget(target, Amber, Better, IsOfMonth: false) : null;
}

/// <summary>A text in the pack's two languages.</summary>
public sealed record Localized(string Ja, string En)
{
    /// <summary>The text in <c>ja</c> or <c>en</c>.</summary>
    public string In(string language) => language == "ja" ? Ja : En;
}
