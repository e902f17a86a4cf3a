using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Leaves out the bounds of a time that the table below keeps already: each costs a reader a line and the database a predicate.
/// <code>
/// by month, of 2024-12 to 2025-12, where month &gt;= 2025-01 and month &lt; 2026-01 → where month &gt;= 2025-01
/// </code>
/// </summary>
internal static class ImpliedBounds
{
    /// <param name="input">What stands below now.</param>
    public static PlanNode Drop(FilterRows filter, PlanNode input)
    {
        var conditions = filter.Input is ReadTable { Table: { Scan: { } scan } table } ? [.. filter.Conditions.Where(c => !IsKept(c, table, scan))] : filter.Conditions;
        return conditions.Count == 0 ? input : new FilterRows(input, conditions);
    }

    /// <summary>A period begins no later than its times, so what ends the times ends the periods; what begins them only where a period begins there.</summary>
    private static bool IsKept(Expression condition, SelectTable table, Scan scan)
    {
        if (condition is not Binary { Left: Column column, Right: Constant bound } comparison || column.Table != table.Name) return false;
        if (table.Keys.FirstOrDefault(k => k.Name == column.Name) is not { } key || !Times.IsPeriodOf(key.Value, scan.Time)) return false;
        return comparison.Operator switch
        {
            "<" => scan.Range.To is { } to && TimeRange.Literal(to) == bound,
            ">=" => scan.Range.From is { } from && TimeRange.Literal(from) == bound && Begins(key.Value, from),
            _ => false,
        };
    }

    private static bool Begins(Expression period, DateTime at) => Times.CutDown(period) is not var (inner, grain) || (TimeRange.IsBoundary(at, grain) && Begins(inner, at));
}
