using Warehouse.DuckDb;
using Warehouse.Semantics;

namespace Warehouse.Tests.EndToEnd;

/// <summary>On a generated company every metric has an answer, in all and in each of its cuts.</summary>
[Collection(GeneratedCompany.Name)]
public sealed class EveryMetricAnswersTests(GeneratedWarehouse company)
{
    // What this company has none of: a currency besides its own, and lives inside a month.
    private static readonly string[] Nothing = ["fx_mrr", "intra_month_lives", "intra_month_mrr"];

    public static TheoryData<string> Names => [.. Catalog.Read(RepositoryRoot.Combine("models", "metrics")).Definitions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Metric_OfAGeneratedCompany_AnswersInAllAndInEachCut(string name)
    {
        using var metrics = MetricEngine.Open(Path.Combine(company.Home, "warehouse.duckdb"), RepositoryRoot.Combine("models", "metrics"));
        var needed = metrics.Catalog.Describe(name).Requires is [var first, ..] ? first : name.EndsWith("_funnel", StringComparison.Ordinal) ? "step" : "";
        string[] with = needed.Length == 0 ? [] : [needed];

        var inAll = metrics.Query(new MetricRequest([name], [.. with, "metric_time__month"]));
        var isNothing = Nothing.Contains(name, StringComparer.Ordinal) || name.StartsWith("transfer_", StringComparison.Ordinal);
        if (!isNothing) Told(inAll, with.Length + 1).ShouldBeGreaterThan(0);
        foreach (var dimension in metrics.Definitions[name].Dimensions.Where(dimension => dimension != "metric_time" && dimension != needed))
        {
            var cut = metrics.Query(new MetricRequest([name], [.. with, dimension]));
            cut.Rows.Count.ShouldBeGreaterThan(0, dimension);
            if (!isNothing) Told(cut, with.Length + 1).ShouldBeGreaterThan(0, dimension);
        }
    }

    /// <summary>Cells of metrics that are known and not 0.</summary>
    private static int Told(MetricTable table, int keys) => table.Rows.Sum(row => row.Skip(keys).Count(cell => cell is not null and not 0L and not 0 and not 0.0 and not 0m));
}
