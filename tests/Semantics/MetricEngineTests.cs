using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics;

/// <summary>Opening a published file, over the link that publication swaps.</summary>
public sealed class MetricEngineTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("semantics").FullName;

    private static string Manifest => RepositoryRoot.Combine("models", "metrics");

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public void Open_OverALinkToAVersion_AnswersReadOnlyAndKnowsTheVersion()
    {
        var link = Published("20260710-1");
        using var metrics = MetricEngine.Open(link, Manifest);
        metrics.Context.VersionId.ShouldBe("20260710-1");
        metrics.Context.CompanyName.ShouldBe("みほん");
        metrics.Query(TinyWarehouse.Request("paying_accounts")).Text().ShouldBe("0");
        using var beside = MetricEngine.Open(link, Manifest);
        beside.Query(TinyWarehouse.Request("paying_accounts")).Text().ShouldBe("0");
    }

    [Fact]
    public void Open_WithoutAWarehouse_SaysHowToGetOne() =>
        Should.Throw<FileNotFoundException>(() => MetricEngine.Open(Path.Combine(home, "warehouse.duckdb"), Manifest)).Message.ShouldEndWith(
            "no published warehouse there; run 'warehouse run' or 'warehouse publish' first");

    [Fact]
    public void Open_OfADatabaseWithoutSettings_SaysWhatIsMissing()
    {
        var link = Published("empty", "delete from etl.setting");
        Should.Throw<SemanticException>(() => MetricEngine.Open(link, Manifest)).Message.ShouldBe("etl.setting: expected one row of settings, found 0");
    }

    [Fact]
    public async Task Query_FromSeveralThreads_AnswersEach()
    {
        using var metrics = MetricEngine.Open(Published("1"), Manifest);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => metrics.Query(TinyWarehouse.Request("mrr,nrr", "metric_time__month")).Text())));
        answers.ShouldAllBe(text => text == "2026-05 0 –\n2026-06 0 –");
    }

    private string Published(string version, string also = "select 1")
    {
        var folder = Directory.CreateDirectory(Path.Combine(home, "versions", version)).FullName;
        var file = Path.Combine(folder, "warehouse.duckdb");
        using (var connection = Duck.Open(file))
        {
            connection.ExecuteScript(File.ReadAllText(RepositoryRoot.Combine("tests", "Semantics", "Fixtures", "star.sql")));
            connection.Execute(
                "insert into etl.setting values (date '2026-07-10', date '2026-06-01', date '2026-05-01', 'Asia/Tokyo', 'JPY', 4, 10000000, 1000000, 60, 0.1, 0, false, 'みほん', 5)");
            connection.Execute(also);
        }

        var link = Path.Combine(home, "warehouse.duckdb");
        File.CreateSymbolicLink(link, file);
        return link;
    }
}
