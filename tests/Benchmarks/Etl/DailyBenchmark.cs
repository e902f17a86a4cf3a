using System.Diagnostics;
using System.Globalization;
using Warehouse.Benchmarks.Measure;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Generate;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Benchmarks.Etl;

/// <summary>What a daily delivery of one hundredth of the events costs, late ones among them, beside a build of everything.</summary>
internal static class DailyBenchmark
{
    private const int Accounts = 1200;
    private const int Months = 24;

    private static readonly DateOnly FirstDay = new(2024, 11, 1);
    private static readonly DateOnly LastDay = new(2026, 11, 5);

    /// <param name="rows">Events of the first load; a delivery brings a hundredth of them.</param>
    /// <param name="deliveries">How many are measured.</param>
    /// <param name="late">The share of a delivery's events that took place up to sixty days before.</param>
    public static string Run(long rows, int deliveries, double late)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-daily-").FullName;
        try
        {
            return Measured(folder, rows, deliveries, late);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Measured(string folder, long rows, int deliveries, double late)
    {
        var first = Path.Combine(folder, "first");
        CompanyGenerator.Run(new GenerateOptions { OutputFolder = first, Accounts = Accounts, Months = Months, Events = 0 });
        Directory.Delete(Path.Combine(first, "standard", "usage_events"), recursive: true);
        UsageFeed.Write(Path.Combine(first, "standard", "usage_events", "all"), rows, Accounts, FirstDay, LastDay.DayNumber - FirstDay.DayNumber, late, "parquet");

        var home = new WarehouseHome(Path.Combine(folder, "home"));
        var load = Timed(() => Load(home, first));
        var build = Timed(() => Build(home, LastDay, full: false));
        List<double> loads = [], builds = [], processors = [];
        for (var day = 1; day <= deliveries; day++)
        {
            var next = Path.Combine(folder, day.ToString(CultureInfo.InvariantCulture));
            UsageFeed.Write(Path.Combine(next, "standard", "usage_events", "day"), rows / 100, Accounts, LastDay.AddDays(day - 1), 1, late, "parquet");
            loads.Add(Timed(() => Load(home, next)));
            var asOf = LastDay.AddDays(day);
            processors.Add(Machine.ProcessorSeconds(() => builds.Add(Timed(() => Build(home, asOf, full: false)))));
        }

        var full = 0.0;
        var fullProcessor = Machine.ProcessorSeconds(() => full = Timed(() => Build(home, LastDay.AddDays(deliveries), full: true)));
        var dailyProcessor = Turns.Median(processors);
        ModelTimes.Print(home);
        var (dailyLoad, dailyBuild) = (Turns.Median(loads), Turns.Median(builds));
        return string.Join(
            '\n',
            Machine.Describe(),
            FormattableString.Invariant($"{rows:N0} events of {Accounts:N0} accounts over {Months} months: load {load / 1000:0.0} s, first build {build / 1000:0.0} s, full build of all {full / 1000:0.0} s"),
            FormattableString.Invariant($"daily delivery of {rows / 100:N0} events, {late:0.#%} of them up to 60 days late: load {dailyLoad / 1000:0.0} s, build {dailyBuild / 1000:0.0} s (median of {deliveries})"),
            FormattableString.Invariant($"processor time: build {dailyProcessor:0.0} s of {fullProcessor:0.0} s, ratio {dailyProcessor / fullProcessor:0.000}; the build file has {new FileInfo(home.BuildFile).Length >> 20:N0} MiB"),
            FormattableString.Invariant($"ratio: build {dailyBuild / full:0.000}, load and build {(dailyLoad + dailyBuild) / (load + full):0.000}; peak memory {Machine.PeakMebibytes():N0} MiB"));
    }

    private static double Timed(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Load(WarehouseHome home, string from)
    {
        using var connection = BuildDatabase.Open(home);
        var checkout = Checkout.Current();
        Migration.Apply(connection, checkout, TimeProvider.System);
        LoadStage.Run(connection, home, checkout, from, null, TimeProvider.System, QuietLog.Instance).ThrowIfFailed();
    }

    private static void Build(WarehouseHome home, DateOnly asOf, bool full)
    {
        var result = BuildStage.Run(home, Checkout.Current(), new BuildOptions(Full: full, AsOf: asOf), QuietLog.Instance, TimeProvider.System);
        Console.Error.WriteLine(FormattableString.Invariant($"{result.Built.Count} models built as of {result.AsOf:yyyy-MM-dd} in {result.Elapsed.TotalSeconds:0.0} s"));
    }
}
