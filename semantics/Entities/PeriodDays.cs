using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Render;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Entities;

/// <summary>Writes the days of each period of an answer, for the types that read entities over them.</summary>
/// <remarks>
/// A warehouse's statement begins with its own tables <c>calendar</c> and <c>periods</c>. A statement over any other manifest has none, so they
/// are written here, under the name of the table that needs them: from its first row, or from where the request begins, to the as-of.
/// </remarks>
internal sealed class PeriodDays(CommonTables tables, DuckDbDialect dialect, ExpressionRenderer expressions, EntityFrame frame)
{
    private const string Period = QueryPlanner.Period;
    private const string Day = PeriodRange.Day;

    /// <summary>A day so much earlier, given the first day after it. Periods of months and longer shift as wholes, so that none loses its last days.</summary>
    public string Earlier(string endsBefore, Duration by)
    {
        if (by.Count == 0) return endsBefore;
        var isWhole = frame.Grain is not (Grain.Day or Grain.Week) || by.Unit is Grain.Day or Grain.Week;
        return isWhole ? DuckDbDialect.Before(endsBefore, by) : $"{DuckDbDialect.Before($"({endsBefore} - 1)", by)} + 1";
    }

    /// <summary>The table of periods, with <c>starts_on</c> and <c>ends_before</c>, its first day and the first day after it; or those so much earlier.</summary>
    /// <param name="first">Whose first row begins the calendar where nothing else does.</param>
    public string Ends(EntityMeasure first, Duration offset)
    {
        Calendar(first);
        var table = $"{frame.Prefix}period_days";
        tables.Add(table, Periods());
        if (offset.Count == 0) return table;
        var name = $"{table}_{offset.ToString().Replace(' ', '_')}_before";
        tables.Add(name, CommonTables.Select([Period, $"{Earlier("starts_on", offset)} as starts_on", $"{Earlier("ends_before", offset)} as ends_before"], $"from {DuckDbDialect.Name(table)}"));
        return name;
    }

    /// <summary>A join that keeps the days inside the answer's range and says which period each is in: <c>calendar.period</c>.</summary>
    public string Join(EntityMeasure first, string day)
    {
        Calendar(first);
        var calendar = DuckDbDialect.Name($"{frame.Prefix}calendar");
        return $"inner join {calendar}{(frame.Prefix.Length == 0 ? "" : " as calendar")} on calendar.{Day} = {dialect.Truncate(day, frame.Base)}";
    }

    /// <summary>
    /// The periods of a grain that have ended, numbered: <c>number, starts_on, ends_before</c>, from the first row of a measure on.
    /// </summary>
    public string Spans(Grain grain, EntityMeasure measure)
    {
        var length = $"interval 1 {grain.Name()}";
        var asOf = DuckDbDialect.Literal(frame.AsOf);
        return $"""
            -- each {grain.Name()} that has ended by the as-of
            select row_number() over (order by day) as number, cast(day as date) as starts_on, cast(day + {length} as date) as ends_before
            from (select unnest(generate_series({dialect.Truncate(First(measure), grain)}, {asOf}, {length})) as day) as days
            where day + {length} <= {asOf} + 1
            """;
    }

    private string First(EntityMeasure measure)
    {
        var first = expressions.Render(measure.First);
        // A history may begin before all time; a calendar does not.
        return $"(select min({first}) from {DuckDbDialect.Relation(measure.Model)} as {DuckDbDialect.Name(measure.Alias)} where {first} >= date '1900-01-01')";
    }

    private void Calendar(EntityMeasure first)
    {
        if (frame.Prefix.Length == 0) return;
        var from = frame.From is { } given ? DuckDbDialect.Literal(given) : dialect.Truncate(First(first), Grain.Year);
        var period = frame.Grain is { } grain ? dialect.Truncate(Day, grain) : DuckDbDialect.Literal(frame.To.AddDays(-1));
        tables.Add($"{frame.Prefix}calendar", CommonTables.Select(
            [Day, $"{period} as {Period}"],
            [
                $"from (select cast(unnest(range({from}, {DuckDbDialect.Literal(frame.To)}, interval 1 day)) as date) as {Day}) as spine",
                .. EntitySql.Where(expressions, frame.Conditions),
            ]));
    }

    /// <summary>A period that still runs is read at the end of its last month that has closed; a week, day or month that still runs is not read.</summary>
    private string Periods()
    {
        if (frame.Prefix.Length == 0)
            return CommonTables.Select([Period, "first_day as starts_on", $"cast(last_day + interval 1 {frame.Base.Name()} as date) as ends_before"], "from periods");
        var calendar = $"from {DuckDbDialect.Name($"{frame.Prefix}calendar")}";
        var after = frame.AsOf.AddDays(1);
        return frame.Grain switch
        {
            Grain.Week => CommonTables.Select([Period, $"{Period} as starts_on", $"{Period} + 7 as ends_before"], calendar, $"group by {Period}", $"having {Period} + 7 <= {DuckDbDialect.Literal(after)}"),
            null or Grain.Day => CommonTables.Select([Period, $"min({Day}) as starts_on", $"max({Day}) + 1 as ends_before"], calendar, $"group by {Period}"),
            _ => CommonTables.Select(
                [Period, $"min({Day}) as starts_on", $"cast(date_trunc('month', max({Day}) + 1) as date) as ends_before"],
                calendar,
                $"group by {Period}",
                $"having date_trunc('month', max({Day}) + 1) > min({Day})"),
        };
    }
}

/// <summary>The periods of an answer, as the types that follow entities read them.</summary>
/// <param name="Prefix">How the names of the calendar's tables begin; empty where the statement has them.</param>
/// <param name="Grain">The finest grain of <c>metric_time</c>; null where everything is one period.</param>
/// <param name="Base">What the calendar's rows are: months or days.</param>
/// <param name="From">The first day; null = the first row's. Not used where the statement has a calendar.</param>
/// <param name="To">The first day after. As <paramref name="From"/>.</param>
/// <param name="Conditions">Over the calendar's days. As <paramref name="From"/>.</param>
/// <param name="AsOf">What is dated later has not happened.</param>
internal sealed record EntityFrame(string Prefix, Grain? Grain, Grain Base, DateOnly? From, DateOnly To, IReadOnlyList<Expression> Conditions, DateOnly AsOf)
{
    /// <summary>That of a warehouse's statement.</summary>
    public static EntityFrame Of(PeriodRange periods) => new("", periods.Grain, periods.Base, null, default, [], periods.Spine.AsOf);
}
