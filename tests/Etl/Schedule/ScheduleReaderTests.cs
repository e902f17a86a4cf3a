using Warehouse.DuckDb;
using Warehouse.Etl.Schedule;

namespace Warehouse.Tests.Etl.Schedule;

public sealed class ScheduleReaderTests
{
    private static JobSchedule Parse(string json) => ScheduleReader.Parse(json, "schedule.json", TimeProvider.System);

    private static JobSchedule One(string job) => Parse($$"""{"time_zone": "Asia/Tokyo", "calendars": {"japan": {"weekly": ["sunday"]} }, "jobs": [{{job}}]}""");

    [Fact]
    public void Schedule_OfTheCheckout_IsTheWholeChain()
    {
        var schedule = ScheduleReader.Read(RepositoryRoot.Combine("schedule.json"), TimeProvider.System);

        schedule.Jobs.Select(job => (job.Name, string.Join(",", job.After))).ShouldBe(
            [("load", ""), ("build", "load"), ("check", "build"), ("publish", "check"), ("board-pack", "publish"), ("freshness", "")]);
        schedule.TimeZone.Id.ShouldBe("Asia/Tokyo");
        schedule.Freshness.ShouldBe([new FreshnessLimit("standard", null, TimeSpan.FromHours(26))]);
    }

    [Fact]
    public void Parse_EveryField_IsRead()
    {
        var job = One("""
            {"name": "a", "does": "load", "cron": "0 0 5 * * ?", "calendar": "japan", "from": "in", "source": "stripe",
             "retry": {"times": 3, "wait": "90s", "factor": 3, "longest": "10m"}, "timeout": "2h", "misfire": "skip", "late_after": "1d"}
            """).Jobs[0];

        job.Work.ShouldBe(new JobWork("in", "stripe", null, job.Work.Languages));
        job.Timeout.ShouldBe(TimeSpan.FromHours(2));
        job.Misfire.ShouldBe(MisfireRule.Skip);
        job.LateAfter.ShouldBe(TimeSpan.FromDays(1));
        job.Timing!.Calendar!.Name.ShouldBe("japan");
        // 90 s, 270 s, then 810 s would pass the longest, and after the third further attempt there is none.
        new[] { 1, 2, 3, 4 }.Select(job.Retry.WaitAfter).ShouldBe([TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(270), TimeSpan.FromMinutes(10), null]);
    }

    [Theory]
    [InlineData("""{"does": "run", "cron": "0 0 5 * * ?"}""", "job 1, name: expected a name of its own, such as load, found nothing")]
    [InlineData("""{"name": "a b", "does": "run", "cron": "0 0 5 * * ?"}""", "job 'a b', name: expected letters, digits, - and _ only, found 'a b'")]
    [InlineData("""{"name": "a", "does": "sleep", "cron": "0 0 5 * * ?"}""", "job 'a', does: expected load, build, check, publish, run, report, deliver or freshness, found 'sleep'")]
    [InlineData("""{"name": "a", "does": "run", "cron": "every day"}""", "job 'a', cron: expected second minute hour")]
    [InlineData("""{"name": "a", "does": "run"}""", "job 'a', cron: expected a cron expression, or 'after' with the job that it follows, found nothing")]
    [InlineData("""{"name": "a", "does": "report", "cron": "0 0 5 * * ?"}""", "job 'a', pack: expected the pack to print or deliver")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 * * ?", "pack": "board"}""", "job 'a', pack: expected it only where does is report")]
    [InlineData("""{"name": "a", "does": "deliver", "pack": "board", "cron": "0 0 5 * * ?"}""", "job 'a', to: expected the folder to deliver to, or 'mail': true, or both, found nothing")]
    [InlineData("""{"name": "a", "does": "report", "pack": "board", "to": "x", "cron": "0 0 5 * * ?"}""", "job 'a', to: expected it only where does is deliver")]
    [InlineData("""{"name": "a", "does": "deliver", "pack": "board", "mail": true, "cron": "0 0 5 * * ?"}""", "mail: expected the server and the addresses that job 'a' mails by: host, from and to")]
    [InlineData("""{"name": "a", "does": "build", "cron": "0 0 5 * * ?", "from": "x"}""", "job 'a', from: expected it only where does is load or run")]
    [InlineData("""{"name": "a", "does": "report", "pack": "board", "languages": ["fr"], "cron": "0 0 5 * * ?"}""", "expected ja, en or both, found 'fr'")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 * * ?"}, {"name": "a", "does": "run", "cron": "0 0 6 * * ?"}""", "'a' a second time")]
    [InlineData("""{"name": "a", "does": "run", "crn": "0 0 5 * * ?"}""", "found 'crn'; did you mean 'cron'?")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 * * ?", "calendar": "japn"}""", "job 'a', calendar: expected the name of one of 'calendars', found 'japn'; did you mean 'japan'?")]
    [InlineData("""{"name": "a", "does": "run", "after": "b"}""", "job 'a', after: expected the name of another job, found 'b'")]
    [InlineData("""{"name": "a", "does": "run", "after": "b"}, {"name": "b", "does": "run", "after": "a"}""", "job 'a', after: expected jobs that do not wait for this one, found a → b → a")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 * * ?", "timeout": "soon"}""", "job 'a', timeout: expected a length of time such as 90s, 30m, 26h or 2d, found 'soon'")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 * * ?", "retry": {"wait": "1m"}}""", "job 'a', retry, times: expected how many further attempts")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 * * ?", "misfire": "never"}""", "job 'a', misfire: expected run_once or skip, found 'never'")]
    public void Parse_WrongField_NamesJobFieldAndWhatWasFound(string job, string says) =>
        Should.Throw<ScheduleException>(() => One(job)).Message.ShouldContain(says);

    [Theory]
    [InlineData("""{"name": "a", "does": "load", "source": "strpe", "cron": "0 0 5 * * ?"}""", "job 'a', source: expected one of standard, stripe, found 'strpe'; did you mean 'stripe'?")]
    [InlineData("""{"name": "a", "does": "report", "pack": "bord", "cron": "0 0 5 * * ?"}""", "job 'a', pack: expected one of board, success, found 'bord'; did you mean 'board'?")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 30 2 ?"}""", "job 'a', cron: expected a time that comes, found '0 0 5 30 2 ?', which never does")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 ? * SUN", "calendar": "japan"}""", "job 'a', cron: expected a time that comes, found '0 0 5 ? * SUN', which never does on a working day of 'japan'")]
    [InlineData("""{"name": "a", "does": "run", "cron": "0 0 5 * * ?"}], "freshness": [{"source": "standrad", "within": "26h"}""", "freshness 1, source: expected one of standard, stripe, found 'standrad'; did you mean 'standard'?")]
    public void Parse_NameThatNobodyKnowsOrTimeThatNeverComes_IsRefusedAtTheStart(string job, string says) =>
        Should.Throw<ScheduleException>(() => ScheduleReader.Parse(
            $$"""{"calendars": {"japan": {"weekly": ["sunday"]} }, "jobs": [{{job}}]}""", "schedule.json", TimeProvider.System, new KnownNames(["standard", "stripe"], ["board", "success"]))).Message.ShouldContain(says);

    [Fact]
    public void Parse_WrongFieldFurtherDown_NamesItsLine() =>
        Should.Throw<ScheduleException>(() => Parse("{\n  // mornings\n  \"jobs\": [\n    {\"name\": \"a\",\n     \"does\": \"run\",\n     \"cron\": 5}\n  ]\n}"))
            .Message.ShouldBe("schedule.json:6: job 'a', cron: expected a text, found 5");

    [Theory]
    [InlineData("""{"jobs": [}""", "schedule.json:1:11: not JSON")]
    [InlineData("""{"jobs": []}""", "schedule.json:1: jobs: expected at least one job")]
    [InlineData("""{"time_zone": "Tokyo", "jobs": []}""", "schedule.json:1: time_zone: expected an IANA name that this machine knows, such as Asia/Tokyo, found 'Tokyo'")]
    [InlineData("""{"alerts": {"webhook_variable": "https://hooks.example/T0K3N"}, "jobs": [{"name": "a", "does": "run", "cron": "0 0 5 * * ?"}]}""", "found a URL")]
    [InlineData("""{"freshness": [{"source": "a"}], "jobs": [{"name": "a", "does": "run", "cron": "0 0 5 * * ?"}]}""", "freshness 1, within: expected a length of time")]
    [InlineData("""{"calendars": {"c": {"holidays": ["2026-02-30"]}}, "jobs": []}""", "calendar 'c', holidays: expected dates as YYYY-MM-DD, found '2026-02-30'")]
    [InlineData("""{"mail": {"host": "smtp.example.com", "from": "kpi", "to": "a@example.com"}, "jobs": []}""", "mail, from: expected an address such as kpi@example.com, found 'kpi'")]
    [InlineData("""{"mail": {"host": "smtp.example.com", "from": "kpi@example.com"}, "jobs": []}""", "mail, to: expected at least one receiver's address")]
    [InlineData("""{"mail": {"host": "smtp.example.com", "from": "kpi@example.com", "to": "a@example.com", "password": "x"}, "jobs": []}""", "found 'password'")]
    public void Parse_WrongSetting_SaysWhereAndWhatIsExpected(string json, string says) =>
        Should.Throw<ScheduleException>(() => Parse(json)).Message.ShouldContain(says);

    [Fact]
    public void Parse_AUrlWhereItsVariableBelongs_IsNotRepeated() =>
        Should.Throw<ScheduleException>(() => Parse("""{"alerts": {"webhook_variable": "https://hooks.example/T0K3N"}, "jobs": [{"name": "a", "does": "run", "cron": "0 0 5 * * ?"}]}"""))
            .Message.ShouldNotContain("T0K3N");

    [Fact]
    public void Parse_Mail_IsEncryptedAndSecretOnlyInTheEnvironmentUnlessToldOtherwise()
    {
        var schedule = Parse("""
            {"mail": {"host": "smtp.example.com", "user": "kpi", "from": "kpi@example.com", "to": ["a@example.com", "b@example.com"]},
             "jobs": [{"name": "a", "does": "deliver", "pack": "board", "languages": "ja", "to": "out", "mail": true, "cron": "0 0 5 * * ?"}]}
            """);

        var mail = schedule.Mail!;
        (mail.Host, mail.Port, mail.IsEncrypted, mail.User, mail.PasswordVariable, mail.From).ShouldBe(("smtp.example.com", 587, true, "kpi", "WAREHOUSE_SMTP_PASSWORD", "kpi@example.com"));
        mail.To.ShouldBe(["a@example.com", "b@example.com"]);
        (schedule.Jobs[0].Work.To, schedule.Jobs[0].Work.IsMailed).ShouldBe(("out", true));
    }

    [Theory]
    [InlineData("2026-10-01", 0)]
    [InlineData("2026-11-15", 1)]
    public void Parse_HolidaysRunOutSoon_Warns(string today, int warnings) =>
        ScheduleReader.Parse(
            """{"calendars": {"c": {"holidays": ["2026-12-31"]}}, "jobs": [{"name": "a", "does": "run", "cron": "0 0 5 * * ?", "calendar": "c"}]}""",
            "schedule.json",
            new FakeClock(DateTimeOffset.Parse($"{today}T00:00Z", System.Globalization.CultureInfo.InvariantCulture))).Warnings.Count.ShouldBe(warnings);
}
