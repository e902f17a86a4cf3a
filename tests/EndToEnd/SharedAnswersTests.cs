using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Reports.Delivery;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Board;
using Warehouse.Reports.Packs.Success;
using Warehouse.Reports.Reading;
using Warehouse.Semantics;

namespace Warehouse.Tests.EndToEnd;

/// <summary>What packs of a batch are told of their members is what each would be told alone.</summary>
[Collection(GeneratedCompany.Name)]
public sealed class SharedAnswersTests(GeneratedWarehouse company)
{
    [Theory]
    [InlineData("board", Dimensions.Csm)]
    [InlineData("board", Dimensions.TouchTier)]
    [InlineData("success", Dimensions.Csm)]
    [InlineData("success", Dimensions.TouchTier)]
    public void Query_EveryQuestionOfAPackForEachMember_IsAnsweredAsIfAskedAlone(string pack, string dimension)
    {
        using var engine = MetricEngine.Open(Path.Combine(company.Home, "warehouse.duckdb"), RepositoryRoot.Combine("models", "metrics"));
        var counting = new Counting(engine);
        var month = engine.Context.ClosingMonth;
        var members = engine.Query(new MetricRequest(["paying_accounts"], [dimension]) { Start = month, End = Month.LastDay(month) }).Rows.Select(row => row[0]).OfType<string>().ToList();
        members.Count.ShouldBeGreaterThan(1);

        var compared = 0;
        foreach (var (scope, shared) in SharedMetrics.ForEach(counting, members.Select(member => new PackScope(dimension, member)), 1))
        {
            var both = new Both(shared, engine);
            var request = new PackRequest(month, "ja", "") { Scope = scope };
            _ = pack == "board" ? (object)BoardModel.Build(both, request) : SuccessModel.Build(both, request);
            compared += both.Compared;
        }

        counting.Asked.ShouldBeLessThan(compared);
    }

    private static string Text(MetricTable table) => string.Join('\n', new[] { string.Join('|', table.Columns) }
        .Concat(table.Rows.Select(row => string.Join('|', row.Select(cell => cell is double number ? number.ToString("G12", CultureInfo.InvariantCulture) : Convert.ToString(cell, CultureInfo.InvariantCulture))))));

    /// <summary>Asks both and compares, row by row in their order.</summary>
    private sealed class Both(IMetrics shared, IMetrics alone) : IMetrics
    {
        public int Compared { get; private set; }

        public WarehouseContext Context => alone.Context;

        public IReadOnlyDictionary<string, MetricDefinition> Definitions => alone.Definitions;

        public MetricTable Query(MetricRequest request)
        {
            var answer = shared.Query(request);
            Text(answer).ShouldBe(Text(alone.Query(request)), $"{string.Join(',', request.Metrics)} by {string.Join(',', request.GroupBy)} of {string.Join(',', request.Filters)}");
            Compared++;
            return answer;
        }

        public MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null) => alone.TargetOf(metric, month, members);
    }

    private sealed class Counting(IMetrics metrics) : IMetrics
    {
        public int Asked { get; private set; }

        public WarehouseContext Context => metrics.Context;

        public IReadOnlyDictionary<string, MetricDefinition> Definitions => metrics.Definitions;

        public MetricTable Query(MetricRequest request)
        {
            Asked++;
            return metrics.Query(request);
        }

        public MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null) => metrics.TargetOf(metric, month, members);
    }
}
