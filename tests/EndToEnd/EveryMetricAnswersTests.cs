using Warehouse.DuckDb;
using Warehouse.Semantics;

namespace Warehouse.Tests.EndToEnd;

/// <summary>On a generated company every metric has an answer, in all and in each of its cuts.</summary>
[Collection(GeneratedCompany.Name)]
public sealed class EveryMetricAnswersTests(GeneratedWarehouse company)
{
    // What this company has none of: a currency besides its own, lives inside a month, transfers without a cut, accounts of which too little is known, amounts that nothing explains.
    private static readonly string[] Nothing =
        ["fx_mrr", "intra_month_lives", "intra_month_mrr", "transfer_in_mrr", "transfer_out_mrr", "transfer_in_accounts", "transfer_out_accounts", "unscored_accounts", "reconciliation_unexplained"];

    private static readonly Catalog Definitions = Catalog.Read(RepositoryRoot.Combine("models", "metrics"));

    public static TheoryData<string> Dimensions => [.. Definitions.Definitions.Values.SelectMany(metric => metric.Dimensions).Where(name => name != "metric_time").Distinct()];

    [Fact]
    public void Metrics_OfAGeneratedCompany_AreKnownInSomeMonth()
    {
        using var metrics = Open();
        var silent = Together(Definitions.Definitions.Keys)
            .SelectMany(group => Silent(metrics.Query(new MetricRequest(group.Names, [.. group.With, "metric_time__month"])), group.With.Length + 1, cell => cell is not null and not 0L and not 0 and not 0.0 and not 0m));
        silent.Except(Nothing).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Metrics_OfAGeneratedCompany_AreKnownForSomeMemberOfEachCut(string dimension)
    {
        using var metrics = Open();
        var allowed = Definitions.Definitions.Values.Where(metric => metric.Dimensions.Contains(dimension, StringComparer.Ordinal)).Select(metric => metric.Name);
        var silent = Together(allowed).SelectMany(group =>
        {
            string[] keys = [.. group.With.Append(dimension).Distinct()];
            return Silent(metrics.Query(new MetricRequest(group.Names, keys)), keys.Length, cell => cell is not null);
        });
        silent.ShouldBeEmpty();
    }

    private MetricEngine Open() => MetricEngine.Open(Path.Combine(company.Home, "warehouse.duckdb"), RepositoryRoot.Combine("models", "metrics"));

    /// <summary>Metrics that can be asked for together: those that need the same dimension.</summary>
    private static IEnumerable<(string[] Names, string[] With)> Together(IEnumerable<string> names) => names
        .GroupBy(name => name.Contains("_funnel", StringComparison.Ordinal) ? $"step {name.Split('_')[0]}" : string.Join(',', Definitions.Describe(name).Requires))
        .Select(group => (group.ToArray(), group.Key.Length == 0 ? Array.Empty<string>() : group.Key.Split(' ')[0].Split(',')));

    private static IEnumerable<string> Silent(MetricTable table, int keys, Func<object?, bool> tells) =>
        table.Columns.Select((name, i) => (name, i)).Skip(keys).Where(column => !table.Rows.Any(row => tells(row[column.i]))).Select(column => column.name);
}
