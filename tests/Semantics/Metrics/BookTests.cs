using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>A line of the reconciliation is a number; all lines added up are none.</summary>
public sealed class BookTests : IDisposable
{
    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-05", "2026-06")
        .Rows("star.fct_reconciliation", "account_key, month, bridge, line, role, amount", "0, date '2026-06-01', 'invoices', 'opening', 'opening', 100", "0, date '2026-06-01', 'invoices', 'invoiced', 'explained', 20");

    [Theory]
    [InlineData("metric_time__month", null, "bridge")]
    [InlineData("metric_time__month,bridge", null, "line")]
    [InlineData("metric_time__month,line", null, "bridge")]
    public void ReconciliationAmount_WithoutBridgeAndLine_IsRefused(string groupBy, string? where, string missing) =>
        Should.Throw<SemanticException>(() => warehouse.Query("reconciliation_amount", groupBy, where)).Message
            .ShouldStartWith($"the metric 'reconciliation_amount' has no meaning over all of '{missing}' at once: group by {missing}, or filter by it");

    [Fact]
    public void ReconciliationAmount_ByBridgeOfOneLine_IsThatLine() =>
        warehouse.Query("reconciliation_amount", "metric_time__month,bridge", "{{ Dimension('line') }} = 'invoiced'").Text().ShouldEndWith("invoices 20");

    public void Dispose() => warehouse.Dispose();
}
