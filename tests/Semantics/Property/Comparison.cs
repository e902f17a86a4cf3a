using System.Globalization;
using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>Whether two answers are the same bag of rows, fractions to nine digits.</summary>
internal static class Comparison
{
    /// <summary>Null where they agree.</summary>
    public static string? Difference(Question question, Reply expected, MetricTable found)
    {
        if (found.Columns.Count != expected.Columns.Count) return $"columns {string.Join(", ", found.Columns)}";
        var keys = question.GroupBy.Count;
        var wanted = Sorted(expected.Rows, keys);
        var got = Sorted([.. found.Rows.Select(row => row.Select(Cell).ToArray())], keys);
        if (wanted.Count != got.Count) return $"{got.Count} rows, not {wanted.Count}";
        for (var i = 0; i < wanted.Count; i++)
        {
            if (!wanted[i].Zip(got[i]).All(pair => Same(pair.First, pair.Second))) return $"[{Text(got[i])}], not [{Text(wanted[i])}]";
        }

        return null;
    }

    public static string Text(IEnumerable<object?> row) => string.Join(" | ", row.Select(cell => cell switch
    {
        null => "–",
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    }));

    /// <summary>A cell of the engine in the evaluator's types.</summary>
    public static object? Cell(object? cell) => cell switch
    {
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        DateTimeOffset at => at.UtcDateTime,
        decimal or int or long or short or float => Convert.ToDouble(cell, CultureInfo.InvariantCulture),
        _ => cell,
    };

    private static List<object?[]> Sorted(IReadOnlyList<object?[]> rows, int keys) =>
        [.. rows.OrderBy(r => Answer.Text(r.Take(keys)), StringComparer.Ordinal).ThenBy(r => Answer.Text(r.Skip(keys).Select(v => v is double d ? Math.Round(d, 6) : v)), StringComparer.Ordinal)];

    private static bool Same(object? wanted, object? got) => (wanted, got) switch
    {
        (double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b))),
        _ => Equals(wanted, got),
    };
}
