using System.Diagnostics;

namespace Warehouse.Tests.EndToEnd;

/// <summary>Killed, stopped or crowded at any instant: the last good version stands, and the next run gets to the same numbers.</summary>
public sealed class InterruptionTests(TwoDeliveries deliveries) : IClassFixture<TwoDeliveries>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-interrupted-").FullName;

    private string Home => Path.Combine(folder, "home");

    [SkippableTheory]
    [InlineData("standard/accounts:")]
    [InlineData("build:")]
    [InlineData("check:")]
    public void Run_KilledAfterThisLine_LeavesTheLastGoodVersionAndTheNextRunFinishes(string line)
    {
        Skip.If(OperatingSystem.IsWindows(), "SIGKILL is a matter of Unix");
        deliveries.CopyFirst(Home);
        var before = TwoDeliveries.Published(Home);

        SignalAfter(line, "-KILL", "run", "--home", Home, "--from", deliveries.Second);

        TwoDeliveries.Published(Home).ShouldBe(before);
        CommandLine.Succeed("run", "--home", Home, "--from", deliveries.Second);
        // The same deliveries without a kill give the same rows: nothing was lost and nothing came in twice.
        TwoDeliveries.Published(Home).ShouldBe(deliveries.AfterBoth);
        Directory.EnumerateDirectories(Path.Combine(Home, "versions"), ".*").ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public void Run_AskedToStop_EndsWithItsOwnCodeAndRollsBack(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "signals are a matter of Unix");
        Skip.If(signal == "-INT" && IgnoresInterrupts(), "whoever started the tests has Ctrl-C ignored, and programs inherit that");

        var result = SignalAfter("load:", signal, "run", "--home", Home, "--from", deliveries.First);

        result.ExitCode.ShouldBe(130);
        result.Error.ShouldContain("stopped");
        File.Exists(Path.Combine(Home, "warehouse.duckdb")).ShouldBeFalse();
        CommandLine.Succeed("build", "--home", Home);
    }

    [SkippableFact]
    public void Run_WhileAnotherWrites_NamesTheOtherAndWaitsWhenTold()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals are a matter of Unix");
        using var writer = CommandLine.Start("run", "--home", Home, "--from", deliveries.First);
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

    /// <summary>A shell starts what it puts in the background with SIGINT ignored.</summary>
    private static bool IgnoresInterrupts()
    {
        var ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (Convert.ToUInt64(ignored.Split(':')[1].Trim(), 16) & 2) != 0;
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
