using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Warehouse.App.Pipeline;
using Warehouse.App.Terminal;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Schedule;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse serve</c> runs the schedule until stopped; <c>warehouse jobs</c> shows what it will do.</summary>
internal static class ScheduleCommands
{
    private const int RunsShown = 3;

    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<string> ScheduleFile = new("--schedule") { Description = "The schedule (default: the checkout's schedule.json)", DefaultValueFactory = _ => RepositoryRoot.Combine("schedule.json") };

    public static IEnumerable<Command> Build()
    {
        var serve = new Command("serve", "Run the schedule until stopped") { Home, ScheduleFile };
        serve.SetAction((arguments, stop) => Serve(new WarehouseHome(arguments.GetValue(Home)!), arguments.GetValue(ScheduleFile)!, stop));
        var jobs = new Command("jobs", "Show the schedule: each job and its next runs") { ScheduleFile };
        jobs.SetAction(arguments => Show(ScheduleReader.Read(arguments.GetValue(ScheduleFile)!)));
        return [serve, jobs];
    }

    private static async Task<int> Serve(WarehouseHome home, string file, CancellationToken stop)
    {
        var schedule = ScheduleReader.Read(file);
        var log = new TerminalLog();
        foreach (var job in schedule.Jobs) Say(log, $"{job.Name}: next {job.NextRuns(TimeProvider.System.GetUtcNow(), 1)[0]:yyyy-MM-dd HH:mm zzz}");
        await JobScheduler.RunAsync(
            schedule,
            (job, asked) => Task.Run(() => Perform(home, job, log, asked), CancellationToken.None),
            (job, error) => log.Warn($"{job.Name} failed: {error.Message}"),
            TimeProvider.System,
            stop);
        log.Line("stopped");
        return 0;
    }

    private static void Perform(WarehouseHome home, ScheduledJob job, TerminalLog log, CancellationToken stop)
    {
        Say(log, $"{job.Name}: started {TimeProvider.System.GetLocalNow():yyyy-MM-dd HH:mm:ss}");
        if (job.Does == "report")
        {
            foreach (var written in PackPrinter.Print(home, job.Pack!, month: null, job.Languages, folder: null, log, stop)) log.Line($"{job.Name}: {written}");
        }
        else
        {
            using var pipeline = new WarehousePipeline(home, $"serve, job {job.Name}", wait: true, log, TimeProvider.System, stop);
            pipeline.Run(home.LandingFolder, source: null, new BuildOptions());
        }

        Say(log, $"{job.Name}: done {TimeProvider.System.GetLocalNow():yyyy-MM-dd HH:mm:ss}");
    }

    private static int Show(JobSchedule schedule)
    {
        var now = TimeProvider.System.GetUtcNow();
        var table = new Table().Border(TableBorder.Simple).AddColumns("job", "does", "cron", $"next runs ({schedule.TimeZone.Id})", "what");
        foreach (var job in schedule.Jobs)
        {
            var runs = job.NextRuns(now, RunsShown).Select(run => run.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
            table.AddRow(new[] { job.Name, job.Does, job.Cron.CronExpressionString, string.Join('\n', runs), job.Description }.Select(Markup.Escape).ToArray());
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static void Say(TerminalLog log, FormattableString text) => log.Line(text.ToString(CultureInfo.InvariantCulture));
}
