using System.Globalization;
using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>Writes a metric as a manifest does.</summary>
internal static class MetricText
{
    public static string Of(MetricDef metric)
    {
        var grain = metric.Grain is { } g ? $", time_granularity: {g}" : "";
        return $"{{name: {metric.Name}, type: {metric.Type}{grain}{Filter(metric.Filters)}, type_params: {{{Parameters(metric)}}}}}";
    }

    private static string Parameters(MetricDef metric) => metric.Type switch
    {
        "simple" => $"measure: {Measure(metric.Measure!)}",
        "cumulative" => $"measure: {Measure(metric.Measure!)}, cumulative_type_params: {{{Cumulative(metric)}}}",
        "ratio" => $"numerator: {Input(metric.Inputs[0])}, denominator: {Input(metric.Inputs[1])}",
        "derived" => $"expr: \"{metric.Expr}\", metrics: [{string.Join(", ", metric.Inputs.Select(Input))}]",
        _ => $"conversion_type_params: {{{Conversion(metric)}}}",
    };

    private static string Cumulative(MetricDef metric)
    {
        var parts = new List<string>();
        if (metric.Window is { } window) parts.Add($"window: {window.Count} {window.Grain}s");
        if (metric.GrainToDate is { } grain) parts.Add($"grain_to_date: {grain}");
        if (metric.PeriodAgg is { } agg) parts.Add($"period_agg: {agg}");
        return string.Join(", ", parts);
    }

    private static string Conversion(MetricDef metric)
    {
        var window = metric.Window is { } w ? $", window: {w.Count} {w.Grain}s" : "";
        var constant = metric.ConstantProperties.Count == 0 ? "" : $", constant_properties: [{string.Join(", ", metric.ConstantProperties.Select(p => $"{{base_property: {p.Base}, conversion_property: {p.Conversion}}}"))}]";
        return $"base_measure: {Measure(metric.Measure!)}, conversion_measure: {Measure(metric.Conversion!)}, entity: {metric.Entity}, calculation: {(metric.IsRate ? "conversion_rate" : "conversions")}{window}{constant}";
    }

    private static string Measure(MeasureInput input)
    {
        var spine = input.JoinsSpine ? ", join_to_timespine: true" : "";
        var fill = input.Fill is { } f ? $", fill_nulls_with: {f.ToString(CultureInfo.InvariantCulture)}" : "";
        return $"{{name: {input.Name}{Filter(input.Filters)}{spine}{fill}}}";
    }

    private static string Input(MetricInput input)
    {
        var alias = input.Alias is { } a ? $", alias: {a}" : "";
        var window = input.OffsetWindow is { } w ? $", offset_window: {w.Count} {w.Grain}{(Periods.IsGrain(w.Grain) ? "s" : "")}" : "";
        var grain = input.OffsetToGrain is { } g ? $", offset_to_grain: {g}" : "";
        return $"{{name: {input.Name}{alias}{Filter(input.Filters)}{window}{grain}}}";
    }

    private static string Filter(IReadOnlyList<string> filters) => filters.Count == 0 ? "" : $", filter: \"{string.Join(" AND ", filters.Count == 1 ? filters : filters.Select(f => $"({f})"))}\"";
}
