using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Stocks;

namespace Warehouse.Semantics.Entities;

/// <summary>The plans of tables that follow entities, as a reader follows them.</summary>
internal static class EntityPlanText
{
    public static string Of(TableNode node) => node switch
    {
        ReadInForce stock => $"{stock.Name}: {string.Join(", ", stock.Columns.Select(c => $"{c.Name} = {c.Aggregation.Kind.ToString().ToLowerInvariant()}({c.Value})"))} in force at each period's end{Earlier(stock.Offset)}{Cut(stock.Cut)}",
        RetainEntities retain => $"{retain.Name}: each {retain.Measure.UnitColumn} with {retain.Measure.Measure.Name} {retain.Window} before each period's end{Earlier(retain.Offset)}; {Names(retain.Columns.Select(c => c.Name))}{Cut(retain.Cut)} as of then",
        FollowCohorts follow => $"{follow.Name}: each {follow.Start.UnitColumn} from its {(follow.Entry == CohortEntry.First ? "first " : "")}{follow.Grain.Name()} with {follow.Start.Measure.Name} on; {Names(follow.Columns.Select(c => c.Name))}{Cut(follow.Cut)} as of then",
        WalkFunnel walk => $"{walk.Name}: each {walk.Entry.Events.UnitColumn} through {string.Join(" → ", walk.Steps.Prepend(walk.Entry).Select(s => s.Name))} as of {walk.AsOf:yyyy-MM-dd}; {Names(walk.Columns.Select(c => c.Name))}{Cut(walk.Cut)} at entry",
        _ => node.Name,
    };

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static string Earlier(Duration offset) => offset.Count == 0 ? "" : $", {offset} earlier";

    private static string Cut(MemberCut cut) =>
        (cut.Conditions.Count == 0 ? "" : $" where {string.Join(" and ", cut.Conditions)}") + (cut.Keys.Count == 0 ? "" : $" by {Names(cut.Keys.Select(k => k.Name))}");
}
