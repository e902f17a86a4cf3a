using Warehouse.DuckDb;
using Warehouse.Etl.Schedule;

namespace Warehouse.Tests.Etl.Schedule;

public sealed class ScheduleReaderTests
{
    private static JobSchedule One(string job) => ScheduleReader.Parse($$"""{"time_zone": "Asia/Tokyo", "jobs": [{{job}}]}""", "schedule.json");

    [Fact]
    public void Schedule_OfTheCheckout_IsValid()
    {
        var schedule = ScheduleReader.Read(RepositoryRoot.Combine("schedule.json"));

        schedule.Jobs.Select(job => job.Name).ShouldBe(["daily", "board-pack"]);
        schedule.TimeZone.Id.ShouldBe("Asia/Tokyo");
    }

    [Fact]
    public void NextRuns_DailyAtHalfPastFive_FallOnTokyosMornings()
    {
        var job = One("""{"name": "daily", "does": "run", "cron": "0 30 5 * * ?"}""").Jobs[0];

        // 2026-10-31 20:00 UTC is 05:00 on 1 November in Tokyo: half an hour to go.
        var runs = job.NextRuns(new DateTimeOffset(2026, 10, 31, 20, 0, 0, TimeSpan.Zero), 2);

        runs.ShouldBe([new(2026, 11, 1, 5, 30, 0, TimeSpan.FromHours(9)), new(2026, 11, 2, 5, 30, 0, TimeSpan.FromHours(9))]);
    }

    [Theory]
    [InlineData("""{"does": "run", "cron": "0 0 5 * * ?"}""", "job 1 has no name")]
    [InlineData("""{"name": "a", "does": "sleep", "cron": "0 0 5 * * ?"}""", "job 'a', does: expected run or report, found 'sleep'")]
    [InlineData("""{"name": "a", "does": "run", "cron": "every day"}""", "job 'a', cron: expected second minute hour")]
    [InlineData("""{"name": "a", "does": "run"}""", "job 'a', cron: expected second minute hour")]
    [InlineData("""{"name": "a", "does": "report", "cron": "0 0 5 * * ?"}""", "job 'a', pack: expected the pack to print")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 * * ?", "pack": "board"}""", "only where does is report")]
    [InlineData("""{"name": "a", "does": "report", "pack": "board", "languages": ["fr"], "cron": "0 0 5 * * ?"}""", "expected ja, en or both, found 'fr'")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 * * ?"}, {"name": "a", "does": "run", "cron": "0 0 6 * * ?"}""", "'a' twice")]
    [InlineData("""{"name": "a", "does": "run", "crn": "0 0 5 * * ?"}""", "schedule.json:1:")]
    public void Parse_WrongField_NamesJobFieldAndWhatWasFound(string job, string says) =>
        Should.Throw<ScheduleException>(() => One(job)).Message.ShouldContain(says);

    [Fact]
    public void Parse_UnknownTimeZone_SaysWhatIsExpected() =>
        Should.Throw<ScheduleException>(() => ScheduleReader.Parse("""{"time_zone": "Tokyo", "jobs": []}""", "schedule.json"))
            .Message.ShouldBe("schedule.json: time_zone is 'Tokyo', which this machine does not know; expected an IANA name such as Asia/Tokyo");
}
