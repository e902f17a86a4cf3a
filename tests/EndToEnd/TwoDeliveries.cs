using System.Diagnostics;
using Warehouse.DuckDb;

namespace Warehouse.Tests.EndToEnd;

/// <summary>Two small companies' extracts, and what a warehouse that got one after the other, undisturbed, shows its readers.</summary>
public sealed class TwoDeliveries : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-deliveries-").FullName;

    public TwoDeliveries()
    {
        Generate(First, seed: 1);
        Generate(Second, seed: 2);
        CommandLine.Succeed("run", "--home", AfterFirst, "--from", First);
        var calm = Path.Combine(folder, "calm");
        CopyFirst(calm);
        CommandLine.Succeed("run", "--home", calm, "--from", Second);
        AfterBoth = Published(calm);
        AfterBoth.ShouldNotBe(Published(AfterFirst));
    }

    public string First => Path.Combine(folder, "first");

    public string Second => Path.Combine(folder, "second");

    /// <summary>What is published once both have come.</summary>
    public (long Accounts, long Events, decimal Mrr) AfterBoth { get; }

    private string AfterFirst => Path.Combine(folder, "after-first");

    /// <summary>Rows and money of what readers see.</summary>
    public static (long Accounts, long Events, decimal Mrr) Published(string home)
    {
        using var reader = Duck.Open(Path.Combine(home, "warehouse.duckdb"), new DuckOptions { ReadOnly = true });
        return (
            reader.Scalar<long>("select count(*) from star.dim_account"),
            reader.Scalar<long>("select cast(sum(events) as bigint) from star.fct_usage_day"),
            reader.Scalar<decimal>("select sum(mrr) from star.fct_mrr_month"));
    }

    /// <summary>Copies the home that has the first delivery, links as links.</summary>
    public void CopyFirst(string to)
    {
        using var copy = Process.Start("cp", ["-a", AfterFirst, to]);
        copy.WaitForExit();
        copy.ExitCode.ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Generate(string to, int seed) =>
        CommandLine.Succeed("generate", "--out", to, "--accounts", "40", "--months", "8", "--seed", $"{seed}", "--events", "4000");
}
