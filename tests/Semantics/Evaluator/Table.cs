namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>A table in memory.</summary>
/// <remarks>Cells are null, bool, double (every number), string or DateTime (every date and time).</remarks>
internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    private readonly Dictionary<string, int> positions = Columns.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.OrdinalIgnoreCase);

    /// <summary>A row's cell by its column's name.</summary>
    public object? Cell(object?[] row, string column) =>
        positions.TryGetValue(column, out var i) ? row[i] : throw new RefusedException($"no column {column}; there are {string.Join(", ", Columns)}");
}
