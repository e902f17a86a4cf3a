using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Render;

/// <summary>Writes the periods, and for each reach the days that belong to a period.</summary>
internal sealed class ReachRenderer(CommonTables tables, ExpressionRenderer expressions, DuckDbDialect dialect)
{
    private const string Day = PeriodRange.Day;
    private const string Period = QueryPlanner.Period;

    /// <summary><c>calendar</c>: each base unit's first day and its period; <c>periods</c>: each with its first and last.</summary>
    public void Periods(PeriodRange periods)
    {
        var period = periods.Grain switch
        {
            null => DuckDbDialect.Literal(periods.From),
            { } grain when grain == periods.Base => Day,
            { } grain => dialect.Truncate(Day, grain),
        };
        var where = periods.Conditions.Count == 0 ? "" : $"\nwhere {expressions.All(periods.Conditions)}";
        tables.Add("calendar", $"select {Day}, {period} as {Period}\nfrom {DuckDbDialect.Days(periods.From, periods.To, periods.Base, Day)}{where}");
        tables.Add("periods", $"select {Period}, min({Day}) as first_day, max({Day}) as last_day\nfrom calendar\ngroup by {Period}");
    }

    public void Reach(Reach reach)
    {
        var body = reach.Kind switch
        {
            ReachKind.Period => $"select {Period}, {Back(Day, reach)} as {Day}\nfrom calendar",
            ReachKind.End => $"select {Period}, {Back("last_day", reach)} as {Day}\nfrom periods",
            ReachKind.Start => $"select {Period}, {Back("first_day", reach)} as {Day}\nfrom periods",
            _ => $"select {Period}, {DuckDbDialect.MonthsBefore("last_day", $"months_back + {reach.OffsetMonths}")} as {Day}\n"
                + $"from periods\ncross join range({reach.WindowMonths}) as steps(months_back)",
        };
        tables.Add(reach.Name, body);
    }

    private static string Back(string day, Reach reach) =>
        reach.OffsetMonths == 0 ? day : DuckDbDialect.MonthsBefore(day, DuckDbDialect.Literal(reach.OffsetMonths));
}
