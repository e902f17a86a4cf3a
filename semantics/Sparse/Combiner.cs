using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Puts tables side by side, each number where its own table has a row: no number is lost or repeated.
/// <code>
/// bookings: us 3, (none) 1    views: us 7, it 2    together: us 3 7, (none) 1 –, it – 2
/// </code>
/// </summary>
internal sealed class Combiner(QueryContext query)
{
    /// <param name="values">Made of the tables' columns.</param>
    public SelectTable Combine(string name, IReadOnlyList<SelectTable> parts, IReadOnlyList<KeyColumn> values)
    {
        var distinct = SharedScans.Of([.. parts.DistinctBy(p => p.Name)]).ToList();
        return distinct.Count == 1 ? Alone(name, distinct[0], values) : new ShownTimes(query).Combine(name, distinct, values) ?? Together(name, distinct, values);
    }

    /// <summary>Numbers of one table are computed where it is made.</summary>
    private static SelectTable Alone(string name, SelectTable part, IReadOnlyList<KeyColumn> values)
    {
        if (part.Qualify is not null)
        {
            Expression There(string column) => new Column(column, part.Name);
            return new SelectTable(name, "ComputeMetrics", new ReadTable(part), [.. part.Keys.Select(k => new KeyColumn(k.Name, There(k.Name)))], values, Grouping.None);
        }

        var columns = part.Values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        Expression Inside(Expression value) => value.Rewrite(p => p is Column column && column.Table == part.Name ? columns[column.Name] : null);
        return part with { Name = name, Values = [.. values.Select(v => new KeyColumn(v.Name, Inside(v.Value)))] };
    }

    private SelectTable Together(string name, List<SelectTable> parts, IReadOnlyList<KeyColumn> values)
    {
        PlanNode rows = new ReadTable(parts[0]);
        for (var i = 1; i < parts.Count; i++)
        {
            var on = query.Items.Select(item => (Expression)new Binary("is not distinct from", Key(item.Column, parts[..i]), new Column(item.Column, parts[i].Name))).ToList();
            rows = new JoinRows(rows, new ReadTable(parts[i]), on.Count == 0 ? JoinKind.Cross : JoinKind.Full, on, "CombineMetrics");
        }

        var keys = query.Items.Select(item => new KeyColumn(item.Column, Key(item.Column, parts))).ToList();
        return new SelectTable(name, "CombineMetrics", rows, keys, values, Grouping.None);
    }

    private static Expression Key(string column, List<SelectTable> parts) =>
        parts.Count == 1 ? new Column(column, parts[0].Name) : new Call("coalesce", [.. parts.Select(p => new Column(column, p.Name))]);
}
