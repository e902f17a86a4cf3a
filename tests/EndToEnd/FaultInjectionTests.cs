using System.Diagnostics;
using System.Globalization;
using Warehouse.DuckDb;
using Xunit.Abstractions;

namespace Warehouse.Tests.EndToEnd;

/// <summary>The program is killed at random instants of every stage, again and again: nothing is lost, nothing comes twice, and what readers get is always whole.</summary>
/// <remarks>The instants come from a seed that is printed; <c>WAREHOUSE_FAULT_SEED</c> repeats a run, <c>WAREHOUSE_FAULT_KILLS</c> sets how many the long one has.</remarks>
public sealed class FaultInjectionTests(ITestOutputHelper output) : IDisposable
{
    private const int MostKillsAStage = 6;
    private static readonly string[] Stages = ["load", "build", "check", "publish"];

    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-faults-").FullName;
    private readonly Dictionary<string, int> killed = Stages.ToDictionary(stage => stage, _ => 0);
    private long publishedBatches;

    private string Home => Path.Combine(folder, "home");

    private string Calm => Path.Combine(folder, "calm");

    [SkippableFact]
    public void Stages_KilledAtRandomInstants_EndAsIfUndisturbed()
    {
        Skip.If(OperatingSystem.IsWindows(), "SIGKILL is a matter of Unix");
        KillAndCompare(LongTest.Number("WAREHOUSE_FAULT_SEED", 20261116), kills: 8, mostAStage: 2);
    }

    [SkippableFact]
    [Trait("Duration", "Long")]
    public void Stages_KilledTwoHundredTimes_EndAsIfUndisturbed()
    {
        LongTest.SkipUnlessAskedFor();
        KillAndCompare(LongTest.Number("WAREHOUSE_FAULT_SEED", 4711), LongTest.Number("WAREHOUSE_FAULT_KILLS", 200), MostKillsAStage);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void KillAndCompare(int seed, int kills, int mostAStage)
    {
        Tell($"seed {seed}, {kills} kills");
        var chance = new Random(seed);
        var deliveries = 0;
        while (killed.Values.Sum() < kills)
        {
            var delivery = Generate(++deliveries);
            foreach (var stage in Stages) Disturb(stage, delivery, chance, Undisturbed(stage, delivery), Math.Min(mostAStage, kills - killed.Values.Sum()));
            publishedBatches = Batches();
        }

        Tell($"killed {string.Join(", ", killed.Select(pair => $"{pair.Value} in {pair.Key}"))}; {deliveries} deliveries");
        SameWarehouse.ShouldHoldTheSame(Home, Calm, sameOrder: true);
        LedgerIsConsistent();
        EveryVersionIsWhole();
    }

    /// <summary>Runs a stage in the home that nobody disturbs.</summary>
    /// <returns>How long it took: on a slow machine it is killed later.</returns>
    private TimeSpan Undisturbed(string stage, string delivery)
    {
        var started = Stopwatch.GetTimestamp();
        CommandLine.Succeed(Arguments(stage, Calm, delivery));
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Runs a stage until it survives, killing it at a random instant of its span at most so many times.</summary>
    private void Disturb(string stage, string delivery, Random chance, TimeSpan span, int most)
    {
        var arguments = Arguments(stage, Home, delivery);
        for (var attempt = 0; attempt < most; attempt++)
        {
            using var process = CommandLine.Start(arguments);
            var (said, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (process.WaitForExit(span * chance.NextDouble()))
            {
                process.ExitCode.ShouldBe(0, $"{stage} after {killed[stage]} kills: {error.GetAwaiter().GetResult()}");
                return;
            }

            process.Kill();
            process.WaitForExit();
            _ = said.GetAwaiter().GetResult();
            killed[stage]++;
            ReadersAreWell(stage);
        }

        CommandLine.Succeed(arguments);
    }

    /// <summary>Whatever was killed, the link leads to a whole version: the last one, or a publication's new one.</summary>
    private void ReadersAreWell(string stage)
    {
        if (!File.Exists(Path.Combine(Home, "warehouse.duckdb"))) return;
        var seen = Batches();
        if (stage != "publish") seen.ShouldBe(publishedBatches, $"killed in {stage}");
        else seen.ShouldBeGreaterThanOrEqualTo(publishedBatches);
    }

    private long Batches()
    {
        using var reader = Duck.Open(Path.Combine(Home, "warehouse.duckdb"), new DuckOptions { ReadOnly = true });
        reader.Scalar<decimal>("select sum(mrr) from star.fct_mrr_month").ShouldBeGreaterThan(0);
        return reader.Scalar<long>("select count(*) from etl.batch");
    }

    private void LedgerIsConsistent()
    {
        using var build = Duck.Open(Path.Combine(Home, "build", "warehouse.duckdb"), new DuckOptions { ReadOnly = true });
        build.Scalar<long>("select count(*) from etl.run where outcome not in ('done', 'interrupted')").ShouldBe(0);
        build.Scalar<long>("select count(*) from etl.run where outcome = 'interrupted'").ShouldBeInRange(1, killed.Values.Sum());
        build.Scalar<long>("select count(*) - count(distinct run_id) from etl.run").ShouldBe(0);
        build.Scalar<long>("select count(*) from etl.batch_delivery where batch_id not in (select batch_id from etl.batch) or delivery_id not in (select delivery_id from etl.delivery)").ShouldBe(0);
    }

    private void EveryVersionIsWhole()
    {
        var versions = Directory.EnumerateDirectories(Path.Combine(Home, "versions")).ToList();
        versions.ShouldNotContain(version => Path.GetFileName(version).StartsWith('.'));
        versions.Count.ShouldBeInRange(1, 5);
        foreach (var version in versions)
        {
            using var reader = Duck.Open(Path.Combine(version, "warehouse.duckdb"), new DuckOptions { ReadOnly = true });
            reader.Scalar<decimal>("select sum(mrr) from star.fct_mrr_month").ShouldBeGreaterThan(0);
        }
    }

    private string Generate(int number)
    {
        var delivery = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"delivery-{number}"));
        CommandLine.Succeed("generate", "--out", delivery, "--accounts", "30", "--months", "6", "--seed", $"{number}", "--events", "2000");
        return delivery;
    }

    private static string[] Arguments(string stage, string home, string delivery) => stage == "load" ? [stage, "--home", home, "--from", delivery] : [stage, "--home", home];

    private void Tell(string text)
    {
        output.WriteLine(text);
        Console.WriteLine($"fault injection: {text}");
    }
}
