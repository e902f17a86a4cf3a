using System.Text;

namespace Warehouse.Semantics.Format;

/// <summary>Columns aligned for a terminal: numbers to the right, – for NULL, full-width characters counted as two.</summary>
public static class TableFormat
{
    public static void Write(MetricTable table, TextWriter writer)
    {
        var rows = table.Rows.Select(row => row.Select(Shown).ToList()).ToList();
        var isNumber = table.Columns.Select((_, i) => table.Rows.All(r => r[i] is null or int or long or decimal or double)).ToList();
        var widths = table.Columns.Select((name, i) => rows.Select(r => Width(r[i])).Append(Width(name)).Max()).ToList();
        Line(writer, [.. table.Columns.Select((name, i) => Padded(name, widths[i], isNumber[i]))]);
        Line(writer, [.. widths.Select(width => new string('-', width))]);
        foreach (var row in rows) Line(writer, [.. row.Select((text, i) => Padded(text, widths[i], isNumber[i]))]);
    }

    private static void Line(TextWriter writer, IReadOnlyList<string> cells)
    {
        writer.Write(string.Join("  ", cells).TrimEnd());
        writer.Write('\n');
    }

    private static string Shown(object? value) => value is double ratio
        ? Math.Round(ratio, 6).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)
        : CellText.Of(value) ?? "–";

    private static string Padded(string text, int width, bool isNumber)
    {
        var padding = new string(' ', width - Width(text));
        return isNumber ? padding + text : text + padding;
    }

    private static int Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>The East Asian wide ranges that occur in names of people, companies and places.</summary>
    private static int Width(Rune rune) => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF)
        ? 2
        : 1;
}
