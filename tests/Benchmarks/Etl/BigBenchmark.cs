using System.Diagnostics;
using System.Globalization;
using Warehouse.Benchmarks.Measure;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Generate;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Benchmarks.Etl;

/// <summary>A big company from its generation to its marts: the time and the most memory of each stage, each in a process of its own.</summary>
internal static class BigBenchmark
{
    private const int Months = 36;

    private static readonly string[] Stages = ["generate", "load", "build"];

    /// <summary>Runs every stage; what they write, some 25 GB at 100 M events, is deleted at the end.</summary>
    public static string Run(int accounts, long events)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-big-").FullName;
        try
        {
            List<string> told = [Machine.Describe(), FormattableString.Invariant($"{accounts:N0} accounts, {events:N0} events aimed at, {Months} months")];
            foreach (var stage in Stages)
            {
                told.Add(InAProcess(stage, folder, accounts, events));
                Console.Error.WriteLine(told[^1]);
            }

            return string.Join('\n', told);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs one stage in this process.</summary>
    public static string Stage(string stage, string folder, int accounts, long events)
    {
        var watch = Stopwatch.StartNew();
        var rows = 0L;
        var processor = Machine.ProcessorSeconds(() => rows = stage switch
        {
            "generate" => CompanyGenerator.Run(new GenerateOptions { OutputFolder = folder, Accounts = accounts, Months = Months, Events = events, UsageFormat = UsageFormat.Parquet }).UsageRows,
            "load" => Load(new WarehouseHome(Path.Combine(folder, "home")), folder),
            _ => Build(new WarehouseHome(Path.Combine(folder, "home"))),
        });
        return FormattableString.Invariant($"{stage}: {rows:N0} {(stage == "build" ? "models" : "rows")}, {watch.Elapsed.TotalSeconds:N0} s, {processor:N0} s of processor time, peak memory {Machine.PeakMebibytes():N0} MiB, {UsageFeed.Bytes(folder) / 1e9:N1} GB on disk");
    }

    private static string InAProcess(string stage, string folder, int accounts, long events)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(BigBenchmark).Assembly.Location);
        foreach (var argument in new[] { "stage", stage, folder, accounts.ToString(CultureInfo.InvariantCulture), events.ToString(CultureInfo.InvariantCulture) }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var told = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? told : throw new InvalidOperationException($"{stage} ended with code {process.ExitCode}: {told}");
    }

    private static long Load(WarehouseHome home, string from)
    {
        using var connection = BuildDatabase.Open(home);
        var checkout = Checkout.Current();
        Migration.Apply(connection, checkout, TimeProvider.System);
        var result = LoadStage.Run(connection, home, checkout, from, null, TimeProvider.System, QuietLog.Instance);
        result.ThrowIfFailed();
        return result.RowsLoaded;
    }

    private static long Build(WarehouseHome home) =>
        BuildStage.Run(home, Checkout.Current(), new BuildOptions(), QuietLog.Instance, TimeProvider.System).Built.Count;
}
