using System.Globalization;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Periods of the standard grains. A period is named by its first instant; weeks start on Monday.</summary>
internal static class Periods
{
    private static readonly string[] FineToCoarse =
        ["nanosecond", "microsecond", "millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year"];

    public static bool IsGrain(string name) => FineToCoarse.Contains(name);

    /// <summary>0 for the finest.</summary>
    public static int Coarseness(string grain) => Array.IndexOf(FineToCoarse, grain);

    public static DateTime Truncate(DateTime time, string grain) => grain switch
    {
        "nanosecond" => time,
        "microsecond" => new DateTime(time.Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond),
        "millisecond" => new DateTime(time.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond),
        "second" => new DateTime(time.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond),
        "minute" => new DateTime(time.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute),
        "hour" => new DateTime(time.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour),
        "day" => time.Date,
        "week" => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
        "month" => new DateTime(time.Year, time.Month, 1),
        "quarter" => new DateTime(time.Year, (time.Month - 1) / 3 * 3 + 1, 1),
        "year" => new DateTime(time.Year, 1, 1),
        _ => throw new RefusedException($"no grain {grain}"),
    };

    /// <summary>So many periods later; a month that is too short gives its last day.</summary>
    public static DateTime Add(DateTime time, int count, string grain) => grain switch
    {
        "nanosecond" => time.AddTicks(count / 100),
        "microsecond" => time.AddMicroseconds(count),
        "millisecond" => time.AddMilliseconds(count),
        "second" => time.AddSeconds(count),
        "minute" => time.AddMinutes(count),
        "hour" => time.AddHours(count),
        "day" => time.AddDays(count),
        "week" => time.AddDays(7 * count),
        "month" => time.AddMonths(count),
        "quarter" => time.AddMonths(3 * count),
        "year" => time.AddMonths(12 * count),
        _ => throw new RefusedException($"no grain {grain}"),
    };

    /// <summary>Whether a time of a grain tells a part of its date.</summary>
    public static bool IsKnown(string part, string grain) => Coarseness(grain) <= Coarseness(part is "dow" or "doy" ? "day" : part);

    /// <summary>A part of a date as a number; Monday is 1.</summary>
    public static double Part(DateTime time, string part) => part switch
    {
        "year" => time.Year,
        "quarter" => (time.Month - 1) / 3 + 1,
        "month" => time.Month,
        "week" => ISOWeek.GetWeekOfYear(time),
        "day" => time.Day,
        "dow" => ((int)time.DayOfWeek + 6) % 7 + 1,
        "doy" => time.DayOfYear,
        _ => throw new RefusedException($"no date part {part}"),
    };
}
