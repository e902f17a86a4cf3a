using Warehouse.Reports.Packs.Board.Accounts;
using Warehouse.Reports.Reading;
using Warehouse.Semantics;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Board;

public sealed class AccountReaderTests
{
    [Fact]
    public void Read_SmallAccountWithTwoContractsDue_StandsByItsMrr()
    {
        var metrics = new FakeMetrics(Scenario.NoSurveys);
        var month = metrics.Context.ClosingMonth;

        var usual = Names(metrics, month);

        usual.Length.ShouldBe(5);
        Names(new TwoContracts(metrics), month).ShouldBe(usual);
    }

    private static string[] Names(IMetrics metrics, DateOnly month) => [.. AccountReader.Read(new MetricReader(metrics), month)[Concern.Renewal].Largest.Select(account => account.Account)];

    /// <summary>The last account of the renewals has two contracts, so that an answer ordered by contracts begins with it.</summary>
    private sealed class TwoContracts(IMetrics metrics) : IMetrics
    {
        public WarehouseContext Context => metrics.Context;

        public IReadOnlyDictionary<string, MetricDefinition> Definitions => metrics.Definitions;

        public MetricTable Query(MetricRequest request)
        {
            var table = metrics.Query(request);
            if (request.Metrics is not ["renewals_due", "mrr"]) return table;
            var contracts = table.IndexOf("renewals_due");
            var small = table.Rows.Last(row => row[contracts] is 1L).ToArray();
            small[contracts] = 2L;
            return table with { Rows = [small, .. table.Rows.Where(row => !Equals(row[0], small[0]))] };
        }
    }
}
