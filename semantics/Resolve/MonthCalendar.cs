namespace Warehouse.Semantics.Resolve;

/// <summary>The spine of months that exist, and where fiscal years begin.</summary>
/// <param name="FirstMonth">The month of the first subscription.</param>
/// <param name="ClosingMonth">The last month that had ended by the as-of; no metric has a row after it.</param>
/// <param name="FiscalYearStartMonth">1 = January … 12.</param>
internal sealed record MonthCalendar(DateOnly FirstMonth, DateOnly ClosingMonth, int FiscalYearStartMonth)
{
    /// <summary>The first day of a week.</summary>
    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>The day as of which the warehouse speaks, to its end.</summary>
    public DateOnly AsOf { get; init; } = ClosingMonth;

    /// <summary>The first day after the closing month.</summary>
    public DateOnly End => ClosingMonth.AddMonths(1);

    /// <summary>The first day of the period that holds a day. Quarters and years begin where the fiscal year does.</summary>
    public DateOnly PeriodStart(DateOnly day, Grain grain)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        var sinceFiscalStart = (month.Month - FiscalYearStartMonth + 12) % 12;
        return grain switch
        {
            Grain.Day => day,
            Grain.Week => day.AddDays(-(((int)day.DayOfWeek - (int)WeekStart + 7) % 7)),
            Grain.Month => month,
            Grain.Quarter => month.AddMonths(-(sinceFiscalStart % 3)),
            _ => month.AddMonths(-sinceFiscalStart),
        };
    }

    /// <summary>The first day after the period that holds a day.</summary>
    public DateOnly PeriodEnd(DateOnly day, Grain grain)
    {
        var start = PeriodStart(day, grain);
        return grain switch
        {
            Grain.Day => start.AddDays(1),
            Grain.Week => start.AddDays(7),
            Grain.Month => start.AddMonths(1),
            Grain.Quarter => start.AddMonths(3),
            _ => start.AddYears(1),
        };
    }
}
