using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Lets measures that are shown at their own time and at another read their model once: the sums by the own time serve both.
/// <code>
/// mrr of 2025 and mrr of the month before: one scan of December 2024 to December 2025
/// </code>
/// </summary>
internal static class SharedScans
{
    public static IReadOnlyList<SelectTable> Of(IReadOnlyList<SelectTable> parts)
    {
        var tables = parts.ToList();
        for (var i = 0; i < tables.Count; i++)
        {
            if (tables[i].Scan is not { } scan || tables[i].Grouping != Grouping.ByKeys || tables[i].Values.Any(v => v.Value is not Aggregated { Filter: null })) continue;
            var (shown, at) = (tables[i], i);
            foreach (var own in tables.Where((_, j) => j != at).SelectMany(Below).Where(t => t != shown))
            {
                if (Shared(shown, scan, own) is not { } shared) continue;
                tables = [.. tables.Select((t, j) => j == at ? Reading(shown, scan, shared) : (SelectTable)Replace(t, own, shared))];
                break;
            }
        }

        return tables;
    }

    /// <summary>The table that holds the values of both; null where they read different rows, members or times.</summary>
    private static SelectTable? Shared(SelectTable shown, Scan scan, SelectTable own)
    {
        if (own.Scan is not { } other || other.Key != scan.Key || own.Keys.Count != shown.Keys.Count) return null;
        if (shown.Keys.Any(key => own.Keys.All(k => k.Value.ToString() != key.Value.ToString()))) return null;
        if (Scan.Together(scan.Range, other.Range) is not { } range || TimeKey(scan, own) is null) return null;
        return own with { Rows = scan.Rows(range), Scan = other with { Range = range }, Values = [.. own.Values, .. shown.Values.Where(v => own.Values.All(o => o.Value.ToString() != v.Value.ToString()))] };
    }

    private static SelectTable Reading(SelectTable shown, Scan scan, SelectTable shared)
    {
        Expression There(string column) => new Column(column, shared.Name);
        Expression Key(KeyColumn key) => There(shared.Keys.First(k => k.Value.ToString() == key.Value.ToString()).Name);
        PlanNode rows = new ReadTable(shared);
        var range = scan.Range.On(There(TimeKey(scan, shared)!)).ToList();
        if (range.Count > 0) rows = new FilterRows(rows, range);
        return new SelectTable(
            shown.Name, "ReadShared", rows, [.. shown.Keys.Select(k => new KeyColumn(k.Name, Key(k)))], [.. shown.Values.Select(v => new KeyColumn(v.Name, There(shared.Values.First(s => s.Value.ToString() == v.Value.ToString()).Name)))], Grouping.None);
    }

    /// <summary>The column that is the time at its own grain, by which the shared table can be narrowed.</summary>
    private static string? TimeKey(Scan scan, SelectTable own) => own.Keys.FirstOrDefault(k => Times.IsPeriodOf(k.Value, scan.Time))?.Name;

    /// <summary>The tables that a node is made of, itself among them.</summary>
    public static IEnumerable<SelectTable> Below(PlanNode node) => node switch
    {
        SelectTable table => table.Inputs.SelectMany(Below).Prepend(table),
        _ => node.Inputs.SelectMany(Below),
    };

    private static PlanNode Replace(PlanNode node, SelectTable old, SelectTable other) => node switch
    {
        SelectTable table when ReferenceEquals(table, old) => other,
        SelectTable table => table with { Rows = Replace(table.Rows, old, other) },
        ReadTable read => new ReadTable((SelectTable)Replace(read.Table, old, other)),
        JoinRows join => join with { Input = Replace(join.Input, old, other), Right = Replace(join.Right, old, other) },
        FilterRows filter => filter with { Input = Replace(filter.Input, old, other) },
        _ => node,
    };
}
