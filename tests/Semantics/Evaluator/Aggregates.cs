using Warehouse.Tests.Semantics.Evaluator.Sql;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>One number from many.</summary>
/// <remarks>Sums of flags are sums of 1 and 0, as MetricFlow writes them: over no row at all they are NULL. A count of nothing is 0, as in SQL.</remarks>
internal static class Aggregates
{
    /// <param name="all">The measure's value for each row, NULLs included.</param>
    public static object? Of(MeasureDef measure, IReadOnlyList<object?> all)
    {
        var values = all.OfType<object>().ToList();
        if (measure.Agg == "count_distinct") return (double)values.Select(v => Answer.Text([v])).Distinct().Count();
        if (measure.Agg == "count") return (double)values.Count;
        if (all.Count == 0) return null;
        if (measure.Agg == "sum_boolean") return (double)values.Count(v => v is true or 1.0);
        if (values.Count == 0) return null;
        return measure.Agg switch
        {
            "sum" => values.Cast<double>().Sum(),
            "average" => values.Cast<double>().Average(),
            "min" => values.Aggregate((a, b) => Evaluate.Order(a, b) <= 0 ? a : b),
            "max" => values.Aggregate((a, b) => Evaluate.Order(a, b) >= 0 ? a : b),
            "median" => Percentile([.. values.Cast<double>().Order()], 0.5),
            "percentile" when measure.IsDiscrete => Discrete([.. values.Cast<double>().Order()], measure.Percentile!.Value),
            "percentile" => Percentile([.. values.Cast<double>().Order()], measure.Percentile!.Value),
            _ => throw new RefusedException($"no aggregation {measure.Agg}"),
        };
    }

    private static double Percentile(double[] sorted, double p)
    {
        var position = (sorted.Length - 1) * p;
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }

    private static double Discrete(double[] sorted, double p) => sorted[Math.Max(0, (int)Math.Ceiling(p * sorted.Length - 1e-9) - 1)];
}
