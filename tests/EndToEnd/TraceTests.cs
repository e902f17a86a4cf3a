using System.Security.Cryptography;
using System.Text.Json;

namespace Warehouse.Tests.EndToEnd;

/// <summary>From a figure to the line of a file: the line is there, says what is shown, and the file has the hash.</summary>
public sealed class TraceTests(TraceTests.Company company) : IClassFixture<TraceTests.Company>
{
    [Fact]
    public void Cac_Traced_EndsAtLinesOfCostFiles()
    {
        var rows = Trace("--metric", "cac", "--month", "2026-10");

        rows[0].GetProperty("name").GetString().ShouldBe("cac");
        // CAC divides: what stands under it is what it divides, of the same three months.
        var figures = rows.Where(row => Level(row) == "metric" && row.GetProperty("depth").GetInt32() <= 1).ToDictionary(row => row.GetProperty("name").GetString()!, row => row.GetProperty("value").GetDouble());
        figures["cac"].ShouldBe(figures["acquisition_cost"] / figures["new_accounts"], 1e-6);
        var costs = rows.Where(row => Level(row) == "extract" && row.GetProperty("name").GetString()!.StartsWith("raw.standard__costs", StringComparison.Ordinal)).ToList();
        costs.Count.ShouldBe(3);
        foreach (var row in costs) Verify(row);
        costs.ShouldAllBe(row => row.GetProperty("detail").GetString()!.Contains("2026-08", StringComparison.Ordinal));
    }

    [Fact]
    public void Mrr_OfAnAccount_AddsUpFromItsOwnSubscriptions()
    {
        var rows = Trace("--metric", "mrr", "--month", "2026-10", "--account", "A000001");

        rows.Where(row => Level(row) == "account").Select(row => row.GetProperty("name").GetString()).ShouldBe(["A000001"]);
        var lines = rows.Where(row => Level(row) == "extract").ToList();
        lines.ShouldNotBeEmpty();
        foreach (var row in lines) Verify(row);
        var subscriptions = lines.Where(row => row.GetProperty("name").GetString()!.StartsWith("raw.standard__subscriptions", StringComparison.Ordinal)).ToList();
        subscriptions.ShouldNotBeEmpty();
        subscriptions.ShouldAllBe(row => row.GetProperty("detail").GetString()!.Contains("A000001", StringComparison.Ordinal));
    }

    [Fact]
    public void Extract_ThatHasChangedSince_IsSaidToHave()
    {
        var costs = Directory.GetFiles(company.Extracts, "costs.csv", SearchOption.AllDirectories).Single();
        var delivered = File.ReadAllText(costs);
        try
        {
            File.AppendAllText(costs, "\n");
            var output = CommandLine.Succeed("trace", "--home", company.Home, "--metric", "cac", "--month", "2026-10").Output;

            output.ShouldContain("the file has changed since: its SHA-256 is now");
        }
        finally
        {
            File.WriteAllText(costs, delivered);
        }
    }

    [Fact]
    public void Metric_ThatIsUnknown_IsRefusedWithTheNearest()
    {
        var result = CommandLine.Run("trace", "--home", company.Home, "--metric", "ltw");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("ltv");
    }

    private static string? Level(JsonElement row) => row.GetProperty("level").GetString();

    private static void Verify(JsonElement row)
    {
        var file = row.GetProperty("file").GetString()!;
        File.ReadAllLines(file)[row.GetProperty("line").GetInt32() - 1].ShouldBe(row.GetProperty("detail").GetString());
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))).ShouldBe(row.GetProperty("sha256").GetString());
    }

    private IReadOnlyList<JsonElement> Trace(params string[] question) =>
        [.. JsonDocument.Parse(CommandLine.Succeed(["trace", "--home", company.Home, "--format", "json", .. question]).Output).RootElement.EnumerateArray()];

    /// <summary>A small company, loaded and built once.</summary>
    public sealed class Company : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("warehouse-trace-").FullName;

        public Company()
        {
            CommandLine.Succeed("generate", "--out", Extracts, "--accounts", "25", "--months", "6", "--seed", "3", "--events", "3000");
            CommandLine.Succeed("load", "--home", Home, "--from", Extracts);
            CommandLine.Succeed("build", "--home", Home);
        }

        public string Extracts => Path.Combine(folder, "extracts");

        public string Home => Path.Combine(folder, "home");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
