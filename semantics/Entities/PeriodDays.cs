using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Render;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Entities;

/// <summary>Writes the days of each period of an answer, for the types that read entities over them.</summary>
internal sealed class PeriodDays(CommonTables tables, DuckDbDialect dialect, PeriodRange periods)
{
    private const string Table = "period_days";
    private const string Period = QueryPlanner.Period;

    /// <summary>A day so much earlier, given the first day after it. Periods of months and longer shift as wholes, so that none loses its last days.</summary>
    public string Earlier(string endsBefore, Duration by)
    {
        if (by.Count == 0) return endsBefore;
        var isWhole = periods.Grain is not (Grain.Day or Grain.Week) || by.Unit is Grain.Day or Grain.Week;
        return isWhole ? DuckDbDialect.Before(endsBefore, by) : $"{DuckDbDialect.Before($"({endsBefore} - 1)", by)} + 1";
    }

    /// <summary>The table of periods, with <c>starts_on</c> and <c>ends_before</c>, its first day and the first day after it; or those so much earlier.</summary>
    public string Ends(Duration offset)
    {
        tables.Add(Table, CommonTables.Select(
            [Period, "first_day as starts_on", $"cast(last_day + interval 1 {periods.Base.Name()} as date) as ends_before"], "from periods"));
        if (offset.Count == 0) return Table;
        var name = $"{Table}_{offset.ToString().Replace(' ', '_')}_before";
        tables.Add(name, CommonTables.Select([Period, $"{Earlier("starts_on", offset)} as starts_on", $"{Earlier("ends_before", offset)} as ends_before"], $"from {Table}"));
        return name;
    }

    /// <summary>A join that keeps the days inside the answer's range and says which period each is in: <c>calendar.period</c>.</summary>
    public string Join(string day) => $"inner join calendar on calendar.{PeriodRange.Day} = {dialect.Truncate(day, periods.Base)}";

    /// <summary>
    /// The periods of a grain that have ended, numbered: <c>number, starts_on, ends_before</c>, from the first row of a measure on, or from where
    /// the warehouse begins.
    /// </summary>
    public string Spans(Grain grain, EntityMeasure measure, ExpressionRenderer expressions)
    {
        var first = $"(select min({expressions.Render(measure.First)}) from {DuckDbDialect.Relation(measure.Model)} as {DuckDbDialect.Name(measure.Alias)})";
        var length = $"interval 1 {grain.Name()}";
        var asOf = DuckDbDialect.Literal(periods.Spine.AsOf);
        return $"""
            -- each {grain.Name()} that has ended by the as-of
            select row_number() over (order by day) as number, cast(day as date) as starts_on, cast(day + {length} as date) as ends_before
            from (select unnest(generate_series({dialect.Truncate(first, grain)}, {asOf}, {length})) as day) as days
            where day + {length} <= {asOf} + 1
            """;
    }
}
