using System.Globalization;

namespace Warehouse.Tests.Semantics.Conformance;

/// <summary>Compares answers with texts: numbers to six digits, days with their midnights.</summary>
internal static class CellComparison
{
    private const double Tolerance = 1e-6;

    private static readonly string[] Times = ["yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd"];

    /// <summary>Rows as a bag: in an order that numbers which differ in the last digits do not disturb.</summary>
    public static List<IReadOnlyList<object?>> Sorted(IEnumerable<IReadOnlyList<object?>> rows) =>
        [.. rows.OrderBy(row => string.Join('\u001f', row.Select(Coarse)), StringComparer.Ordinal)];

    /// <summary>The first cell that differs; null where none does.</summary>
    public static string? Difference(IReadOnlyList<object?> expected, IReadOnlyList<object?> found)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            if (!AreSame(expected[i], found[i])) return $"column {i + 1}: expected {expected[i] ?? "NULL"}, found {found[i] ?? "NULL"}";
        }

        return null;
    }

    private static bool AreSame(object? expected, object? found)
    {
        if (expected is null || found is null) return expected is null && found is null;
        var (one, other) = (Number(expected), Number(found));
        return one is { } x && other is { } y ? Math.Abs(x - y) <= Tolerance * Math.Max(1, Math.Abs(x)) : Text(expected) == Text(found);
    }

    private static string Coarse(object? cell) =>
        cell is null ? "\u0001" : Number(cell) is { } number ? Math.Round(number, 3).ToString("F3", CultureInfo.InvariantCulture) : Text(cell);

    private static double? Number(object cell) => cell switch
    {
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        int or long or decimal or double => Convert.ToDouble(cell, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Text(object cell) => cell switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly day => Text(day.ToDateTime(TimeOnly.MinValue)),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        string text => DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? Text(time) : text,
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
