using System.CommandLine;
using System.Globalization;
using Warehouse.App.Pipeline;
using Warehouse.App.Terminal;
using Warehouse.Etl;
using Warehouse.Etl.Observe;
using Warehouse.Etl.Schedule;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse serve</c>: runs the schedule until it is stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<string> ScheduleFile = CommandOptions.Schedule();
    private static readonly Option<int?> HealthPort = new("--health-port") { Description = "Answer GET http://127.0.0.1:PORT/health (default: health_port of the schedule)" };
    private static readonly Option<string> LogFormat = new("--log-format") { Description = "text, or json (a line each, for log collectors)", DefaultValueFactory = _ => "text" };

    public static Command Build()
    {
        LogFormat.AcceptOnlyFromAmong("text", "json");
        var command = new Command("serve", "Run the schedule until stopped; SIGTERM or Ctrl-C finishes or rolls back the stage in hand") { Home, ScheduleFile, HealthPort, LogFormat };
        command.SetAction(async (arguments, stop) =>
        {
            var time = TimeProvider.System;
            var schedule = CommandOptions.ReadSchedule(arguments.GetValue(ScheduleFile)!);
            using var json = arguments.GetValue(LogFormat) == "json" ? new JsonLog() : null;
            IStageLog log = json is null ? new TerminalLog(time) : json;
            return await Serve(new WarehouseHome(arguments.GetValue(Home)!), schedule, arguments.GetValue(HealthPort) ?? schedule.HealthPort, log, time, stop);
        });
        return command;
    }

    private static async Task<int> Serve(WarehouseHome home, JobSchedule schedule, int? port, IStageLog log, TimeProvider time, CancellationToken stop)
    {
        await using var service = JobService.TryStart(home, schedule, log, time)
            ?? throw new WarehouseException($"{home.Path}: another process serves this warehouse; stop that one first, or ask it: warehouse jobs --home {home.Path}");
        var since = time.GetUtcNow();
        await using var health = port is { } number ? new HealthServer(number, () => HealthReport.Of(home, schedule, service.Folder, service.History, since, time.GetUtcNow())) : null;
        Greet(home, schedule, service, port, log, time);
        await using var stopping = stop.Register(() => log.Line("stopping: the stage in hand is rolled back, or finishes"));
        await new JobScheduler(schedule, service.Folder, service.History, service.Perform, service.Observer, time).RunAsync(stop);
        log.Line("stopped; the last published version stands");
        return 0;
    }

    private static void Greet(WarehouseHome home, JobSchedule schedule, JobService service, int? port, IStageLog log, TimeProvider time)
    {
        log.Line(string.Create(CultureInfo.InvariantCulture, $"serving {home.Path}: {schedule.Jobs.Count} jobs, pid {Environment.ProcessId}"));
        log.Line($"alerts go to {service.Webhook?.ToString() ?? $"the log only ({schedule.Alerts.WebhookVariable} is not set)"}{(port is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; health: http://127.0.0.1:{port}/health"))}");
        foreach (var warning in schedule.Warnings) log.Warn(warning);
        var width = schedule.Jobs.Max(job => job.Name.Length);
        foreach (var job in schedule.Jobs)
        {
            var when = job.Timing?.Next(time.GetUtcNow()) is { } next ? string.Create(CultureInfo.InvariantCulture, $"next {next:yyyy-MM-dd HH:mm zzz}") : $"after {string.Join(" and ", job.After)}";
            log.Line($"  {job.Name.PadRight(width)}  {when}{(service.Folder.IsPaused(job.Name) ? ", paused" : "")}");
        }
    }
}
