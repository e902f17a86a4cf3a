using Warehouse.Tests.Semantics.Evaluator.Sql;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>A ratio's or derived metric's number from its inputs'.</summary>
internal static class Formula
{
    public static object? Value(MetricDef metric, IReadOnlyList<object?> inputs)
    {
        if (metric.Type == "ratio") return Ratio(inputs[0], inputs[1]);
        var names = metric.Inputs.Select(i => i.Alias ?? i.Name).ToList();
        return Evaluate.Value(Parser.Parse(metric.Expr!), n => names.IndexOf(((Column)n).Name) is var i and >= 0 ? inputs[i] : throw new RefusedException($"{metric.Name} has no input {n}"));
    }

    /// <summary>NULL where there is nothing to divide by.</summary>
    public static object? Ratio(object? numerator, object? denominator) =>
        numerator is double n && denominator is double d && d != 0 ? n / d : null;
}
