using System.Text;
using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Resolve;
using Warehouse.Semantics.Stocks;

namespace Warehouse.Semantics.Plan;

/// <summary>A plan as a reader follows it: the answer on top, what it stands on below, indented.</summary>
internal static class PlanText
{
    public static string Of(PlanNode plan)
    {
        var text = new StringBuilder();
        Write(text, plan, 0);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The plan of a table that is the answer.</summary>
    public static string Of(SelectTable answer, IReadOnlyList<Ordering> order, int? limit)
    {
        var text = new StringBuilder();
        var sorted = Sorted(order, limit);
        if (sorted.Length > 0) text.Append("OrderLimit").Append(sorted).Append('\n');
        Write(text, answer, sorted.Length > 0 ? 1 : 0);
        return text.ToString().TrimEnd('\n');
    }

    private static void Write(StringBuilder text, PlanNode node, int depth)
    {
        text.Append(' ', depth * 2).Append(Step(node)).Append(Describe(node)).Append('\n');
        foreach (var input in node.Inputs) Write(text, input, depth + 1);
    }

    private static string Step(PlanNode node) => node switch
    {
        SelectTable table => table.Step,
        JoinRows join => join.Step,
        _ => node.GetType().Name,
    };

    private static string Describe(PlanNode node) => node switch
    {
        ReadModel read => $" {read.Model.Name} ({read.Model.Relation})",
        JoinPeriods join => $" {join.Reach.Name} on {join.Time}",
        KeepReached keep => $" {keep.Reach.Name} on {keep.Time}",
        JoinDimension join => $" {join.Join.Model.Name} as {join.Join.Alias} on {join.Join.To} = {join.Join.From}",
        ReadTimeSpine read => $" {read.Spine.Table} by {read.Spine.Grain.Name()}",
        ReadTable read => $" {read.Table.Name}",
        JoinRows join => join.On.Count == 0 ? " with every row" : $" on {string.Join(" and ", join.On)}",
        SelectTable table => $" {table.Name}: {string.Join(", ", table.Values.Select(v => $"{v.Name} = {v.Value}"))}{By(table.Keys.Select(k => k.Name))}{(table.Qualify is null ? "" : $" where {table.Qualify}")}",
        FilterRows filter => $" {string.Join(" and ", filter.Conditions)}",
        KeepLatest latest => $" by {string.Join(", ", latest.By)} per {string.Join(", ", latest.Per)}",
        KeepMoved moved => $" {string.Join(" or ", moved.Members.Select(m => $"{m.Before} ≠ {m.After}"))}",
        AggregateMeasures aggregate => $" {aggregate.Name}: {string.Join(", ", aggregate.Measures.Select(Measure))}{By(aggregate.Keys.Select(k => k.Name).Prepend(aggregate.Day?.ToString() ?? ""))}",
        TrailingWindow window => $" {window.Name}: {window.Reach.WindowMonths} months",
        SpreadOverCut spread => $" {spread.Name}: {spread.Column}{By(spread.Spread)}, lines that name '{spread.Unnamed}' shared out",
        ReadInForce or RetainEntities or FollowCohorts or WalkFunnel => $" {EntityPlanText.Of((TableNode)node)}",
        ReadMembers members => $" {string.Join(", ", members.Keys.Select(k => k.Name))}",
        CombineOnDimensions combine => $" {string.Join(", ", combine.Members.Select(m => m.Name).Prepend(Periods(combine.Periods)))}",
        ComputeMetrics compute => $" {string.Join("; ", compute.Layers.SelectMany(l => l).Select(c => $"{c.Name} = {c.Value}"))}",
        OrderLimit answer => $" {string.Join(", ", answer.Columns.Select(c => c.Name))}{Sorted(answer.Order, answer.Limit)}",
        _ => "",
    };

    private static string Measure(MeasureColumn measure) =>
        $"{measure.Name} = {(measure.IsNegated ? "-" : "")}{measure.Aggregation.Kind.ToString().ToLowerInvariant()}({measure.Value})"
        + (measure.Filter is null ? "" : $" where {measure.Filter}")
        + (measure.WholeWindow is null ? "" : $" when {measure.WholeWindow} months have rows");

    private static string By(IEnumerable<string> names)
    {
        var list = string.Join(", ", names.Where(n => n.Length > 0));
        return list.Length == 0 ? "" : $" by {list}";
    }

    private static string Periods(PeriodRange periods) =>
        $"{(periods.Grain is { } grain ? $"each {grain.Name()}" : "one period")} from {periods.From:yyyy-MM-dd} to before {periods.To:yyyy-MM-dd}"
        + (periods.Conditions.Count == 0 ? "" : $" where {string.Join(" and ", periods.Conditions)}");

    private static string Sorted(IReadOnlyList<Ordering> order, int? limit) =>
        (order.Count == 0 ? "" : $" by {string.Join(", ", order.Select(o => (o.IsDescending ? "-" : "") + o.Column))}")
        + (limit is null ? "" : $", the first {limit}");
}
