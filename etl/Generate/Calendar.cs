namespace Warehouse.Etl.Generate;

/// <summary>Months as their first day, and counts of days and months.</summary>
public static class Calendar
{
    /// <summary>The first day of the day's month.</summary>
    public static DateOnly MonthOf(this DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The last day of the day's month.</summary>
    public static DateOnly LastDayOfMonth(this DateOnly day) => day.MonthOf().AddMonths(1).AddDays(-1);

    /// <summary>Days from this day to another; 1 from a day to the next.</summary>
    public static int DaysTo(this DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    /// <summary>Calendar months from this day's month to another's.</summary>
    public static int MonthsTo(this DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;

    /// <summary>The earlier of two days.</summary>
    public static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    /// <summary>The later of two days.</summary>
    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>An instant of a day in Tokyo, which has no summer time.</summary>
    public static DateTimeOffset InTokyo(this DateOnly day, int minutesAfterMidnight = 0) =>
        new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.FromHours(9)).AddMinutes(minutesAfterMidnight);
}
