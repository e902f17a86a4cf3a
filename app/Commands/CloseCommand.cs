using System.CommandLine;
using System.Globalization;
using Warehouse.App.Pipeline;
using Warehouse.App.Terminal;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Close;
using Warehouse.Semantics;
using Warehouse.Semantics.Format;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse close</c>: freezes a month's numbers, reopens it with a reason, lists the log, or reports what later deliveries would change.</summary>
internal static class CloseCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<bool> Wait = CommandOptions.Wait();
    private static readonly Option<DateOnly?> Month = CommandOptions.Month("--month", "The month to close or reopen");
    private static readonly Option<string?> By = new("--by") { Description = "Who closes or reopens it" };
    private static readonly Option<bool> Reopen = new("--reopen") { Description = "Reopen the month: what is computed counts again" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why it is reopened" };
    private static readonly Option<bool> Report = new("--report") { Description = "Values of closed months that would now be others: metric, was, would be, and what caused it" };
    private static readonly Option<string> Format = new("--format") { Description = "table, csv or json, of the log and the report", DefaultValueFactory = _ => "table" };

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong("table", "csv", "json");
        var command = new Command("close", "Freeze a month's numbers; without --month, list the log of closes") { Home, Wait, Month, By, Reopen, Reason, Report, Format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Month) is null && (result.GetValue(Reopen) || result.GetValue(By) is not null)) result.AddError("--month: expected the month to close or reopen, YYYY-MM; found none");
            if (result.GetValue(Month) is not null && string.IsNullOrWhiteSpace(result.GetValue(By))) result.AddError("--by: expected the name of who closes the month; found none");
            if (result.GetValue(Reopen) && string.IsNullOrWhiteSpace(result.GetValue(Reason))) result.AddError("--reopen: expected --reason TEXT beside it; found none");
        });
        command.SetAction(Run);
        return command;
    }

    private static Task<int> Run(ParseResult arguments, CancellationToken stop)
    {
        var home = new WarehouseHome(arguments.GetValue(Home)!);
        if (arguments.GetValue(Month) is { } month)
        {
            var log = new TerminalLog();
            using (var pipeline = new WarehousePipeline(home, "close", arguments.GetValue(Wait), log, TimeProvider.System, stop))
            {
                pipeline.Close(month, arguments.GetValue(By)!, arguments.GetValue(Reopen) ? arguments.GetValue(Reason) : null);
            }

            log.Clear();
        }
        else
        {
            Write(arguments.GetValue(Report) ? Restatements(home) : Log(home), arguments.GetValue(Format)!);
        }

        return Task.FromResult(0);
    }

    private static MetricTable Log(WarehouseHome home) => new(
        ["number", "kind", "month", "by", "at", "reason", "values", "hash"],
        [
            .. CloseLog.Read(home).Entries.Select(entry => (IReadOnlyList<object?>)
            [
                entry.Number, entry.Kind, entry.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), entry.By, entry.At, entry.Reason, entry.ValueCount, entry.Hash,
            ]),
        ]);

    /// <summary>As the last check found them.</summary>
    private static MetricTable Restatements(WarehouseHome home)
    {
        if (!File.Exists(home.BuildFile)) throw new WarehouseException($"{home.Path}: there is no build here; run: warehouse run --home {home.Path} --from DIR");
        using var build = Duck.Open(home.BuildFile, new DuckOptions { ReadOnly = true });
        return new MetricTable(
            ["month", "metric", "cut", "member", "was", "would_be", "cause"],
            build.Query(
                "select strftime(month, '%Y-%m'), metric, dimension, member, closed_value, current_value, cause from etl.restatement order by all",
                row => (IReadOnlyList<object?>)[row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Get<string>(4), row.Get<string>(5), row.GetString(6)]));
    }

    private static void Write(MetricTable table, string format)
    {
        switch (format)
        {
            case "csv": CsvFormat.Write(table, Console.Out); break;
            case "json": JsonFormat.Write(table, Console.Out); break;
            default: TableFormat.Write(table, Console.Out); break;
        }
    }
}
