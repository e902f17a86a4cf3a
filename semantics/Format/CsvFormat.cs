using System.Buffers;

namespace Warehouse.Semantics.Format;

/// <summary>RFC 4180 with a header row: NULL is an empty field, the empty string is quoted, lines end in CRLF.</summary>
public static class CsvFormat
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public static void Write(MetricTable table, TextWriter writer)
    {
        Line(writer, table.Columns);
        foreach (var row in table.Rows) Line(writer, row);
    }

    private static void Line(TextWriter writer, IEnumerable<object?> cells)
    {
        writer.Write(string.Join(",", cells.Select(Field)));
        writer.Write("\r\n");
    }

    private static string? Field(object? value)
    {
        var text = CellText.Of(value);
        if (text is null) return null;
        var mustQuote = text.Length == 0 || text.AsSpan().ContainsAny(Special);
        return mustQuote ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
