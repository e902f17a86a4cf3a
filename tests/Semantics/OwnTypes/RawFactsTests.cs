using Warehouse.DuckDb;
using Warehouse.Tests.EndToEnd;

namespace Warehouse.Tests.Semantics.OwnTypes;

/// <summary>
/// The types over subscription items and journeys say what <c>models/metrics</c> says over facts that the warehouse prepared: each month, tier, age
/// and step of a generated company, to the last digit.
/// </summary>
[Collection(GeneratedCompany.Name)]
public sealed class RawFactsTests(GeneratedWarehouse company)
{
    private static readonly string Manifest = RepositoryRoot.Combine("tests", "Semantics", "OwnTypes", "raw");

    [Theory]
    [InlineData("mrr,nrr,grr,logo_retention,logo_churn,nrr_1m", "metric_time__month,account__touch_tier", 60)]
    [InlineData("mrr,nrr,grr,logo_retention,logo_churn,nrr_1m", "metric_time__month", 20)]
    [InlineData("nrr,grr,logo_churn", "metric_time__quarter", 7)]
    [InlineData("cohort_logo_retention,cohort_mrr_retention,cohort_logo_retention_unbroken,cohort_mrr_retention_unbroken", "cohort,age", 400)]
    [InlineData("cohort_logo_retention,cohort_mrr_retention,cohort_logo_retention_unbroken,cohort_mrr_retention_unbroken", "account__touch_tier,age", 60)]
    public void Types_OverRawFacts_EqualTheProductsMetrics(string metrics, string groupBy, int leastRows) => Same(leastRows, "--metrics", metrics, "--group-by", groupBy);

    [Fact]
    public void Funnel_OverJourneys_EqualsTheProductsFunnel()
    {
        Same(200, "--metrics", "phase_funnel", "--group-by", "metric_time__month,account__touch_tier,step_number,step", "--where", "step_number <= 4");
        Same(4, "--metrics", "phase_funnel", "--group-by", "step_number,step", "--where", "step_number <= 4");
    }

    [Fact]
    public void Retention_Filtered_EqualsTheProductsClosedCohort() =>
        Same(20, "--metrics", "nrr,grr,logo_churn", "--group-by", "metric_time__month", "--where", "account__touch_tier = 'high'");

    private void Same(int leastRows, params string[] request)
    {
        var prepared = company.Query(request);
        var raw = company.Query([.. request, "--manifest", Manifest]);
        raw.Header.ShouldBe(prepared.Header);
        raw.Rows.Count.ShouldBeGreaterThanOrEqualTo(leastRows);
        Lines(raw).Except(Lines(prepared)).ShouldBeEmpty();
        raw.Rows.Count.ShouldBe(prepared.Rows.Count);
    }

    private static IEnumerable<string> Lines(CsvTable table) => table.Rows.Select(row => string.Join(",", table.Header.Select(column => row[column])));
}
