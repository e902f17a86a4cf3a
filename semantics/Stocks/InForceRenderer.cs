using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Render;

namespace Warehouse.Semantics.Stocks;

/// <summary>Writes a stock: the rows in force at each period's end, and their sums by member.</summary>
internal sealed class InForceRenderer(CommonTables tables, ExpressionRenderer expressions, PeriodDays days)
{
    /// <summary>The periods, in the select and in its expressions.</summary>
    public const string Reads = "reads";

    /// <summary>The first day after the one that is read, in that table.</summary>
    public const string EndsBefore = "ends_before";

    public void Table(ReadInForce node)
    {
        var reads = days.Ends(node.Rows, node.Offset);
        var endsBefore = new Column(EndsBefore, Reads);
        var counts = new[] { node.InForce.Before(endsBefore), node.InForce.CountsBefore(endsBefore) }.OfType<Expression>().AllOf()!;
        var keys = node.Cut.Keys.Select(key => $"{expressions.Render(key.Value)} as {DuckDbDialect.Name(key.Name)}");
        tables.Add(node.Name, CommonTables.Select(
            [$"{Reads}.{QueryPlanner.Period}", .. keys, .. node.Columns.Select(Sum)],
            [
                .. EntitySql.From(expressions, node.Rows),
                EntitySql.InnerJoin(expressions, reads, Reads, counts),
                .. EntitySql.Joins(expressions, node.Cut.Joins),
                .. EntitySql.Where(expressions, node.Cut.Conditions),
                $"group by {string.Join(", ", Enumerable.Range(1, node.Cut.Keys.Count + 1))}",
            ]));
    }

    private string Sum(MeasureColumn measure)
    {
        var filter = measure.Filter is null ? "" : $" filter (where {expressions.Render(measure.Filter)})";
        return $"{DuckDbDialect.Aggregate(measure.Aggregation, expressions.Render(measure.Value))}{filter} as {DuckDbDialect.Name(measure.Name)}";
    }
}
