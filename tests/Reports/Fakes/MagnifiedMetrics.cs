using System.Globalization;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Fakes;

/// <summary>The same company, so many times as large: amounts and numbers of accounts grow, rates and single accounts stay as they are.</summary>
public sealed class MagnifiedMetrics(IMetrics metrics, int times) : IMetrics
{
    private static readonly string[] Counts =
    [
        "phase_funnel_entered", "phase_funnel_converted", "phase_funnel_late", "phase_funnel_open", "phase_funnel_lost", "renewals_due", "renewals_due_arr",
        "nps_responses", "csat_responses", "feedback_count", "referrals", "escalations", "survival_at_risk",
    ];

    public WarehouseContext Context => metrics.Context;

    public IReadOnlyDictionary<string, MetricDefinition> Definitions => metrics.Definitions;

    public MetricTable Query(MetricRequest request)
    {
        var table = metrics.Query(request);
        if (request.GroupBy.Contains("account")) return table;
        return table with { Rows = [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select((cell, column) => Grows(table.Columns[column]) ? Grown(cell) : cell)])] };
    }

    public MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null) => metrics.TargetOf(metric, month, members);

    private static bool Grows(string metric) =>
        Counts.Contains(metric) || metric.EndsWith("_accounts", StringComparison.Ordinal) || metric.EndsWith("_mrr", StringComparison.Ordinal) || metric.StartsWith("mrr", StringComparison.Ordinal);

    private object? Grown(object? cell) => cell is null ? null : Convert.ChangeType(Convert.ToDecimal(cell, CultureInfo.InvariantCulture) * times, cell.GetType(), CultureInfo.InvariantCulture);
}
