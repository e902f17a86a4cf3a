using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Board;

public sealed class BridgeFiguresTests
{
    [Fact]
    public void Over_SeveralMonths_AddsMovementsAndKeepsTheEnds()
    {
        // September: 100 + 10 − 4 = 106; October: 106 + 6 − 2 = 110. An account came, one left.
        var cells = new Dictionary<(string, int), decimal>
        {
            [("mrr_opening", 9)] = 100,
            [("new_mrr", 9)] = 10,
            [("churned_mrr", 9)] = -4,
            [("mrr_closing", 9)] = 106,
            [("mrr_opening", 10)] = 106,
            [("new_mrr", 10)] = 6,
            [("churned_mrr", 10)] = -2,
            [("mrr_closing", 10)] = 110,
            [("paying_accounts", 8)] = 20,
            [("paying_accounts", 10)] = 20,
            [("new_accounts", 9)] = 1,
            [("churned_accounts", 10)] = 1,
        };

        var bridge = BridgeFigures.Over((metric, month) => cells.TryGetValue((metric, month.Month), out var value) ? value : null, new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 1));

        new[] { bridge.Opening, bridge.Amounts["new_mrr"], bridge.Amounts["churned_mrr"], bridge.Closing, bridge.Net }.ShouldBe([100, 16, -6, 110, 10]);
        new[] { bridge.OpeningAccounts, bridge.Gained, bridge.Lost, bridge.ClosingAccounts, bridge.PausedAccounts }.ShouldBe([20, 1, 1, 20, 0]);
    }

    [Fact]
    public void Read_EveryPeriodAndTier_Closes()
    {
        var metrics = new FakeMetrics(Scenario.NoSurveys);
        var transferred = 0m;
        for (var back = 0; back < 12; back++)
        {
            var bridges = BridgeReader.Read(new MetricReader(metrics), metrics.Context.ClosingMonth.AddMonths(-back));
            BridgeFigures[] all = [bridges.Whole, bridges.MonthBefore!, bridges.YearAgo!, bridges.TwelveMonths!, .. bridges.Tiers.Select(tier => tier.Figures)];
            foreach (var bridge in all)
            {
                (bridge.Opening + bridge.Amounts.Values.Sum() + bridge.TransferIn + bridge.TransferOut).ShouldBe(bridge.Closing);
                (bridge.OpeningAccounts + bridge.Gained - bridge.Lost + bridge.TransferredAccounts).ShouldBe(bridge.ClosingAccounts);
            }

            bridges.Tiers.Sum(tier => tier.Figures.Closing).ShouldBe(bridges.Whole.Closing);
            transferred += bridges.Tiers.Sum(tier => tier.Figures.TransferIn);
        }

        // Otherwise the claim above says nothing about transfers.
        transferred.ShouldBeGreaterThan(0);
    }
}
