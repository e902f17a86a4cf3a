using Warehouse.Semantics.Render;

namespace Warehouse.Semantics.Funnels;

/// <summary>Writes when each entity reached each step, and what that makes of it there.</summary>
internal static class FunnelSteps
{
    /// <summary>The steps before, and the day of this one: its first event on or after that of the step it follows, before any loss.</summary>
    public static string Reached(WalkFunnel node, WalkedStep step, string before)
    {
        var unit = Unit(node);
        var place = node.Order == StepOrder.Strict ? $"happened.position = before.position_{step.From} + 1" : $"happened.happened_on >= before.reached_{step.From}";
        // An event is one step only: a step of the same kind as an earlier one needs an event after that one's.
        var earlier = node.Steps.Prepend(node.Entry).Where(s => s.Number < step.Number && s.Kind == step.Kind).ToList();
        var later = earlier.Count == 0 ? "" : $"\n    and happened.position > before.position_{earlier[^1].Number}";
        return CommonTables.Select(
            ["before.*", $"min(happened.happened_on) as reached_{step.Number}", $"min(happened.position) as position_{step.Number}"],
            [
                $"from {DuckDbDialect.Name(before)} as before",
                .. LossJoin(node, "before"),
                $"left join {DuckDbDialect.Name($"{node.Name}_events")} as happened\n    on happened.{unit} = before.{unit}\n    and happened.is_{step.Kind}\n    and {place}{later}{BeforeLoss(node)}",
                "group by all",
            ]);
    }

    /// <summary>A row an entity and step: when it entered the step, when it reached it, until when it was due, and what became of it.</summary>
    public static string Long(WalkFunnel node, string last)
    {
        var steps = node.Steps.Prepend(node.Entry).Select(step => CommonTables.Select(
            [
                $"reached.{Unit(node)}",
                $"reached.{FunnelRenderer.EnteredOn}",
                .. node.Cut.Captured.Select(c => $"reached.{DuckDbDialect.Name(c.Name)}"),
                $"{step.Number} as {FunnelBody.StepNumber}",
                $"{DuckDbDialect.Literal(step.Name)} as {FunnelBody.Step}",
                $"{(step.Number == 1 ? "null" : $"reached.reached_{step.Number} - reached.{(step.IsBranch ? $"reached_{step.From}" : FunnelRenderer.EnteredOn)}")} as days",
                $"{Status(node, step)} as status",
            ],
            [$"from {DuckDbDialect.Name(last)} as reached", .. LossJoin(node, "reached")]));
        return string.Join("\nunion all\n", steps);
    }

    /// <summary>In any order: a row an entity and step, with the day of its event and whether there is still time for it.</summary>
    public static string Done(WalkFunnel node)
    {
        var unit = Unit(node);
        var steps = node.Steps.Select(step =>
        {
            // Of several events of one kind each does for one step; the entry's own is not among them.
            var occurrence = step.Kind == node.Entry.Kind ? step.Occurrence - 1 : step.Occurrence;
            var events = CommonTables.Select(
                [$"happened.{unit}", "happened.happened_on"],
                [
                    $"from {DuckDbDialect.Name($"{node.Name}_events")} as happened",
                    $"inner join {DuckDbDialect.Name($"{node.Name}_entries")} as entries on entries.{unit} = happened.{unit}",
                    $"where happened.is_{step.Kind} and happened.happened_on >= entries.{FunnelRenderer.EnteredOn}{(step.Kind == node.Entry.Kind ? " and happened.position > entries.position_1" : "")}",
                    $"qualify row_number() over (partition by happened.{unit} order by happened.position) = {occurrence}",
                ]);
            var due = step.WithinDays is { } within ? $"entries.{FunnelRenderer.EnteredOn} + {within}" : "date '9999-12-31'";
            return CommonTables.Select(
                ["entries.*", $"{(node.Lost is null ? "cast(null as date)" : "losses.lost_on")} as lost_on", "happened.happened_on as reached_on", $"{due} as due_on"],
                [
                    $"from {DuckDbDialect.Name($"{node.Name}_entries")} as entries",
                    .. LossJoin(node, "entries"),
                    $"left join (\n    {events.Replace("\n", "\n    ", StringComparison.Ordinal)}\n) as happened on happened.{unit} = entries.{unit}{BeforeLoss(node)}",
                ]);
        });
        return string.Join("\nunion all\n", steps);
    }

    /// <summary>In any order: step n + 1 is the n-th that an entity did.</summary>
    public static string Counted(WalkFunnel node)
    {
        var asOf = DuckDbDialect.Literal(node.AsOf);
        var captured = node.Cut.Captured.Select(c => DuckDbDialect.Name(c.Name)).ToList();
        List<string> shared = [Unit(node), FunnelRenderer.EnteredOn, .. captured];
        var entry = CommonTables.Select(
            [.. shared, $"1 as {FunnelBody.StepNumber}", $"{DuckDbDialect.Literal(node.Entry.Name)} as {FunnelBody.Step}", "null as days", "'converted' as status"],
            $"from {DuckDbDialect.Name($"{node.Name}_entries")}");
        var line = $"partition by {Unit(node)} order by reached_on nulls last, (lost_on is null and due_on > {asOf}) desc, due_on";
        var order = $"row_number() over ({line})";
        var later = CommonTables.Select(
            [
                .. shared,
                $"{order} + 1 as {FunnelBody.StepNumber}",
                $"{order} || ' of {node.Steps.Count}' as {FunnelBody.Step}",
                $"reached_on - {FunnelRenderer.EnteredOn} as days",
                $"""
                case
                        when {order} > 1 and lag(reached_on) over ({line}) is null then null
                        when reached_on <= due_on then 'converted'
                        when reached_on is not null then 'late'
                        when lost_on is null and due_on > {asOf} then 'open'
                        else 'lost'
                    end as status
                """,
            ],
            $"from {DuckDbDialect.Name($"{node.Name}_done")}");
        return $"{entry}\nunion all\n{later}";
    }

    /// <summary>Of a step that was not entered there is nothing to say.</summary>
    private static string Status(WalkFunnel node, WalkedStep step)
    {
        if (step.Number == 1) return "'converted'";
        var reached = $"reached.reached_{step.Number}";
        var due = step.WithinDays is { } within ? $"reached.{(step.IsBranch ? $"reached_{step.From}" : FunnelRenderer.EnteredOn)} + {within}" : null;
        var whens = new List<string> { $"when reached.reached_{step.From} is null then null" };
        whens.Add(due is null ? $"when {reached} is not null then 'converted'" : $"when {reached} <= {due} then 'converted'");
        if (due is not null) whens.Add($"when {reached} is not null then 'late'");
        if (node.Lost is not null) whens.Add("when losses.lost_on is not null then 'lost'");
        if (due is not null) whens.Add($"when {due} <= {DuckDbDialect.Literal(node.AsOf)} then 'lost'");
        return $"case\n        {string.Join("\n        ", whens)}\n        else 'open'\n    end";
    }

    private static string Unit(WalkFunnel node) => DuckDbDialect.Name(node.Entry.Events.UnitColumn);

    private static IEnumerable<string> LossJoin(WalkFunnel node, string to)
    {
        if (node.Lost is not null) yield return $"left join {DuckDbDialect.Name($"{node.Name}_losses")} as losses on losses.{Unit(node)} = {to}.{Unit(node)}";
    }

    private static string BeforeLoss(WalkFunnel node) => node.Lost is null ? "" : "\n    and (losses.lost_on is null or happened.happened_on < losses.lost_on)";
}
