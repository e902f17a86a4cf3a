using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Render;

namespace Warehouse.Semantics.Funnels;

/// <summary>Writes a funnel: who entered when, when each reached each step, what became of each at each step, and the sums by member.</summary>
internal sealed class FunnelRenderer(CommonTables tables, ExpressionRenderer expressions, PeriodDays days)
{
    /// <summary>The table of entities and steps, in the final select and in its expressions.</summary>
    public const string Walked = "walked";

    /// <summary>The day on which an entity entered the funnel, in that table.</summary>
    public const string EnteredOn = "entered_on";

    public void Table(WalkFunnel node)
    {
        var events = new FunnelEvents(expressions, node);
        tables.Add($"{node.Name}_events", events.Events());
        tables.Add($"{node.Name}_entries", events.Entries());
        if (node.Lost is not null) tables.Add($"{node.Name}_losses", events.Losses());
        var reached = node.Order == StepOrder.Any ? AnyOrder(node) : InOrder(node);
        tables.Add($"{node.Name}_steps", reached);
        tables.Add(node.Name, Sums(node));
    }

    /// <summary>One table a step, each with the day of its own event beside those of the steps before; then a row an entity and step.</summary>
    private string InOrder(WalkFunnel node)
    {
        var before = $"{node.Name}_entries";
        foreach (var step in node.Steps)
        {
            var name = $"{node.Name}_step_{step.Number}";
            tables.Add(name, FunnelSteps.Reached(node, step, before));
            before = name;
        }

        return FunnelSteps.Long(node, before);
    }

    private string AnyOrder(WalkFunnel node)
    {
        tables.Add($"{node.Name}_done", FunnelSteps.Done(node));
        return FunnelSteps.Counted(node);
    }

    private string Sums(WalkFunnel node)
    {
        var keys = node.Cut.Keys.Select(key => $"{expressions.Render(key.Value)} as {DuckDbDialect.Name(key.Name)}");
        return CommonTables.Select(
            [$"calendar.{QueryPlanner.Period}", .. keys, .. node.Columns.Select(c => $"{Number(c.Number)} as {DuckDbDialect.Name(c.Name)}")],
            [
                $"from {DuckDbDialect.Name($"{node.Name}_steps")} as {Walked}",
                days.Join(node.Entry.Events, $"{Walked}.{EnteredOn}"),
                .. EntitySql.Joins(expressions, node.Cut.Joins),
                .. EntitySql.Where(expressions, node.Cut.Conditions),
                $"group by {string.Join(", ", Enumerable.Range(1, node.Cut.Keys.Count + 1))}",
            ]);
    }

    private static string Number(FunnelNumber number) => number switch
    {
        FunnelNumber.Entered => $"count({Walked}.status)",
        FunnelNumber.Started => "count(*)",
        FunnelNumber.MedianDays => $"median({Walked}.days)",
        FunnelNumber.P75Days => $"quantile_cont({Walked}.days, 0.75)",
        _ => $"count(*) filter (where {Walked}.status = '{number.ToString().ToLowerInvariant()}')",
    };
}
