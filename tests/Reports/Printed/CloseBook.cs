using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Close;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>What closed months were closed with, from the files beside the log, and what the published version computes of them now, asked a cut at a time.</summary>
internal sealed class CloseBook(WarehouseHome home)
{
    private readonly Lazy<IReadOnlyDictionary<ClosedValue, decimal?>> _now = new(() => Compute(home));

    /// <summary>Closed values that would be others now: by more than a sum of ratios differs from one run to the next.</summary>
    public IReadOnlyList<ClosedValue> Differing =>
        [.. _now.Value.Where(each => Number(each.Key.Value) is var was && (was is null || each.Value is null ? was != each.Value : Math.Abs(was.Value - each.Value.Value) > 0.000000001m * Math.Max(Math.Abs(was.Value), 1))).Select(each => each.Key)];

    /// <summary>What a value was closed with.</summary>
    public decimal Was(DateOnly month, string metric, string dimension, string member) => Number(Of(month, metric, dimension, member).Key.Value)!.Value;

    /// <summary>What it would be now.</summary>
    public decimal Now(DateOnly month, string metric, string dimension, string member) => Of(month, metric, dimension, member).Value!.Value;

    private KeyValuePair<ClosedValue, decimal?> Of(DateOnly month, string metric, string dimension, string member) =>
        _now.Value.Single(each => each.Key.Month == month && each.Key.Metric == metric && each.Key.Dimension == dimension && each.Key.Member == member);

    private static Dictionary<ClosedValue, decimal?> Compute(WarehouseHome home)
    {
        var log = CloseLog.Read(home);
        using var engine = MetricEngine.Open(home.PublishedLink, RepositoryRoot.Combine("models", "metrics"));
        var values = new Dictionary<ClosedValue, decimal?>();
        foreach (var asked in log.Closed.Values.SelectMany(log.Values).GroupBy(value => (value.Month, value.Dimension)))
        {
            string[] metrics = [.. asked.Select(value => value.Metric).Distinct()];
            var table = engine.Query(new MetricRequest(metrics, asked.Key.Dimension.Length == 0 ? [] : [asked.Key.Dimension]) { Start = asked.Key.Month, End = asked.Key.Month.AddMonths(1).AddDays(-1) });
            var groups = table.Columns.Count - metrics.Length;
            foreach (var value in asked)
            {
                var row = table.Rows.FirstOrDefault(row => groups == 0 || (string?)row[0] == value.Member);
                values[value] = row is null ? null : Warehouse.Reports.Text.Figures.From(row[groups + Array.IndexOf(metrics, value.Metric)]);
            }
        }

        return values;
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
