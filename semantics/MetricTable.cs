namespace Warehouse.Semantics;

/// <summary>An answer: the group-by columns in the order asked, then the metrics in the order asked.</summary>
/// <remarks>Cells are DateOnly (periods), string, bool, int or long (counts), decimal (money), double (ratios) or null (unobservable).</remarks>
public sealed record MetricTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>The position of a column.</summary>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column) return i;
        }

        throw new ArgumentException($"no column '{column}'; there are {string.Join(", ", Columns)}", nameof(column));
    }
}
