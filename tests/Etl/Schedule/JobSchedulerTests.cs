using Warehouse.Etl.Schedule;

namespace Warehouse.Tests.Etl.Schedule;

public sealed class JobSchedulerTests
{
    private const string Daily = """{"name": "load", "does": "load", "cron": "0 30 5 * * ?"}""";
    private const string Chain = """{"name": "load", "does": "load", "cron": "0 30 5 * * ?"}, {"name": "build", "does": "build", "after": "load"}, {"name": "check", "does": "check", "after": "build"}""";
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>Less than the half hour by which a run may be late.</summary>
    private static readonly TimeSpan LongStep = TimeSpan.FromMinutes(25);

    [Fact]
    public void Chain_OnItsDay_RunsInOrderAfterEachOther()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", Chain);
        world.Start();

        world.Pass(TimeSpan.FromHours(1), Step);

        world.Told.ShouldBe(["load 20 05:30 schedule done", "build after load done", "check after build done"]);
    }

    [Fact]
    public void Chain_JobsThatTakeTime_IsWaitedForToItsEnd()
    {
        using var world = new ScheduledWorld("2026-11-20T05:25+09:00", Chain);
        world.Work = (_, stop) => Task.Delay(100, stop);
        world.Start();

        world.Pass(Step, Step);

        world.Told.ShouldBe(["load 20 05:30 schedule done", "build after load done", "check after build done"]);
    }

    [Fact]
    public void Chain_JobFails_WhatFollowsItDoesNotRunAndTheNextDayGoesOn()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", Chain);
        var days = 0;
        world.Work = (job, _) => job == "build" && days++ == 0 ? throw new InvalidDataException("no such column") : Task.CompletedTask;
        world.Start();

        world.Pass(TimeSpan.FromHours(25), LongStep);

        world.Told.ShouldBe([
            "load 20 05:30 schedule done", "build after load failed",
            "load 21 05:30 schedule done", "build after load done", "check after build done"]);
        world.Said.ShouldContain("build: no such column");
    }

    [Fact]
    public void Retry_FailsTwice_IsTriedAgainWithGrowingWaitsAndThenFollowedUp()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", """
            {"name": "load", "does": "load", "cron": "0 30 5 * * ?", "retry": {"times": 3, "wait": "10m", "factor": 3}}, {"name": "build", "does": "build", "after": "load"}
            """);
        var attempts = 0;
        world.Work = (job, _) => job == "load" && ++attempts < 3 ? throw new IOException("share not mounted") : Task.CompletedTask;
        world.Start();

        world.Pass(TimeSpan.FromHours(2), Step);

        // 10 minutes after the first, 30 after the second.
        world.Told.ShouldBe(["load 20 05:30 schedule failed", "load 20 05:40 retry failed", "load 20 06:10 retry done", "build after load done"]);
        world.Runs.Select(run => run.Attempt).ShouldBe([1, 2, 3, 1]);
    }

    [Fact]
    public void Retry_RunByHandHasSucceededMeanwhile_IsNotTriedAgain()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", """{"name": "load", "does": "load", "cron": "0 30 5 * * ?", "retry": {"times": 3, "wait": "1h"}}""");
        var attempts = 0;
        world.Work = (_, _) => ++attempts == 1 ? throw new IOException("share not mounted") : Task.CompletedTask;
        world.Start();
        world.Pass(TimeSpan.FromMinutes(40), Step);

        world.Folder.Request("load");
        world.Pass(TimeSpan.FromHours(3), Step);

        // A pack would otherwise be mailed a second time.
        world.Runs.Select(run => $"{run.Trigger} {run.Outcome}").ShouldBe(["schedule failed", "by hand done"]);
    }

    [Fact]
    public void Clock_SetBackWhileARetryIsWaitedFor_ItWaitsNoLongerThanPromised()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", """{"name": "load", "does": "load", "cron": "0 30 5 * * ?", "retry": {"times": 1, "wait": "30m"}}""");
        var attempts = 0;
        world.Work = (_, _) => ++attempts == 1 ? throw new IOException("share not mounted") : Task.CompletedTask;
        world.Start();
        world.Pass(TimeSpan.FromMinutes(40), Step);

        world.Clock.SetBack(TimeSpan.FromDays(3));
        world.Pass(TimeSpan.FromMinutes(40), Step);

        world.Told.ShouldBe(["load 20 05:30 schedule failed", "load 17 06:00 retry done"]);
    }

    [Fact]
    public void History_CantBeWritten_JobsGoOnAndItIsSaid()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", Chain);
        world.Start();
        Directory.CreateDirectory(world.Folder.HistoryFile);

        world.Pass(TimeSpan.FromHours(1), Step);
        Directory.Delete(world.Folder.HistoryFile);
        world.Pass(TimeSpan.FromHours(24), LongStep);

        world.Told.ShouldBe([
            "load 20 05:30 schedule done", "build after load done", "check after build done",
            "load 21 05:30 schedule done", "build after load done", "check after build done"]);
        world.Said.ShouldContain(said => said.StartsWith("load: its run can't be noted for now: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Timeout_TakesTooLong_IsStoppedAndSaysSo()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", """{"name": "load", "does": "load", "cron": "0 30 5 * * ?", "timeout": "20m"}""");
        world.Work = (_, stop) => Task.Delay(Timeout.Infinite, stop);
        world.WorkBlocks = true;
        world.Start();

        // On a busy machine it begins late by the fake clock; what was stopped still has to say so.
        world.Pass(TimeSpan.FromHours(4), Step);
        world.WorkBlocks = false;
        world.Pass(Step, Step);

        world.Told.ShouldBe(["load 20 05:30 schedule timed out"]);
        world.Said.ShouldContain("load: took longer than its limit of 00:20:00; it was stopped and rolled back");
    }

    [Fact]
    public void Overlap_StillRunningAtItsNextTimes_MakesUpWithOneRun()
    {
        using var world = new ScheduledWorld("2026-11-20T05:05+09:00", """{"name": "load", "does": "load", "cron": "0 0 * * * ?"}""");
        var (gate, inside, most) = (new TaskCompletionSource(), 0, 0);
        world.Work = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            if (world.Runs.Count == 1) await gate.Task;
            Interlocked.Decrement(ref inside);
        };
        world.WorkBlocks = true;
        world.Start();

        world.Pass(TimeSpan.FromHours(3.5), Step);
        gate.SetResult();
        world.WorkBlocks = false;
        world.Pass(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        most.ShouldBe(1);
        world.Told[0].ShouldBe("load 20 06:00 schedule done");
        // 07:00 and 08:00 had passed while it ran; one run makes up for both.
        world.Runs.Count.ShouldBe(2);
    }

    [Fact]
    public void Pause_WhileDue_IsLeftOutAndResumedRunsAgain()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", Daily);
        world.Folder.Pause("load");
        world.Start();

        world.Pass(TimeSpan.FromHours(1), Step);
        world.Told.ShouldBeEmpty();
        world.Folder.Resume("load");
        world.Pass(TimeSpan.FromHours(24), LongStep);

        world.Told.ShouldBe(["load 21 05:30 schedule done"]);
    }

    [Fact]
    public void Request_FromAnotherProcess_RunsWithinSecondsEvenIfPaused()
    {
        using var world = new ScheduledWorld("2026-11-20T10:00+09:00", Chain);
        world.Folder.Pause("load");
        world.Start();

        world.Folder.Request("load");
        world.Pass(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1));

        world.Told.ShouldBe(["load 20 10:00 by hand done", "build after load done", "check after build done"]);
    }

    [Fact]
    public void Cron_OfAYearGoneBy_DoesNotKeepTheOthersFromRunning()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", $$"""{"name": "once", "does": "load", "cron": "0 0 5 1 1 ? 2025"}, {{Daily}}""");
        world.Start();

        world.Pass(TimeSpan.FromHours(1), Step);

        world.Told.ShouldBe(["load 20 05:30 schedule done"]);
    }

    [Fact]
    public void Calendar_WeekendAndHoliday_AreLeftOut()
    {
        using var world = new ScheduledWorld("2026-11-20T12:00+09:00", """{"name": "load", "does": "load", "cron": "0 30 5 * * ?", "calendar": "works"}""");
        world.Start();

        // From Friday noon: Saturday, Sunday and Monday the holiday pass, Tuesday works.
        world.Pass(TimeSpan.FromDays(4), TimeSpan.FromMinutes(25));

        world.Told.ShouldBe(["load 24 05:30 schedule done"]);
    }

    [Fact]
    public void TimeWithPredecessor_ThatHasFailed_WaitsForItsSuccess()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", """
            {"name": "load", "does": "load", "cron": "0 30 5 * * ?", "retry": {"times": 1, "wait": "3h"}},
            {"name": "pack", "does": "report", "pack": "board", "cron": "0 0 8 * * ?", "after": "load"}
            """);
        var loads = 0;
        world.Work = (job, _) => job == "load" && loads++ == 0 ? throw new IOException("share not mounted") : Task.CompletedTask;
        world.Start();

        world.Pass(TimeSpan.FromHours(4), Step);

        world.Told.ShouldBe(["load 20 05:30 schedule failed", "load 20 08:30 retry done", "pack 20 08:00 schedule done"]);
        world.Said.ShouldContain(said => said.EndsWith("waits for load to succeed", StringComparison.Ordinal));
    }

    [Fact]
    public void Stop_WhileAJobRuns_AsksItToStopAndTheNextStartTakesItUp()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", Chain);
        world.Work = (_, stop) => Task.Delay(Timeout.Infinite, stop);
        world.WorkBlocks = true;
        world.Start();
        world.Pass(TimeSpan.FromMinutes(40), Step);
        world.Stop();
        world.Told.ShouldBe(["load 20 05:30 schedule cancelled"]);

        world.Work = (_, _) => Task.CompletedTask;
        world.WorkBlocks = false;
        world.Start();
        world.Pass(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10));

        world.Told.Skip(1).ShouldBe(["load 20 05:30 schedule done", "build after load done", "check after build done"]);
    }

    [Fact]
    public void Clock_SetBackAnHour_TheSameOccasionDoesNotRunTwice()
    {
        using var world = new ScheduledWorld("2026-11-20T05:00+09:00", Daily);
        world.Start();
        world.Pass(TimeSpan.FromMinutes(50), Step);

        world.Clock.SetBack(TimeSpan.FromHours(1));
        world.Pass(TimeSpan.FromHours(25), LongStep);

        // 05:30 of the 20th came a second time, and the 21st's came once.
        world.Told.ShouldBe(["load 20 05:30 schedule done", "load 21 05:30 schedule done"]);
        world.Said.ShouldContain(said => said.StartsWith("the clock was set back by 1:00:00", StringComparison.Ordinal));
    }

    [Fact]
    public void Clock_WasYearsAheadAndIsSetRight_TheScheduleGoesOn()
    {
        using var world = new ScheduledWorld("2036-11-20T05:00+09:00", Daily);
        world.Start();
        world.Pass(TimeSpan.FromHours(1), Step);

        world.Clock.SetBack(TimeSpan.FromDays(3653));
        world.Pass(TimeSpan.FromHours(25), LongStep);
        world.Stop();
        world.Start();
        world.Pass(TimeSpan.FromHours(24), LongStep);

        // 3,653 days before 20 November 2036 is 20 November 2026.
        world.Runs.Select(run => run.Scheduled.ToOffset(TimeSpan.FromHours(9)).Year).ShouldBe([2036, 2026, 2026]);
    }

    [Fact]
    public void SummerTime_BothChanges_RunOnceEachDay()
    {
        using var spring = new ScheduledWorld("2026-03-28T12:00+01:00", """{"name": "load", "does": "load", "cron": "0 30 2 * * ?"}""", "Europe/Berlin");
        using var autumn = new ScheduledWorld("2026-10-24T12:00+02:00", """{"name": "load", "does": "load", "cron": "0 30 2 * * ?"}""", "Europe/Berlin");
        spring.Start();
        autumn.Start();

        spring.Pass(TimeSpan.FromDays(2), TimeSpan.FromMinutes(25));
        autumn.Pass(TimeSpan.FromDays(2), TimeSpan.FromMinutes(25));

        spring.Told.ShouldBe(["load 29 03:00 schedule done", "load 30 02:30 schedule done"]);
        autumn.Told.ShouldBe(["load 25 02:30 schedule done", "load 26 02:30 schedule done"]);
    }
}
