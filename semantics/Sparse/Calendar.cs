using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Sparse;

/// <summary>Arithmetic of times as the database does it: a month before the 31st is the month's last day.</summary>
internal static class Calendar
{
    /// <summary>Whether its periods begin at the same times for every business: weeks, quarters and years do not.</summary>
    public static bool IsOfEveryBusiness(Grain grain) => grain is <= Grain.Day or Grain.Month;

    /// <summary>The beginning of the period that holds a time: weeks, quarters and years as the business cuts them.</summary>
    public static DateTime Truncate(DateTime time, Grain grain, Reporting reporting) => grain switch
    {
        Grain.Nanosecond or Grain.Microsecond => time,
        Grain.Millisecond => Floor(time, TimeSpan.TicksPerMillisecond),
        Grain.Second => Floor(time, TimeSpan.TicksPerSecond),
        Grain.Minute => Floor(time, TimeSpan.TicksPerMinute),
        Grain.Hour => Floor(time, TimeSpan.TicksPerHour),
        Grain.Day => time.Date,
        _ => new MonthCalendar(default, default, reporting.FiscalYearStartMonth) { WeekStart = reporting.WeekStart, AsOf = default }
            .PeriodStart(DateOnly.FromDateTime(time), grain).ToDateTime(TimeOnly.MinValue),
    };

    /// <summary>A time so many units later, or earlier where <paramref name="count"/> is negative.</summary>
    public static DateTime Add(DateTime time, int count, Grain grain) => grain switch
    {
        Grain.Nanosecond => time.AddTicks(count * TimeSpan.TicksPerMicrosecond / 1000),
        Grain.Microsecond => time.AddTicks(count * TimeSpan.TicksPerMicrosecond),
        Grain.Millisecond => time.AddMilliseconds(count),
        Grain.Second => time.AddSeconds(count),
        Grain.Minute => time.AddMinutes(count),
        Grain.Hour => time.AddHours(count),
        Grain.Day => time.AddDays(count),
        Grain.Week => time.AddDays(7 * count),
        Grain.Month => time.AddMonths(count),
        Grain.Quarter => time.AddMonths(3 * count),
        _ => time.AddYears(count),
    };

    private static DateTime Floor(DateTime time, long ticks) => new(time.Ticks - (time.Ticks % ticks));
}
