using System.Diagnostics;

namespace Warehouse.Tests.EndToEnd;

/// <summary>Runs the program as a user would: a process of its own, its exit code, its two streams.</summary>
public static class CommandLine
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>The built program beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "warehouse.dll");

    /// <summary>Runs the program to its end.</summary>
    public static CommandResult Run(params string[] arguments) => Run([], arguments);

    /// <summary>The same with environment variables of its own.</summary>
    public static CommandResult Run((string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return Finish(process, arguments);
    }

    /// <summary>Runs it and insists on exit code 0; the streams are in the failure.</summary>
    public static CommandResult Succeed(params string[] arguments)
    {
        var result = Run(arguments);
        result.ExitCode.ShouldBe(0, $"warehouse {string.Join(' ', arguments)}\n{result.Error}\n{result.Output}");
        return result;
    }

    /// <summary>Starts it and leaves it running, for tests that interrupt or kill it.</summary>
    public static Process Start(params string[] arguments) => Start([], arguments);

    /// <summary>The same with environment variables of its own.</summary>
    public static Process Start((string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        // A process that lives for seconds gains nothing from code that is compiled once more by what it did, and pays a tenth of its time for it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }

    private static CommandResult Finish(Process process, string[] arguments)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"warehouse {string.Join(' ', arguments)} ran longer than {Limit}");
        }

        return new CommandResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}

/// <summary>What a run of the program left: data on stdout, messages on stderr.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>The rows of a CSV answer without quoted fields, header first.</summary>
    public IReadOnlyList<string[]> Rows => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(','))];
}
