using System.Globalization;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Reading;

/// <summary>An answer of the semantic layer, read by metric and group: what has no row or no column is null.</summary>
public sealed class Answer
{
    private readonly Dictionary<string, IReadOnlyList<object?>> _rows = [];
    private readonly Dictionary<string, int> _columns = [];
    private readonly MetricTable _table;

    /// <summary>Reads a table whose first columns are the groups.</summary>
    public Answer(MetricTable table, int groups)
    {
        _table = table;
        for (var i = groups; i < table.Columns.Count; i++) _columns[table.Columns[i]] = i;
        foreach (var row in table.Rows) _rows[Key(row.Take(groups))] = row;
    }

    /// <summary>An answer without rows.</summary>
    public static Answer Empty { get; } = new(new MetricTable([], []), 0);

    /// <summary>A metric's value for one group; null where it is unobservable or not there.</summary>
    public decimal? this[string metric, params object[] group] =>
        _columns.TryGetValue(metric, out var column) && _rows.TryGetValue(Key(group), out var row)
            ? Figures.From(row[column])
            : null;

    /// <summary>A count; 0 where it is not there.</summary>
    public long Count(string metric, params object[] group) => (long)(this[metric, group] ?? 0);

    /// <summary>The distinct members of one group column, in the order of the answer, NULL left out.</summary>
    public IReadOnlyList<T> Members<T>(int column) =>
        [.. _table.Rows.Select(row => row[column]).OfType<T>().Distinct()];

    /// <summary>The rows' group cells.</summary>
    public IEnumerable<IReadOnlyList<object?>> Rows => _table.Rows;

    private static string Key(IEnumerable<object?> cells) => string.Join('\u001f', cells.Select(cell => cell switch
    {
        null => "\u0000",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    }));
}
