using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Render;

namespace Warehouse.Semantics.Funnels;

/// <summary>Writes what happened to the entities of a funnel: their events in order, their entries, what ended them.</summary>
internal sealed class FunnelEvents(ExpressionRenderer expressions, WalkFunnel node)
{
    private readonly string unit = DuckDbDialect.Name(node.Entry.Events.UnitColumn);
    private readonly string asOf = DuckDbDialect.Literal(node.AsOf);

    /// <summary>
    /// Everything that happened to an entity, in order: <c>happened_on</c>, <c>position</c>, and a flag for each kind of step. Under strict order
    /// the rows that are no step stand in between; else they are left out.
    /// </summary>
    public string Events()
    {
        var kinds = node.Steps.Prepend(node.Entry).DistinctBy(s => s.Kind).ToList();
        var sources = kinds.GroupBy(s => (s.Events.Model, s.Events.Measure.Time)).Select(source => Source(source.First().Events, kinds, [.. source.Select(s => s.Kind)]));
        var first = string.Join(" ", kinds.Select(k => $"when is_{k.Kind} then {k.Kind}"));
        return CommonTables.Select(
            ["*", $"row_number() over (partition by {unit} order by happened_on, case {first} end nulls last) as position"],
            $"from (\n    {string.Join("\nunion all\n", sources).Replace("\n", "\n    ", StringComparison.Ordinal)}\n) as happened");
    }

    /// <summary>Each entity's first entry, and what describes it there.</summary>
    public string Entries()
    {
        var captured = node.Cut.Captured.Select(c => DuckDbDialect.Name(c.Name)).ToList();
        return CommonTables.Select(
            [
                unit,
                $"happened_on as {FunnelRenderer.EnteredOn}",
                "happened_on as reached_1",
                "position as position_1",
                .. captured,
            ],
            $"from {DuckDbDialect.Name($"{node.Name}_events")}",
            $"where is_{node.Entry.Kind}",
            $"qualify row_number() over (partition by {unit} order by position) = 1");
    }

    /// <summary>The first day on which an entity that entered was lost.</summary>
    public string Losses()
    {
        var lost = node.Lost!;
        var day = expressions.Render(lost.Time);
        return CommonTables.Select(
            [$"entries.{unit}", $"min({day}) as lost_on"],
            [
                .. EntitySql.From(expressions, lost),
                $"inner join {DuckDbDialect.Name($"{node.Name}_entries")} as entries on entries.{unit} = {expressions.Render(lost.Unit)} and {day} >= entries.{FunnelRenderer.EnteredOn}",
                $"where {Happened(lost)} and {day} <= {asOf}",
                "group by 1",
            ]);
    }

    private string Source(EntityMeasure events, IReadOnlyList<WalkedStep> kinds, HashSet<int> here)
    {
        var flags = kinds.Select(k => here.Contains(k.Kind) ? $"coalesce({Happened(k.Events)}, false) as is_{k.Kind}" : $"false as is_{k.Kind}");
        var isEntry = here.Contains(node.Entry.Kind);
        var captured = node.Cut.Captured.Select(c => $"{(isEntry ? expressions.Render(c.Value) : "null")} as {DuckDbDialect.Name(c.Name)}");
        var counted = string.Join(" or ", kinds.Where(k => here.Contains(k.Kind)).Select(k => $"({Happened(k.Events)})"));
        return CommonTables.Select(
            [$"{expressions.Render(events.Unit)} as {unit}", $"{expressions.Render(events.Time)} as happened_on", .. flags, .. captured],
            [
                .. EntitySql.From(expressions, events),
                $"where {expressions.Render(events.Unit)} is not null and {expressions.Render(events.Time)} <= {asOf}{(node.Order == StepOrder.Strict ? "" : $" and ({counted})")}",
            ]);
    }

    /// <summary>Whether a row is an event: one that its measure counts.</summary>
    private string Happened(EntityMeasure events)
    {
        var value = expressions.Render(events.Value);
        var counted = events.Measure.Aggregation.Kind switch
        {
            AggregationKind.Sum => $"{value} > 0",
            AggregationKind.SumBoolean => value,
            _ when events.Measure.Value is Constant => "true",
            _ => $"{value} is not null",
        };
        return events.Filter is null ? counted : counted == "true" ? $"({expressions.Render(events.Filter)})" : $"({expressions.Render(events.Filter)}) and {counted}";
    }
}
