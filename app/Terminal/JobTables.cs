using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Warehouse.Etl.Schedule;

namespace Warehouse.App.Terminal;

/// <summary>A table as data: what is printed is decided apart from how.</summary>
internal sealed record TextTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>The schedule and the history of jobs as tables.</summary>
internal static class JobTables
{
    private const int ErrorShown = 60;
    private const int PipedWidth = 300;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One row a job: what it does, when it runs next, how it ran last.</summary>
    public static TextTable Jobs(JobSchedule schedule, JobFolder folder, JobHistory history, DateTimeOffset now) => new(
        ["job", "does", "when", "next", "last", "outcome", "state"],
        [
            .. schedule.Jobs.Select(job =>
            {
                var last = history.Last(job.Name);
                IReadOnlyList<string?> row =
                [
                    job.Name, job.Verb, When(job), job.Timing?.Next(now) is { } next ? Local(next, schedule.TimeZone) : null,
                    last is null ? null : Local(last.Started, schedule.TimeZone), last?.Outcome, folder.IsPaused(job.Name) ? "paused" : "",
                ];
                return row;
            }),
        ]);

    /// <summary>One row a run.</summary>
    public static TextTable History(IEnumerable<JobRun> runs, TimeZoneInfo zone) => new(
        ["run", "job", "trigger", "scheduled", "started", "seconds", "attempt", "outcome", "rows", "error"],
        [
            .. runs.Select(run =>
            {
                IReadOnlyList<string?> row =
                [
                    Text(run.Id), run.Job, run.Trigger, Local(run.Scheduled, zone), Local(run.Started, zone), run.Finished is { } end ? (end - run.Started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) : null,
                    Text(run.Attempt), run.Outcome, run.Rows is { } rows ? Text(rows) : null, run.Error,
                ];
                return row;
            }),
        ]);

    /// <summary>Prints on stdout: a table for people, csv or json for programs.</summary>
    public static void Print(TextTable table, string format)
    {
        if (format == "json") Console.Out.WriteLine(JsonSerializer.Serialize(table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second)), Readable));
        else if (format == "csv") PrintCsv(table);
        else PrintTable(table);
    }

    private static void PrintCsv(TextTable table)
    {
        Console.Out.WriteLine(string.Join(',', table.Columns));
        foreach (var row in table.Rows) Console.Out.WriteLine(string.Join(',', row.Select(Csv)));
    }

    private static void PrintTable(TextTable table)
    {
        if (table.Rows.Count == 0)
        {
            Messages.Line("none yet");
            return;
        }

        var drawn = new Table().Border(TableBorder.Simple);
        foreach (var column in table.Columns) drawn.AddColumn(new TableColumn($"[bold]{column}[/]") { NoWrap = column is not ("error" or "when"), Alignment = column is "run" or "seconds" or "attempt" or "rows" ? Justify.Right : Justify.Left });
        foreach (var row in table.Rows) drawn.AddRow([.. table.Columns.Zip(row, (column, cell) => Cell(column, cell ?? ""))]);
        Out().Write(drawn);
    }

    /// <remarks>Elsewhere than on a terminal there are no colours, and lines are not broken at its width.</remarks>
    private static IAnsiConsole Out()
    {
        if (!Console.IsOutputRedirected) return AnsiConsole.Console;
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        plain.Profile.Width = PipedWidth;
        return plain;
    }

    private static string Cell(string column, string text)
    {
        if (column == "error" && text.Split('\n')[0] is var line) text = line.Length > ErrorShown ? $"{line[..ErrorShown]}…" : line;
        var escaped = Markup.Escape(text);
        return (column, text) switch
        {
            ("outcome", "done") => $"[green]{escaped}[/]",
            ("outcome", "failed" or "timed out") => $"[red]{escaped}[/]",
            ("outcome", "running") => $"[cyan]{escaped}[/]",
            ("outcome", { Length: > 0 }) => $"[yellow]{escaped}[/]",
            ("state", _) => $"[yellow]{escaped}[/]",
            _ => escaped,
        };
    }

    private static string When(ScheduledJob job) => (job.Timing, job.After.Count) switch
    {
        (null, _) => $"after {string.Join(" and ", job.After)}",
        ({ } timing, 0) => Cron(timing),
        ({ } timing, _) => $"{Cron(timing)}, after {string.Join(" and ", job.After)}",
    };

    private static string Cron(JobTiming timing) => timing.Calendar is null ? timing.Cron.CronExpressionString : $"{timing.Cron.CronExpressionString} ({timing.Calendar.Name})";

    private static string Local(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Csv(string? cell) => cell is null ? "" : cell.Length == 0 ? "\"\"" : cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
