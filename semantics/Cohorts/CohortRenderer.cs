using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Render;

namespace Warehouse.Semantics.Cohorts;

/// <summary>
/// Writes cohorts by age: the periods, what each entity had in each, which cohort it is of, a cell an entity and age, and the cells' sums.
/// </summary>
internal sealed class CohortRenderer(CommonTables tables, ExpressionRenderer expressions, PeriodDays days)
{
    /// <summary>The table of cells, in the final select and in its expressions.</summary>
    public const string Cells = "cells";

    /// <summary>The first day after the period of acquisition, in that table.</summary>
    public const string AcquiredBefore = "acquired_before";

    private const string Reads = "reads";

    public void Table(FollowCohorts node)
    {
        string Named(string suffix) => DuckDbDialect.Name($"{node.Name}_{suffix}");
        var (spans, values, starts) = (Named("periods"), Named("values"), Named("starts"));
        var (members, cells, followed) = (Named("members"), Named("cells"), Named("followed"));
        tables.Add(Plain(spans), days.Spans(node.Grain, node.Start));
        tables.Add(Plain(values), Values(node.Measure, spans, node.Start == node.Measure ? node.Cut.Captured : []));
        if (node.Start == node.Measure) starts = values;
        else tables.Add(Plain(starts), Values(node.Start, spans, node.Cut.Captured));
        tables.Add(Plain(members), Members(node, starts));
        tables.Add(Plain(cells), CellsOf(node, spans, values, members));
        tables.Add(Plain(followed), Read(node, cells));
        tables.Add(node.Name, Sums(node, followed));
    }

    /// <summary>Whether an entity without value may be held all the same: a pause is no loss.</summary>
    private static bool Pauses(FollowCohorts node) => node.Measure.Measure.InForce?.PausedFrom is not null;

    private static string Plain(string name) => name.Trim('"');

    /// <summary>What each entity had in each period in which it had anything.</summary>
    private string Values(EntityMeasure measure, string spans, IReadOnlyList<CapturedColumn> captured)
    {
        var endsBefore = new Column("ends_before", Reads);
        var value = measure.Measure.InForce is null ? measure.Value : measure.ValueBefore(endsBefore);
        var counts = measure.Counts(endsBefore) is { } counting ? $" filter (where {expressions.Render(counting)})" : "";
        var kept = captured.Select(c => $"arg_max({expressions.Render(c.Value)}, {expressions.Render(measure.Weight(value))}){counts} as {DuckDbDialect.Name(c.Name)}");
        return CommonTables.Select(
            [
                $"{Reads}.number",
                $"{expressions.Render(measure.Unit)} as {DuckDbDialect.Name(measure.UnitColumn)}",
                .. kept,
                $"{DuckDbDialect.Aggregate(measure.Measure.Aggregation, expressions.Render(value))}{counts} as value",
                .. counts.Length == 0 ? Array.Empty<string>() : [$"{DuckDbDialect.Aggregate(measure.Measure.Aggregation, expressions.Render(value))} as held"],
            ],
            [
                .. EntitySql.From(expressions, measure),
                EntitySql.InnerJoin(expressions, Plain(spans), Reads, measure.IsRead(new Column("starts_on", Reads), endsBefore)),
                .. EntitySql.Where(expressions, EntitySql.Counted(measure)),
                "group by 1, 2",
            ]);
    }

    /// <summary>Each entity and the number of the period in which it was acquired.</summary>
    private static string Members(FollowCohorts node, string starts)
    {
        var first = node.Entry == CohortEntry.First
            ? $"qualify row_number() over (partition by {DuckDbDialect.Name(node.Start.UnitColumn)} order by number) = 1"
            : null;
        return CommonTables.Select(
            [
                DuckDbDialect.Name(node.Start.UnitColumn),
                "number as acquired",
                .. node.Cut.Captured.Select(c => DuckDbDialect.Name(c.Name)),
            ],
            [$"from {starts}", "where value > 0", .. first is null ? Array.Empty<string>() : [first]]);
    }

    /// <summary>Each member at each age, from age 0 to the oldest; unknown where the period has not ended.</summary>
    private static string CellsOf(FollowCohorts node, string spans, string values, string members)
    {
        var unit = DuckDbDialect.Name(node.Start.UnitColumn);
        return CommonTables.Select(
            [
                $"members.{unit}",
                $"acquired.starts_on as {CohortBody.Cohort}",
                $"acquired.ends_before as {AcquiredBefore}",
                $"ages.age as {CohortBody.Age}",
                .. node.Cut.Captured.Select(c => $"members.{DuckDbDialect.Name(c.Name)}"),
                "case when reached.number is not null then coalesce(followed.value, 0) end as amount",
                .. Pauses(node) ? ["followed.held"] : Array.Empty<string>(),
            ],
            [
                $"from {members} as members",
                $"inner join {spans} as acquired on acquired.number = members.acquired",
                $"cross join (select number - (select min(acquired) from {members}) as age from {spans}) as ages",
                $"left join {spans} as reached on reached.number = members.acquired + ages.age",
                $"left join {values} as followed on followed.number = reached.number and followed.{unit} = members.{unit}",
                "where ages.age >= 0",
            ]);
    }

    /// <summary>What a cell needs of the member's younger ones.</summary>
    private static string Read(FollowCohorts node, string cells)
    {
        var line = $"over (partition by {DuckDbDialect.Name(node.Start.UnitColumn)}, {CohortBody.Cohort} order by {CohortBody.Age})";
        var isUnbroken = $"min(case when {CohortBody.Age} = 0 or amount > 0{(Pauses(node) ? " or held > 0" : "")} then 1 else 0 end) {line} = 1";
        var columns = new List<string>();
        columns.Add(node.Reading == CohortReading.Active ? "*" : $"* replace (case when amount is not null then case when {isUnbroken} then amount else 0 end end as amount)");
        if (node.Columns.Any(c => c.Number == CohortNumber.First)) columns.Add($"first_value(amount) {line} as first_amount");
        if (node.Columns.Any(c => c.Number == CohortNumber.Cumulative)) columns.Add($"case when amount is not null then sum(amount) {line} end as amount_to_date");
        return CommonTables.Select(columns, $"from {cells}");
    }

    private string Sums(FollowCohorts node, string cells)
    {
        var keys = node.Cut.Keys.Select(key => $"{expressions.Render(key.Value)} as {DuckDbDialect.Name(key.Name)}");
        return CommonTables.Select(
            [$"calendar.{QueryPlanner.Period}", .. keys, .. node.Columns.Select(c => $"{Number(c.Number)} as {DuckDbDialect.Name(c.Name)}")],
            [
                $"from {cells} as {Cells}",
                days.Join(node.Start, $"{Cells}.{CohortBody.Cohort}"),
                .. EntitySql.Joins(expressions, node.Cut.Joins),
                .. EntitySql.Where(expressions, node.Cut.Conditions),
                $"group by {string.Join(", ", Enumerable.Range(1, node.Cut.Keys.Count + 1))}",
            ]);
    }

    private static string Number(CohortNumber number) => number switch
    {
        CohortNumber.Size => $"sum(case when {Cells}.amount is not null then 1 end)",
        CohortNumber.First => $"sum(case when {Cells}.amount is not null then {Cells}.first_amount end)",
        CohortNumber.Amount => $"sum({Cells}.amount)",
        CohortNumber.Cumulative => $"sum({Cells}.amount_to_date)",
        _ => $"sum(case when {Cells}.amount is not null then case when {Cells}.amount > 0 or {Cells}.{CohortBody.Age} = 0 then 1 else 0 end end)",
    };
}
