using Warehouse.DuckDb;

namespace Warehouse.Tests.EndToEnd;

/// <summary>Exit codes and streams: 0 done, 1 the data or the run failed, 2 wrong usage; data on stdout, messages on stderr.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("'--metricss'", "query", "--metricss", "nrr")]
    [InlineData("'2026-13-01' is not a date; expected YYYY-MM-DD", "query", "--metrics", "nrr", "--start", "2026-13-01")]
    [InlineData("'10/2026' is not a month; expected YYYY-MM", "report", "--month", "10/2026")]
    [InlineData("--lang: expected ja or en, found 'fr'", "report", "--lang", "fr")]
    [InlineData("'pdf'", "query", "--metrics", "nrr", "--format", "pdf")]
    [InlineData("'lod'", "lod")]
    [InlineData("--out", "generate")]
    public void WrongUsage_ExitsWith2AndSaysWhatIsWrong(string says, params string[] arguments)
    {
        var result = CommandLine.Run(arguments);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(says);
        result.Error.ShouldContain("--help");
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public void Query_NothingPublished_ExitsWith1AndSaysWhatToRun()
    {
        var result = CommandLine.Run("query", "--home", Path.Combine(Path.GetTempPath(), "no such home"), "--metrics", "nrr");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("nothing has been published here; run: warehouse run");
        result.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("two")]
    [InlineData("0")]
    public void Load_ThreadsThatAreNoNumberOfThreads_ExitsWith2AndSaysWhatWasExpected(string threads)
    {
        var home = Directory.CreateTempSubdirectory("warehouse-usage-").FullName;

        var result = CommandLine.Run([(Duck.ThreadsVariable, threads)], "load", "--home", home, "--from", home);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain($"WAREHOUSE_THREADS: expected a whole number of threads from 1, found '{threads}'");
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public void Help_OfTheProgram_ListsTheCommandsOnStdout()
    {
        var result = CommandLine.Succeed("--help");

        foreach (var command in new[] { "demo", "generate", "load", "build", "check", "publish", "run", "query", "metrics", "report", "serve", "jobs" })
        {
            result.Output.ShouldContain($"\n  {command} ");
        }

        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Jobs_OfTheCheckout_ShowsTheNextRuns() => CommandLine.Succeed("jobs").Output.ShouldContain("board-pack");
}
