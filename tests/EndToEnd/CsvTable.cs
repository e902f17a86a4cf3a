using System.Globalization;

namespace Warehouse.Tests.EndToEnd;

/// <summary>A CSV text read by nobody's SQL: header and rows by name.</summary>
public sealed class CsvTable
{
    private readonly Dictionary<string, int> columns;

    public CsvTable(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        Header = lines[0];
        columns = Header.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        Rows = [.. lines.Skip(1).Select(cells => new CsvRow(this, cells))];
    }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<CsvRow> Rows { get; }

    internal int At(string column) => columns.TryGetValue(column, out var at) ? at : throw new KeyNotFoundException($"no column {column} among {string.Join(", ", Header)}");
}

/// <summary>One row; an empty field is null.</summary>
public sealed class CsvRow(CsvTable table, string[] cells)
{
    public string? this[string column] => cells[table.At(column)] is { Length: > 0 } text ? text : null;

    public string Text(string column) => this[column] ?? throw new InvalidOperationException($"{column} is empty");

    public decimal? Money(string column) => this[column] is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    public double? Ratio(string column) => this[column] is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The month as yyyy-MM, however the day is written.</summary>
    public string Month(string column) => Text(column)[..7];
}
