using System.CommandLine;
using Warehouse.App.Pipeline;
using Warehouse.App.Terminal;
using Warehouse.Etl;
using Warehouse.Etl.Schedule;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse jobs</c>: what runs when, what ran, and pause, resume, run.</summary>
internal static class JobsCommand
{
    private const int RunsShown = 20;

    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<string> ScheduleFile = CommandOptions.Schedule();
    private static readonly Option<string> Format = new("--format") { Description = "table, csv or json", DefaultValueFactory = _ => "table", Recursive = true };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many runs, newest first", DefaultValueFactory = _ => RunsShown };

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong("table", "csv", "json");
        (Home.Recursive, ScheduleFile.Recursive) = (true, true);
        var list = new Command("list", "Each job: when it runs next and how it ran last");
        list.SetAction(List);
        var jobs = new Command("jobs", "Show, pause, resume and run the schedule's jobs") { Home, ScheduleFile, Format, list, History() };
        jobs.Subcommands.Add(OfJob("pause", "Leave a job out until it is resumed; also across restarts", Pause));
        jobs.Subcommands.Add(OfJob("resume", "Let a paused job run again", Resume));
        jobs.Subcommands.Add(RunNow());
        jobs.SetAction(List);
        return jobs;
    }

    private static int List(ParseResult arguments)
    {
        var home = HomeOf(arguments);
        var time = TimeProvider.System;
        JobTables.Print(JobTables.Jobs(ScheduleOf(arguments), new JobFolder(home), new JobHistory(new JobFolder(home), time), time.GetUtcNow()), arguments.GetValue(Format)!);
        return 0;
    }

    private static Command History()
    {
        var name = new Argument<string?>("job") { Description = "One job only", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("history", "The runs of jobs, newest first") { name, Limit };
        command.SetAction(arguments =>
        {
            var schedule = ScheduleOf(arguments);
            var asked = arguments.GetValue(name) is { } text ? schedule.Job(text).Name : null;
            var runs = new JobHistory(new JobFolder(HomeOf(arguments)), TimeProvider.System).Runs.Reverse().Where(run => asked is null || run.Job == asked).Take(arguments.GetValue(Limit));
            JobTables.Print(JobTables.History(runs, schedule.TimeZone), arguments.GetValue(Format)!);
            return 0;
        });
        return command;
    }

    private static int Pause(JobFolder folder, ScheduledJob job)
    {
        Messages.Line(folder.Pause(job.Name) ? $"{job.Name} is paused, until: warehouse jobs resume {job.Name}" : $"{job.Name} was paused already");
        return 0;
    }

    private static int Resume(JobFolder folder, ScheduledJob job)
    {
        Messages.Line(folder.Resume(job.Name) ? $"{job.Name} runs again" : $"{job.Name} was not paused");
        return 0;
    }

    private static Command OfJob(string verb, string description, Func<JobFolder, ScheduledJob, int> act)
    {
        var name = new Argument<string>("job") { Description = "The job's name" };
        var command = new Command(verb, description) { name };
        command.SetAction(arguments => act(new JobFolder(HomeOf(arguments)), ScheduleOf(arguments).Job(arguments.GetValue(name)!)));
        return command;
    }

    private static Command RunNow()
    {
        var name = new Argument<string>("job") { Description = "The job's name" };
        var command = new Command("run", "Run a job now, and then those that follow it: by the service where one runs, else here") { name };
        command.SetAction(async (arguments, stop) =>
        {
            var (home, schedule) = (HomeOf(arguments), ScheduleOf(arguments));
            var job = schedule.Job(arguments.GetValue(name)!);
            var log = new TerminalLog();
            await using var service = JobService.TryStart(home, schedule, log, TimeProvider.System);
            if (service is null)
            {
                new JobFolder(home).Request(job.Name);
                Messages.Line($"{job.Name}: asked the service to run it now; see: warehouse jobs history --home {home.Path}");
                return 0;
            }

            var succeeded = await RunHere(schedule, job, service, stop);
            log.Clear();
            return succeeded ? 0 : stop.IsCancellationRequested ? throw new OperationCanceledException(stop) : 1;
        });
        return command;
    }

    private static async Task<bool> RunHere(JobSchedule schedule, ScheduledJob asked, JobService service, CancellationToken stop)
    {
        service.History.MarkInterrupted();
        var execution = new JobExecution(service.History, service.Perform, service.Observer, TimeProvider.System);
        var queue = new Queue<DueJob>([new DueJob(asked, "by hand", TimeProvider.System.GetUtcNow())]);
        while (queue.TryDequeue(out var due))
        {
            // Whoever asked sees a failure at once and decides; the service, when it starts, tries again as the schedule says.
            var run = await execution.RunAsync(due with { Job = due.Job with { Retry = RetryRule.None } }, stop);
            if (!run.IsDone) return false;
            foreach (var next in schedule.After(due.Job.Name).Where(job => !service.Folder.IsPaused(job.Name)))
            {
                if (DueJobs.AfterOthers(next, service.History) is { } follower) queue.Enqueue(follower);
            }
        }

        return true;
    }

    private static WarehouseHome HomeOf(ParseResult arguments) => new(arguments.GetValue(Home)!);

    private static JobSchedule ScheduleOf(ParseResult arguments) => CommandOptions.ReadSchedule(arguments.GetValue(ScheduleFile)!);
}
