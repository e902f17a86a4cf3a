using System.Globalization;
using Quartz;
using Warehouse.Etl.Schedule;

namespace Warehouse.Tests.Etl.Schedule;

public sealed class JobTimingTests
{
    [Fact]
    public void NextRuns_DailyAtHalfPastFive_FallOnTokyosMornings() =>
        // 2026-10-31 20:00 UTC is 05:00 on 1 November in Tokyo: half an hour to go.
        Next("0 30 5 * * ?", "Asia/Tokyo", "2026-10-31T20:00Z", 2).ShouldBe(["2026-11-01 05:30 +09:00", "2026-11-02 05:30 +09:00"]);

    [Fact]
    public void NextRuns_TimeThatSummerTimeLeavesOut_FallsRightAfterTheGap() =>
        // In Berlin 2026-03-29 goes from 01:59:59 to 03:00:00.
        Next("0 30 2 * * ?", "Europe/Berlin", "2026-03-28T00:00Z", 3).ShouldBe(["2026-03-28 02:30 +01:00", "2026-03-29 03:00 +02:00", "2026-03-30 02:30 +02:00"]);

    [Fact]
    public void NextRuns_TimeThatHappensTwice_FallsDueOnce() =>
        // In Berlin 2026-10-25 has 02:30 twice.
        Next("0 30 2 * * ?", "Europe/Berlin", "2026-10-24T12:00Z", 2).ShouldBe(["2026-10-25 02:30 +02:00", "2026-10-26 02:30 +01:00"]);

    [Fact]
    public void NextRuns_LastDayOfTheMonth_FollowsEachMonthsLength() =>
        Next("0 0 23 L * ?", "Asia/Tokyo", "2028-01-30T00:00Z", 4).ShouldBe(["2028-01-31 23:00 +09:00", "2028-02-29 23:00 +09:00", "2028-03-31 23:00 +09:00", "2028-04-30 23:00 +09:00"]);

    [Fact]
    public void NextRuns_ThirtyFirst_LeavesOutShortMonths() =>
        Next("0 0 8 31 * ?", "Asia/Tokyo", "2026-01-01T00:00Z", 3).ShouldBe(["2026-01-31 08:00 +09:00", "2026-03-31 08:00 +09:00", "2026-05-31 08:00 +09:00"]);

    [Fact]
    public void NextRuns_WorkingDayNearestToTheSixth_MovesOffTheWeekend() =>
        // 6 December 2026 is a Sunday, 6 February 2027 a Saturday.
        Next("0 0 8 6W * ?", "Asia/Tokyo", "2026-12-01T00:00Z", 3).ShouldBe(["2026-12-07 08:00 +09:00", "2027-01-06 08:00 +09:00", "2027-02-05 08:00 +09:00"]);

    [Fact]
    public void NextRuns_BusinessCalendar_LeavesOutWeekendsAndHolidays() =>
        // Friday 20, then the weekend and Monday the holiday; Tuesday works.
        Next("0 0 9 * * ?", "Asia/Tokyo", "2026-11-19T12:00Z", 2, Works).ShouldBe(["2026-11-20 09:00 +09:00", "2026-11-24 09:00 +09:00"]);

    [Fact]
    public void Quartz_SameCalendar_TakesOutTheSameDays()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        var quartz = Works.ForQuartz(zone);

        for (var day = new DateOnly(2026, 11, 1); day < new DateOnly(2027, 1, 1); day = day.AddDays(1))
        {
            // Just after local midnight, where a calendar that thinks in UTC would name the day before.
            var instant = new DateTimeOffset(day.ToDateTime(new TimeOnly(0, 30)), TimeSpan.FromHours(9));
            quartz.IsTimeIncluded(instant.ToUniversalTime()).ShouldBe(!Works.Excludes(day), $"{day:yyyy-MM-dd}");
        }
    }

    [Fact]
    public void Latest_YearsOfMinutes_IsFoundFromTheEnd()
    {
        var timing = new JobTiming(new CronExpression("0 * * * * ?", TimeZoneInfo.Utc), null);

        timing.Latest(At("2016-01-01T00:00Z"), At("2026-11-22T10:00:30Z")).ShouldBe(At("2026-11-22T10:00Z"));
        timing.Latest(At("2026-11-22T10:00:00Z"), At("2026-11-22T10:00:30Z")).ShouldBeNull();
    }

    private static BusinessCalendar Works => new("works", new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday }, new HashSet<DateOnly> { new(2026, 11, 23) });

    private static IEnumerable<string> Next(string cron, string zone, string from, int count, BusinessCalendar? calendar = null) =>
        new JobTiming(new CronExpression(cron, TimeZoneInfo.FindSystemTimeZoneById(zone)), calendar)
            .NextRuns(At(from), count)
            .Select(run => run.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
