using Warehouse.Reports.Reading;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Fakes;

/// <summary>Answers written by hand.</summary>
internal static class Answers
{
    public static Answer ByMonth(params (DateOnly Month, (string Metric, decimal Value)[] Values)[] months)
    {
        string[] metrics = [.. months.SelectMany(month => month.Values).Select(value => value.Metric).Distinct()];
        return Of(
            new MetricTable(
                ["metric_time__month", .. metrics],
                [.. months.Select(month => (IReadOnlyList<object?>)[month.Month, .. metrics.Select(metric => month.Values.Where(value => value.Metric == metric).Select(value => (object?)value.Value).FirstOrDefault())])]),
            1);
    }

    /// <summary>A table whose first columns are the groups.</summary>
    public static Answer Of(MetricTable table, int groups) => new(new MetricRequest([.. table.Columns.Skip(groups)], [.. table.Columns.Take(groups)]), table);
}
