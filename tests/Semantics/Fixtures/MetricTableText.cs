using System.Globalization;
using Warehouse.Semantics;

namespace Warehouse.Tests.Semantics.Fixtures;

/// <summary>Answers as short text, so that a test shows the table it expects.</summary>
internal static class MetricTableText
{
    /// <summary>A row a line, cells by spaces: dates without the day where it is the first, – for unknown, ratios to four decimals.</summary>
    public static string Text(this MetricTable table) => string.Join("\n", table.Rows.Select(row => string.Join(" ", row.Select(Cell))));

    private static string Cell(object? value) => value switch
    {
        null => "–",
        DateOnly { Day: 1 } month => month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double ratio => ratio.ToString("0.####", CultureInfo.InvariantCulture),
        decimal money => money.ToString("0.####", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
