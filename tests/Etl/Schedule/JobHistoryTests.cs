using Warehouse.Etl;
using Warehouse.Etl.Schedule;

namespace Warehouse.Tests.Etl.Schedule;

public sealed class JobHistoryTests : IDisposable
{
    private readonly ScratchCheckout scratch = new();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 20, 5, 30, 0, TimeSpan.Zero));

    private JobFolder Folder => new(scratch.Home);

    [Fact]
    public void History_ProcessDiedInARun_NextStartMarksIt()
    {
        Run("load", JobOutcome.Done, 7);
        new JobHistory(Folder, clock).Start(Job("build"), "after load", clock.GetUtcNow(), 1);

        var next = new JobHistory(Folder, clock);
        next.Last("build")!.Outcome.ShouldBe(JobOutcome.Running);
        clock.Advance(TimeSpan.FromHours(1));
        next.MarkInterrupted().ShouldHaveSingleItem().Job.ShouldBe("build");

        var last = new JobHistory(Folder, clock).Last("build")!;
        last.Outcome.ShouldBe(JobOutcome.Interrupted);
        last.Finished.ShouldBe(new DateTimeOffset(2026, 11, 20, 6, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void History_KilledInTheMiddleOfALine_LosesThatLineOnly()
    {
        Run("load", JobOutcome.Done, 7);
        File.AppendAllText(Folder.HistoryFile, "\n{\"id\":2,\"job\":\"bui");

        Run("check", JobOutcome.Failed, null, "3 checks failed: “売上”");

        new JobHistory(Folder, clock).Runs.Select(run => (run.Id, run.Job, run.Outcome, run.Rows, run.Error))
            .ShouldBe([(1, "load", JobOutcome.Done, 7, null), (2, "check", JobOutcome.Failed, null, "3 checks failed: “売上”")]);
    }

    [Fact]
    public void JobRun_EachPublication_BringsTheEndedRunsOnce()
    {
        scratch.Model("star/fct_a", "select 1 as id", columns: "id integer");
        scratch.Build();
        scratch.Check();
        Run("load", JobOutcome.Done, 7);
        scratch.Publish();
        Run("load", JobOutcome.Failed, null, "no file");
        new JobHistory(Folder, clock).Start(Job("publish"), "after check", clock.GetUtcNow(), 1);
        scratch.Publish();

        scratch.AskPublished<string>("select string_agg(job_run_id || ' ' || job || ' ' || trigger || ' ' || outcome || ' ' || coalesce(row_count, -1) || ' ' || coalesce(error, '-'), '; ' order by job_run_id) from etl.job_run")
            .ShouldBe("1 load schedule done 7 -; 2 load schedule failed -1 no file");
        scratch.AskPublished<DateTime>("select min(scheduled_at) from etl.job_run").ShouldBe(new DateTime(2026, 11, 20, 5, 30, 0));
    }

    [Fact]
    public void AtStart_KilledInTheChain_TakesUpWhereItStopped()
    {
        var schedule = Schedule("run_once");
        Run("load", JobOutcome.Done, 7);
        new JobHistory(Folder, clock).Start(Job("build"), "after load", clock.GetUtcNow(), 1);
        var history = new JobHistory(Folder, clock);
        history.MarkInterrupted();

        DueJobs.AtStart(schedule, history, clock.GetUtcNow()).Select(due => (due.Job.Name, due.Trigger)).ShouldBe([("build", "after load")]);
    }

    [Theory]
    [InlineData("run_once", "missed")]
    [InlineData("skip", null)]
    public void AtStart_DownForThreeDays_MakesUpOnceOrNotAtAll(string misfire, string? trigger)
    {
        var schedule = Schedule(misfire);
        Run("load", JobOutcome.Done, 7);
        Run("build", JobOutcome.Done, 7);
        clock.Advance(TimeSpan.FromHours(75));

        var due = DueJobs.AtStart(schedule, new JobHistory(Folder, clock), clock.GetUtcNow());

        due.Select(job => job.Trigger).ShouldBe(trigger is null ? [] : [trigger]);
        // 20 November 05:30, and three days and three hours later: the 23rd's was the latest missed.
        if (trigger is not null) due[0].Scheduled.ShouldBe(new DateTimeOffset(2026, 11, 23, 5, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void AtStart_BackWithinTheHalfHour_IsNotMissedEvenIfMissedRunsAreSkipped()
    {
        var schedule = Schedule("skip");
        Run("load", JobOutcome.Done, 7);
        Run("build", JobOutcome.Done, 7);
        clock.Advance(TimeSpan.FromHours(24.3));

        DueJobs.AtStart(schedule, new JobHistory(Folder, clock), clock.GetUtcNow()).Select(job => job.Trigger).ShouldBe(["schedule"]);
    }

    [Fact]
    public void AtStart_StoppedWhileARetryWasWaitedFor_TriesAgain()
    {
        var schedule = ScheduleReader.Parse("""{"time_zone": "UTC", "jobs": [{"name": "load", "does": "load", "cron": "0 30 5 * * ?", "retry": {"times": 2, "wait": "1h"}}]}""", "schedule.json", clock);
        Run("load", JobOutcome.Failed, null, "no file");

        DueJobs.AtStart(schedule, new JobHistory(Folder, clock), clock.GetUtcNow()).Select(job => (job.Trigger, job.Attempt)).ShouldBe([("retry", 2)]);
    }

    [Fact]
    public void AtStart_StoppedInAFurtherAttempt_TakesThatAttemptUp()
    {
        var schedule = ScheduleReader.Parse("""{"time_zone": "UTC", "jobs": [{"name": "load", "does": "load", "cron": "0 30 5 * * ?", "retry": {"times": 2, "wait": "1h"}}]}""", "schedule.json", clock);
        var history = new JobHistory(Folder, clock);
        var occasion = clock.GetUtcNow();
        history.Finish(history.Start(schedule.Jobs[0], "schedule", occasion, 1), JobOutcome.Failed, null, "no file");
        clock.Advance(TimeSpan.FromHours(1));
        history.Finish(history.Start(schedule.Jobs[0], "retry", occasion, 2), JobOutcome.Cancelled, null, null);

        DueJobs.AtStart(schedule, new JobHistory(Folder, clock), clock.GetUtcNow()).Select(job => (job.Trigger, job.Attempt, job.Scheduled)).ShouldBe([("retry", 2, occasion)]);
    }

    [Fact]
    public void History_FileCantBeWritten_CountsAtOnceAndIsWrittenOnceItCan()
    {
        // A folder in the file's place stands for a disk that is full.
        Directory.CreateDirectory(Folder.HistoryFile);
        var history = new JobHistory(Folder, clock);
        var run = history.Start(Job("load"), "schedule", clock.GetUtcNow(), 1);
        history.Problem.ShouldNotBeNull();
        history.Last("load")!.Outcome.ShouldBe(JobOutcome.Running);
        Directory.Delete(Folder.HistoryFile);

        history.Finish(run, JobOutcome.Failed, null, "no space left");

        history.Problem.ShouldBeNull();
        new JobHistory(Folder, clock).Runs.ShouldBe(history.Runs);
        history.Runs.ShouldHaveSingleItem().Outcome.ShouldBe(JobOutcome.Failed);
    }

    [Fact]
    public void AtStart_NewJob_DoesNotMakeUpForThePast() =>
        DueJobs.AtStart(Schedule("run_once"), new JobHistory(Folder, clock), clock.GetUtcNow()).ShouldBeEmpty();

    [Fact]
    public void Lock_SecondService_IsRefusedUntilTheFirstEnds()
    {
        scratch.Home.Create();
        using (Folder.TryLock().ShouldNotBeNull())
        {
            Folder.TryLock().ShouldBeNull();
            Folder.IsServed().ShouldBeTrue();
        }

        Folder.IsServed().ShouldBeFalse();
    }

    public void Dispose() => scratch.Dispose();

    private JobSchedule Schedule(string misfire) => ScheduleReader.Parse(
        $$"""{"time_zone": "UTC", "jobs": [{"name": "load", "does": "load", "cron": "0 30 5 * * ?", "misfire": "{{misfire}}"}, {"name": "build", "does": "build", "after": "load"}]}""",
        "schedule.json",
        clock);

    private ScheduledJob Job(string name) => Schedule("skip").Jobs[0] with { Name = name };

    private void Run(string job, string outcome, long? rows, string? error = null)
    {
        var history = new JobHistory(Folder, clock);
        history.Finish(history.Start(Job(job), "schedule", clock.GetUtcNow(), 1), outcome, rows, error);
    }
}
