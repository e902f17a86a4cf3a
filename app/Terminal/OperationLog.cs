using Serilog;
using Serilog.Core;
using Warehouse.Etl;

namespace Warehouse.App.Terminal;

/// <summary>What a writing command says, kept for later as well: <c>HOME/logs/warehouse-YYYYMMDD.jsonl</c>, a file a day, 31 of them.</summary>
/// <remarks>A home that can't be written is no reason to stop: then only the terminal hears it.</remarks>
internal sealed class OperationLog : IStageLog, IDisposable
{
    private const int DaysKept = 31;

    private readonly IStageLog terminal;
    private readonly Logger record;

    /// <param name="verb">The command, or "serve, job load"; stands with every entry.</param>
    /// <param name="terminal">Hears everything too.</param>
    public OperationLog(WarehouseHome home, string verb, IStageLog terminal)
    {
        this.terminal = terminal;
        record = new LoggerConfiguration()
            .Enrich.WithProperty("verb", verb)
            .Enrich.WithProperty("pid", Environment.ProcessId)
            .WriteTo.File(
                new CompactJson(),
                Path.Combine(home.Path, "logs", "warehouse-.jsonl"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept,
                shared: true)
            .CreateLogger();
    }

    public void Line(string message)
    {
        terminal.Line(message);
        record.Information("{Said:l}", message);
    }

    public void Warn(string message)
    {
        terminal.Warn(message);
        record.Warning("{Said:l}", message);
    }

    public void Progress(string what, int done, int total) => terminal.Progress(what, done, total);

    /// <summary>For the record only: how a stage ended.</summary>
    public void StageEnded(string stage, string outcome, TimeSpan elapsed, long? rows, Exception? error)
    {
        var seconds = Math.Round(elapsed.TotalSeconds, 3);
        if (outcome == "failed") record.Error(error, "{Stage:l} {Outcome:l} after {Seconds} s", stage, outcome, seconds);
        else record.Information("{Stage:l} {Outcome:l} after {Seconds} s, {Rows} rows", stage, outcome, seconds, rows);
    }

    /// <summary>For the record only: a job's run.</summary>
    public void JobEnded(Etl.Schedule.JobRun run) => record.Information(
        "job {Job:l} {Outcome:l}, run {RunId}, attempt {Attempt}, {Trigger:l}, {Rows} rows",
        run.Job, run.Outcome, run.Id, run.Attempt, run.Trigger, run.Rows);

    public void Dispose() => record.Dispose();
}
