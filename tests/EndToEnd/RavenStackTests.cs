namespace Warehouse.Tests.EndToEnd;

/// <summary>A real vendor's export, loaded as it came. The data is not ours to copy: the test reads it where it stands beside the checkout.</summary>
public sealed class RavenStackTests : IDisposable
{
    private static readonly string Extracts = Path.Combine(DuckDb.RepositoryRoot.Path, "..", "shared", "data", "ravenstack");
    private readonly string home = Directory.CreateTempSubdirectory("warehouse-ravenstack-").FullName;

    [SkippableFact]
    public void Bridge_Of2024_IsTheOneComputedIndependently()
    {
        Skip.IfNot(Directory.Exists(Extracts), $"{Extracts} is not there");
        CommandLine.Succeed("run", "--home", home, "--from", Extracts, "--source", "ravenstack", "--as-of", "2024-12-31");

        var rows = new CsvTable(CommandLine.Succeed(
            "query", "--home", home, "--format", "csv", "--group-by", "metric_time__month", "--start", "2024-01-01", "--end", "2024-12-31",
            "--metrics", "mrr_opening,new_mrr,reactivation_mrr,expansion_mrr,contraction_mrr,churned_mrr,pause_mrr,resume_mrr,fx_mrr,mrr_closing").Output).Rows;

        rows.Count.ShouldBe(12);
        rows[0].Money("mrr_opening").ShouldBe(1_262_113);
        rows.Sum(row => row.Money("new_mrr")).ShouldBe(2_008_992);
        rows.Sum(row => row.Money("reactivation_mrr")).ShouldBe(9_932);
        rows.Sum(row => row.Money("expansion_mrr")).ShouldBe(7_379_322);
        rows.Sum(row => row.Money("contraction_mrr")).ShouldBe(-494_980);
        rows.Sum(row => row.Money("churned_mrr")).ShouldBe(-5_771);
        rows.Sum(row => row.Money("pause_mrr") + row.Money("resume_mrr") + row.Money("fx_mrr")).ShouldBe(0);
        rows[11].Money("mrr_closing").ShouldBe(10_159_608);
    }

    public void Dispose() => Directory.Delete(home, recursive: true);
}
