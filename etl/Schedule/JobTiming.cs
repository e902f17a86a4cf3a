using Quartz;

namespace Warehouse.Etl.Schedule;

/// <summary>When a job falls due: a cron expression in a time zone, less the days that a business calendar takes out.</summary>
/// <remarks>
/// A wall-clock time that a change to summer time leaves out falls on the first instant after the gap; one that the change back repeats falls
/// due once, the first time. Tested for both.
/// </remarks>
public sealed record JobTiming(CronExpression Cron, BusinessCalendar? Calendar)
{
    /// <summary>A century of daily runs: no schedule that ever falls due needs more steps to show it.</summary>
    private const int Steps = 40_000;

    /// <summary>The first instant after <paramref name="from"/>; null when there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset from)
    {
        var at = Cron.GetNextValidTimeAfter(from);
        for (var step = 0; at is { } due && step < Steps; step++)
        {
            if (Calendar is null || !Calendar.Excludes(DateOnly.FromDateTime(Local(due).DateTime))) return Local(due);
            at = Cron.GetNextValidTimeAfter(due);
        }

        return null;
    }

    /// <summary>The next <paramref name="count"/> instants after <paramref name="from"/>, fewer where the expression ends.</summary>
    public IReadOnlyList<DateTimeOffset> NextRuns(DateTimeOffset from, int count)
    {
        var runs = new List<DateTimeOffset>(count);
        for (var next = Next(from); next is { } at && runs.Count < count; next = Next(at)) runs.Add(at);
        return runs;
    }

    /// <summary>The last instant in (<paramref name="after"/>, <paramref name="until"/>]; null when none falls there.</summary>
    public DateTimeOffset? Latest(DateTimeOffset after, DateTimeOffset until)
    {
        // Looked for in ever longer spans back from the end: walking years of a job that runs each minute would take as long.
        for (var span = TimeSpan.FromMinutes(1); until > after; span *= 4)
        {
            var from = until - after > span ? until - span : after;
            DateTimeOffset? latest = null;
            for (var next = Next(from); next is { } at && at <= until; next = Next(at)) latest = at;
            if (latest is not null || from == after) return latest;
        }

        return null;
    }

    private DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Cron.TimeZone);
}

/// <summary>Days on which a business does not work.</summary>
/// <param name="Weekdays">Days of the week that are free, every week.</param>
/// <param name="Holidays">Single days.</param>
public sealed record BusinessCalendar(string Name, IReadOnlySet<DayOfWeek> Weekdays, IReadOnlySet<DateOnly> Holidays)
{
    /// <summary>Whether nobody works that day.</summary>
    public bool Excludes(DateOnly day) => Weekdays.Contains(day.DayOfWeek) || Holidays.Contains(day);

    /// <summary>The same days as Quartz knows them.</summary>
    public ICalendar ForQuartz(TimeZoneInfo zone)
    {
        var weekly = new Quartz.Impl.Calendar.WeeklyCalendar { TimeZone = zone };
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (Weekdays.Contains(day)) weekly.AddExcludedDay(day);
            else weekly.RemoveExcludedDay(day);
        }

        var calendar = new Quartz.Impl.Calendar.HolidayCalendar(weekly) { TimeZone = zone };
        foreach (var day in Holidays) calendar.AddExcludedDay(day);
        return calendar;
    }
}
