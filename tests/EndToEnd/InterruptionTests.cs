using System.Diagnostics;
using Warehouse.DuckDb;

namespace Warehouse.Tests.EndToEnd;

/// <summary>Killed, stopped or crowded at any instant: the last good version stands, and the next run gets to the same numbers.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-interrupted-").FullName;

    private string Home => Path.Combine(folder, "home");

    private string First => Path.Combine(folder, "first");

    private string Second => Path.Combine(folder, "second");

    [SkippableTheory]
    [InlineData("standard/accounts:")]
    [InlineData("load:")]
    [InlineData("build:")]
    [InlineData("check:")]
    public void Run_KilledAfterThisLine_LeavesTheLastGoodVersionAndTheNextRunFinishes(string line)
    {
        Skip.If(OperatingSystem.IsWindows(), "SIGKILL is a matter of Unix");
        Generate(First, seed: 1);
        Generate(Second, seed: 2);
        CommandLine.Succeed("run", "--home", Home, "--from", First);
        var before = Published();

        SignalAfter(line, "-KILL", "run", "--home", Home, "--from", Second);

        Published().ShouldBe(before);
        CommandLine.Succeed("run", "--home", Home, "--from", Second);
        var after = Published();
        after.ShouldNotBe(before);
        Directory.EnumerateDirectories(Path.Combine(Home, "versions"), ".*").ShouldBeEmpty();

        // The same deliveries without a kill give the same rows: nothing was lost and nothing came in twice.
        var calm = Path.Combine(folder, "calm");
        CommandLine.Succeed("run", "--home", calm, "--from", First);
        CommandLine.Succeed("run", "--home", calm, "--from", Second);
        Published(calm).ShouldBe(after);
    }

    [SkippableFact]
    public void Run_CtrlC_StopsWithItsOwnCodeAndRollsBack()
    {
        Skip.If(OperatingSystem.IsWindows(), "SIGINT is a matter of Unix");
        Generate(First, seed: 1);

        var result = SignalAfter("load:", "-INT", "run", "--home", Home, "--from", First);

        result.ExitCode.ShouldBe(130);
        result.Error.ShouldContain("stopped");
        File.Exists(Path.Combine(Home, "warehouse.duckdb")).ShouldBeFalse();
        CommandLine.Succeed("run", "--home", Home, "--from", First);
    }

    [SkippableFact]
    public void Run_WhileAnotherWrites_NamesTheOtherAndWaitsWhenTold()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals are a matter of Unix");
        Generate(First, seed: 1);
        using var writer = CommandLine.Start("run", "--home", Home, "--from", First);
        writer.StandardError.ReadLine().ShouldNotBeNull();
        Send("-STOP", writer);

        var refused = CommandLine.Run("build", "--home", Home);
        Send("-CONT", writer);
        var waited = CommandLine.Run("build", "--home", Home, "--wait");
        writer.StandardError.ReadToEnd();
        writer.WaitForExit();

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain($"another process writes this warehouse: pid {writer.Id}, run, since ");
        waited.ExitCode.ShouldBe(0, waited.Error);
        writer.ExitCode.ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Generate(string to, int seed) =>
        CommandLine.Succeed("generate", "--out", to, "--accounts", "40", "--months", "8", "--seed", $"{seed}", "--events", "4000");

    /// <summary>Rows and money of what readers see.</summary>
    private (long Accounts, long Events, decimal Mrr) Published(string? home = null)
    {
        using var reader = Duck.Open(Path.Combine(home ?? Home, "warehouse.duckdb"), new DuckOptions { ReadOnly = true });
        return (
            reader.Scalar<long>("select count(*) from star.dim_account"),
            reader.Scalar<long>("select cast(sum(events) as bigint) from star.fct_usage_day"),
            reader.Scalar<decimal>("select sum(mrr) from star.fct_mrr_month"));
    }

    private static CommandResult SignalAfter(string line, string signal, params string[] arguments)
    {
        using var process = CommandLine.Start(arguments);
        var said = new List<string>();
        var signalled = false;
        while (process.StandardError.ReadLine() is { } text)
        {
            said.Add(text);
            if (signalled || !text.StartsWith(line, StringComparison.Ordinal)) continue;
            Send(signal, process);
            signalled = true;
        }

        process.WaitForExit();
        signalled.ShouldBeTrue($"never said '{line}':\n{string.Join('\n', said)}");
        return new CommandResult(process.ExitCode, process.StandardOutput.ReadToEnd(), string.Join('\n', said));
    }

    private static void Send(string signal, Process to)
    {
        using var kill = Process.Start("kill", [signal, $"{to.Id}"]);
        kill.WaitForExit();
    }
}
