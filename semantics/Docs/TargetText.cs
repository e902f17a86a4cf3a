using System.Globalization;

namespace Warehouse.Semantics.Docs;

/// <summary>A target as people read it: <c>≥ 110 %, amber ≥ 100 %</c>.</summary>
public static class TargetText
{
    /// <summary>Empty where the metric has no target.</summary>
    public static string Of(MetricDefinition metric)
    {
        if (metric.Target is not { } target) return "";
        var sign = metric.Better == "down" ? "≤" : "≥";
        var amber = metric.Amber is { } bound ? $", amber {sign} {Amount(bound, metric.Unit)}" : "";
        return $"{sign} {Amount(target, metric.Unit)}{amber}";
    }

    private static string Amount(decimal value, string unit) => unit switch
    {
        "percent" => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.##} %"),
        "" or "money" or "count" or "points" => value.ToString("#,0.##", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}"),
    };
}
