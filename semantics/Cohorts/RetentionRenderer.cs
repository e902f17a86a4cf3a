using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Render;

namespace Warehouse.Semantics.Cohorts;

/// <summary>Writes a closed cohort: the days it is read on, its entities with what each had and has, and their sums by member.</summary>
internal sealed class RetentionRenderer(CommonTables tables, ExpressionRenderer expressions, PeriodDays days)
{
    /// <summary>The table of entities, in the final select and in its expressions.</summary>
    public const string Entities = "cohort";

    /// <summary>The first day after the day of the opening, in that table.</summary>
    public const string OpenedBefore = "opened_before";

    private const string Period = QueryPlanner.Period;
    private const string Reads = "reads";

    public void Table(RetainEntities node)
    {
        var reads = $"{node.Name}_days";
        var entities = $"{node.Name}_entities";
        tables.Add(reads, Days(node));
        tables.Add(entities, Cohort(node, reads));
        var keys = node.Cut.Keys.Select(key => $"{expressions.Render(key.Value)} as {DuckDbDialect.Name(key.Name)}");
        tables.Add(node.Name, CommonTables.Select(
            [$"{Entities}.{Period}", .. keys, .. node.Columns.Select(c => $"{Number(c.Number)} as {DuckDbDialect.Name(c.Name)}")],
            [
                $"from {DuckDbDialect.Name(entities)} as {Entities}",
                .. EntitySql.Joins(expressions, node.Cut.Joins),
                .. EntitySql.Where(expressions, node.Cut.Conditions),
                $"group by {string.Join(", ", Enumerable.Range(1, node.Cut.Keys.Count + 1))}",
            ]));
    }

    /// <summary>Each period twice: as its cohort was closed, and at its end.</summary>
    private string Days(RetainEntities node)
    {
        var periods = days.Ends(node.Measure, node.Offset);
        string Side(bool isOpening)
        {
            string At(string day) => isOpening ? $"{days.Earlier(day, node.Window)} as {day}" : day;
            var starts = node.Measure.IsFlow ? $", {At("starts_on")}" : "";
            var valued = node.Measure.Measure.Money is null ? "" : $", {days.Earlier("ends_before", node.Window)} as valued_before, ends_before as or_before";
            return $"select {Period}, {(isOpening ? "true" : "false")} as is_opening{starts}, {At("ends_before")}{valued}\nfrom {periods}";
        }

        return $"-- the cohort is closed {node.Window} before each period's end\n{Side(true)}\nunion all\n{Side(false)}";
    }

    private string Cohort(RetainEntities node, string reads)
    {
        var (measure, unit) = (node.Measure, DuckDbDialect.Name(node.Measure.UnitColumn));
        var endsBefore = new Column("ends_before", Reads);
        var counts = EntitySql.Filter(expressions, measure.Counts(endsBefore));
        // Both sides at the opening's rates, so that a rate's move is no growth; a currency quoted later at its own month's.
        Expression Valued(EntityMeasure read) => read.ValueBefore(new Column("valued_before", Reads), new Column("or_before", Reads));
        string Sum(EntityMeasure read, string when, string filter) =>
            $"{DuckDbDialect.Aggregate(read.Measure.Aggregation, expressions.Render(Valued(read)))} filter (where {when}{filter})";
        var opening = Sum(measure, $"{Reads}.is_opening", counts);
        var closing = Sum(measure, $"not {Reads}.is_opening", counts);
        var held = node.Paused is { } paused ? Sum(paused, $"not {Reads}.is_opening", EntitySql.Filter(expressions, paused.Filter))
            : measure.Measure.InForce?.PausedFrom is not null ? Sum(measure, $"not {Reads}.is_opening", "")
            : null;
        var captured = node.Cut.Captured.Select(c =>
            $"arg_max({expressions.Render(c.Value)}, {expressions.Render(measure.Weight(Valued(measure)))}) filter (where {Reads}.is_opening{counts}) as {DuckDbDialect.Name(c.Name)}");
        return CommonTables.Select(
            [
                $"{Reads}.{Period}",
                $"{expressions.Render(measure.Unit)} as {unit}",
                $"min({Reads}.ends_before) as {OpenedBefore}",
                .. captured,
                $"{opening} as opening",
                $"coalesce({closing}, 0) as closing",
                .. held is null ? Array.Empty<string>() : [$"coalesce({held}, 0) as held"],
            ],
            [
                .. EntitySql.From(expressions, measure),
                EntitySql.InnerJoin(expressions, reads, Reads, measure.IsRead(new Column("starts_on", Reads), endsBefore)),
                .. EntitySql.Where(expressions, EntitySql.Counted(measure)),
                "group by 1, 2",
                $"having {opening} > 0",
            ]);
    }

    private static string Number(RetainedNumber number) => number switch
    {
        RetainedNumber.Opening => $"sum({Entities}.opening)",
        RetainedNumber.Closing => $"sum({Entities}.closing)",
        RetainedNumber.Least => $"sum(least({Entities}.opening, {Entities}.closing))",
        RetainedNumber.Entities => "count(*)",
        RetainedNumber.Held => $"count(*) filter (where {Entities}.closing > 0 or {Entities}.held > 0)",
        _ => $"count(*) filter (where {Entities}.closing > 0)",
    };
}
