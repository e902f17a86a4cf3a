using System.Globalization;
using Warehouse.Etl.Close;
using Warehouse.Semantics;

namespace Warehouse.App.Close;

/// <summary>The values that a close freezes: every metric of a month, for all accounts and by the cuts that packs print.</summary>
internal static class MonthValues
{
    /// <summary>The cuts, the empty one being all accounts.</summary>
    public static readonly string[] Cuts = ["", "account__touch_tier", "account__segment", "account__channel"];

    /// <summary>Every value of the months, in the order of metric, cut, month and member.</summary>
    public static IReadOnlyList<ClosedValue> Of(MetricEngine metrics, IReadOnlyList<DateOnly> months)
    {
        var values = new List<ClosedValue>();
        if (months.Count == 0) return values;
        foreach (var name in metrics.Definitions.Keys.Where(name => IsMonthly(metrics.Catalog.Describe(name))))
        {
            var dimensions = metrics.Definitions[name].Dimensions;
            foreach (var cut in Cuts.Where(cut => cut.Length == 0 || dimensions.Contains(cut)))
            {
                var request = new MetricRequest([name], cut.Length == 0 ? ["metric_time__month"] : ["metric_time__month", cut]) { Start = months.Min(), End = months.Max().AddMonths(1).AddDays(-1) };
                if (Asked(metrics, request) is not { } asked) break;
                var rows = asked.Rows.Where(row => row[0] is DateOnly month && months.Contains(month));
                values.AddRange(rows.Select(row => new ClosedValue((DateOnly)row[0]!, name, cut, cut.Length == 0 ? "" : Text(row[1]) ?? "", Text(row[^1])))
                    .OrderBy(value => value.Month).ThenBy(value => value.Member, StringComparer.Ordinal));
            }
        }

        return values;
    }

    /// <summary>A cell as text; decimals without trailing zeros.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        decimal money => money.ToString("0.############", CultureInfo.InvariantCulture),
        double ratio => ratio.ToString("R", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Whether two texts are one value: sums of ratios may differ in their last digits from one run to the next.</summary>
    public static bool Same(string? one, string? other)
    {
        if (one == other) return true;
        return double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            && Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));
    }

    /// <summary>Null where the metric means nothing without a further dimension, such as a funnel's step: it is no number of a month.</summary>
    private static MetricTable? Asked(MetricEngine metrics, MetricRequest request)
    {
        try
        {
            return metrics.Query(request);
        }
        catch (SemanticException)
        {
            return null;
        }
    }

    private static bool IsMonthly(MetricDescription metric) => metric.Requires.Count == 0 && metric.Definition.Dimensions.Contains("metric_time");
}
