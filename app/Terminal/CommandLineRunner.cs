using System.CommandLine;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Schedule;
using Warehouse.Reports.Packs;
using Warehouse.Semantics;

namespace Warehouse.App.Terminal;

/// <summary>Runs one command and turns what went wrong into a message and an exit code: 0 done, 1 the data or the run failed, 2 wrong usage.</summary>
internal static class CommandLineRunner
{
    private const int Failed = 1;
    private const int WrongUsage = 2;
    private const int Interrupted = 130;

    public static async Task<int> RunAsync(RootCommand root, string[] arguments, CancellationToken stop)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Messages.Error(error.Message);
            var verb = parsed.CommandResult.Command == root ? "" : $"{parsed.CommandResult.Command.Name} ";
            Messages.Line($"see: warehouse {verb}--help");
            return WrongUsage;
        }

        try
        {
            using var telemetry = TelemetryExport.FromEnvironment();
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop);
        }
        catch (Exception error) when (stop.IsCancellationRequested)
        {
            Messages.Line(error is OperationCanceledException or DuckDBException ? "stopped; the last published version stands" : $"stopped: {error.Message}");
            return Interrupted;
        }
        catch (Exception error) when (error is SemanticException or EnvironmentException)
        {
            Messages.Error(error.Message);
            return WrongUsage;
        }
        catch (Exception error) when (error is WarehouseException or ScheduleException or PackException or DuckDBException or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            Messages.Error(error.Message);
            return Failed;
        }
    }
}
