using System.Globalization;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>Mean churn: churned ÷ opening accounts over the trailing twelve monthly steps; who ended while paused has churned too.</summary>
public sealed class MeanChurnTests : IDisposable
{
    private readonly TinyWarehouse warehouse = new TinyWarehouse("2025-01", "2026-02").Accounts("1 a tier=high", "2 b tier=low");

    public void Dispose() => warehouse.Dispose();

    /// <summary>Steps from February 2025 on: 10 accounts each, one lost in April 2025 and three in February 2026.</summary>
    [Fact]
    public void MeanChurn_UntilTwelveStepsHaveAnOpening_IsUnknown()
    {
        Steps(key: 1, from: 2, to: 14, opening: 10, lostIn: [4, 14, 14, 14]);
        warehouse.Query("mean_churn", "metric_time__month", start: "2025-12-01").Text().ShouldBe(
            """
            2025-12 –
            2026-01 0.0083
            2026-02 0.0333
            """);
    }

    /// <summary>The low tier began three months later, so its window is not whole in the last month.</summary>
    [Fact]
    public void MeanChurn_ByTier_WaitsForEachTiersOwnWindow()
    {
        Steps(key: 1, from: 2, to: 14, opening: 10, lostIn: [14]);
        Steps(key: 2, from: 5, to: 14, opening: 5, lostIn: [14]);
        warehouse.Query("mean_churn", "account__touch_tier").Text().ShouldBe(
            """
            high 0.0083
            low –
            """);
    }

    private void Steps(int key, int from, int to, int opening, int[] lostIn)
    {
        for (var step = from; step <= to; step++)
        {
            var month = new DateOnly(2025, 1, 1).AddMonths(step - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            warehouse.Rows(
                "star.fct_retention",
                "account_id, month, window_months, account_key, acquisition_account_key, opening_accounts",
                $"'x', '{month}', 1, {key}, {key}, {opening}");
            warehouse.Rows(
                "star.fct_mrr_movement",
                "account_id, month, movement, account_key, acquisition_account_key, accounts",
                $"'x', '{month}', 'churn', {key}, {key}, {lostIn.Count(l => l == step)}");
        }
    }
}
