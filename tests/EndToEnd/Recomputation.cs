using System.Diagnostics;
using Warehouse.DuckDb;

namespace Warehouse.Tests.EndToEnd;

/// <summary>The figures worked out a second time by Python's standard library from the same extract files: no SQL of ours, no code in common.</summary>
internal sealed class Recomputation : IDisposable
{
    private const string Tolerance = "1e-9";
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-recomputed-").FullName;
    private readonly string home;

    /// <summary>Recomputes from the extracts that <paramref name="home"/> was built from.</summary>
    public Recomputation(string home, params string[] arguments)
    {
        this.home = home;
        var result = Python("recompute.py", ["--out", folder, .. arguments]);
        result.ExitCode.ShouldBe(0, result.Error);
    }

    /// <summary>Whether there is a Python to do it.</summary>
    public static bool IsPossible { get; } = Find("python3") is not null;

    /// <summary>Asks the command line and insists on the recomputed figures, row by row.</summary>
    /// <param name="group">The recomputed file.</param>
    /// <param name="where">Which of its rows: <c>column=value</c>.</param>
    /// <param name="keys">Columns that tell rows apart, <c>recomputed=ours</c>.</param>
    /// <param name="values">Columns to compare, <c>recomputed=metric</c>.</param>
    /// <param name="query">The rest of the question: cuts and filters.</param>
    public void ShouldAgree(string group, string[] where, string keys, string values, params string[] query)
    {
        var metrics = string.Join(',', values.Split(',').Select(pair => pair.Split('=')[^1]));
        var actual = Path.Combine(folder, "actual.csv");
        File.WriteAllText(actual, CommandLine.Succeed(["query", "--home", home, "--format", "csv", "--metrics", metrics, .. query]).Output);

        var compared = Python("compare.py",
        [
            "--expected", Path.Combine(folder, group + ".csv"), "--actual", actual, "--keys", keys, "--values", values, "--tolerance", Tolerance, "--empty-is-absent",
            .. where.SelectMany(condition => new[] { "--where", condition }),
        ]);

        compared.ExitCode.ShouldBe(0, $"{group} {string.Join(' ', where)} {values}\n{compared.Output}\n{compared.Error}");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CommandResult Python(string script, string[] arguments)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach (var argument in new[] { RepositoryRoot.Combine("tests", "EndToEnd", "recompute", script) }.Concat(arguments)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output.GetAwaiter().GetResult(), error);
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(place => Path.Combine(place, program)).FirstOrDefault(File.Exists);
}
