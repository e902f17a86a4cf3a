namespace Warehouse.Semantics.Sparse;

/// <summary>Arithmetic of times as the database does it: weeks begin on Monday; a month before the 31st is the month's last day.</summary>
internal static class Calendar
{
    /// <summary>The beginning of the period that holds a time.</summary>
    public static DateTime Truncate(DateTime time, Grain grain) => grain switch
    {
        Grain.Nanosecond or Grain.Microsecond => time,
        Grain.Millisecond => Floor(time, TimeSpan.TicksPerMillisecond),
        Grain.Second => Floor(time, TimeSpan.TicksPerSecond),
        Grain.Minute => Floor(time, TimeSpan.TicksPerMinute),
        Grain.Hour => Floor(time, TimeSpan.TicksPerHour),
        Grain.Day => time.Date,
        Grain.Week => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
        Grain.Month => new DateTime(time.Year, time.Month, 1),
        Grain.Quarter => new DateTime(time.Year, ((time.Month - 1) / 3 * 3) + 1, 1),
        _ => new DateTime(time.Year, 1, 1),
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
