using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Sums by one time that tables show at that time and at others: each sum is written down for every time that shows it, and
/// what then stands at the same time is one row. The sums are neither kept nor joined to themselves.
/// <code>
/// mrr: 01 5, 02 7    its own and a month later: 01 5 –, 02 – 5, 02 7 –, 03 – 7    together: 01 5 –, 02 7 5, 03 – 7
/// </code>
/// </summary>
internal sealed class ShownTimes(QueryContext query)
{
    /// <param name="parts">The tables as <see cref="SharedScans"/> leaves them.</param>
    /// <param name="values">Made of the tables' columns.</param>
    /// <returns>Null where the tables do not read the same sums, or where these are by more than a time.</returns>
    public SelectTable? Combine(string name, IReadOnlyList<SelectTable> parts, IReadOnlyList<KeyColumn> values)
    {
        if (Read(parts[0]) is not { } sums || parts.Any(p => !ReferenceEquals(Read(p), sums)) || ByOwnTime.Stored(sums) is not { } stored) return null;
        if (sums.Keys is not [{ Value: Truncated period } own] || !period.Time.Equals(stored)) return null;
        var times = parts.Select(part => Time(part, new Column(own.Name, sums.Name), period)).OfType<Expression>().ToList();
        if (times.Count < parts.Count) return null;

        Aggregated Sum(SelectTable part, string column) => (Aggregated)sums.Values.First(s => s.Name == ((Column)part.Values.First(v => v.Name == column).Value).Name).Value;
        KeyColumn Shown(SelectTable part, string column) => new(column, new EachOf([.. parts.Select(p => p.Name == part.Name ? Sum(p, column) : (Expression)new Constant(null))]));
        var key = parts[0].Keys[0].Name;
        var shown = new SelectTable(
            parts[0].Name, "ShowAtTimes", sums.Rows, [new KeyColumn(key, new EachOf(times))], [.. parts.SelectMany(p => p.Values.Select(v => Shown(p, v.Name)))], Grouping.ByKeys)
        { By = stored };
        Expression Total(Column column) => new Aggregated(ByOwnTime.Whole(Sum(parts.First(p => p.Name == column.Table), column.Name)), column with { Table = shown.Name });
        return new SelectTable(
            name,
            "CombineMetrics",
            new FilterRows(new ReadTable(shown), [.. query.Range.On(new Column(key, shown.Name))]),
            [new KeyColumn(key, new Column(key, shown.Name))],
            [.. values.Select(v => new KeyColumn(v.Name, v.Value.Rewrite(part => part is Column column ? Total(column) : null)))],
            Grouping.ByKeys);
    }

    /// <summary>The table of which a table only renames, moves and narrows the rows; null where it does more.</summary>
    private static SelectTable? Read(SelectTable part) =>
        part is { Grouping: Grouping.None, Qualify: null, Keys: [_], Rows: FilterRows { Input: ReadTable read } } && part.Values.All(v => v.Value is Column) ? read.Table : null;

    /// <summary>When a table shows a stored time; null where it shows only some of those that lie in the range.</summary>
    private Expression? Time(SelectTable part, Column own, Truncated period)
    {
        var later = (part.Keys[0].Value as Cast)?.Operand as Later;
        if (later is null ? !part.Keys[0].Value.Equals(own) : !later.Time.Equals(own)) return null;
        var read = later is null ? query.Range : MovedPeriods.Read(query.Range, later.Count, later.Unit);
        var isWhole = ((FilterRows)part.Rows).Conditions.Select(c => c.ToString()).SequenceEqual(read.On(own).Select(c => c.ToString()));
        return !isWhole ? null : later is null ? period : part.Keys[0].Value.Rewrite(inner => inner.Equals(own) ? period : null);
    }
}
