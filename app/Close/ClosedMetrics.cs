using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Semantics;

namespace Warehouse.App.Close;

/// <summary>The numbers of a published warehouse, in which a closed month says what it was closed with.</summary>
/// <remarks>What was not frozen (lists of accounts, cohorts, filtered questions) is as computed; <c>etl.restatement</c> tells where the two differ.</remarks>
internal sealed class ClosedMetrics : IMetrics, IDisposable
{
    private readonly MetricEngine engine;
    private readonly Dictionary<(DateOnly Month, string Metric, string Dimension, string Member), string?> closed;

    private ClosedMetrics(MetricEngine engine, Dictionary<(DateOnly, string, string, string), string?> closed) => (this.engine, this.closed) = (engine, closed);

    public WarehouseContext Context => engine.Context;

    public IReadOnlyDictionary<string, MetricDefinition> Definitions => engine.Definitions;

    public Catalog Catalog => engine.Catalog;

    public static ClosedMetrics Open(string published, string manifest)
    {
        var engine = MetricEngine.Open(published, manifest);
        using var file = Duck.Open(published, new DuckOptions { ReadOnly = true });
        // A version published before there were closes has none.
        var has = file.Scalar<long>("select count(*) from information_schema.tables where table_schema = 'etl' and table_name = 'close_value'") > 0;
        var values = has ? file.Query("select month, metric, dimension, member, value from etl.close_value", row => (Key: (row.Get<DateOnly>(0), row.GetString(1), row.GetString(2), row.GetString(3)), Value: row.Get<string>(4))) : [];
        return new ClosedMetrics(engine, values.ToDictionary(value => value.Key, value => value.Value));
    }

    public MetricTable Query(MetricRequest request)
    {
        var table = engine.Query(request);
        if (closed.Count == 0 || request.Where is not null || request.Filters.Count > 0 || request.SavedQuery.Length > 0 || request.Limit is not null) return table;
        var cuts = request.GroupBy.Where(name => name != "metric_time__month").ToList();
        if (cuts.Count > 1 || (cuts.Count == 1 && !MonthValues.Cuts.Contains(cuts[0]))) return table;
        var time = table.Columns.ToList().IndexOf("metric_time__month");
        DateOnly? only = time < 0 && request is { Start: { } start, End: { } end } && (start.Year, start.Month) == (end.Year, end.Month) ? new DateOnly(start.Year, start.Month, 1) : null;
        if (time < 0 && only is null) return table;
        var cut = cuts.Count == 0 ? "" : cuts[0];
        var member = cut.Length == 0 ? -1 : table.IndexOf(cut);
        return table with { Rows = [.. table.Rows.Select(row => Frozen(table, row, time < 0 ? only : row[time] as DateOnly?, cut, member < 0 ? "" : MonthValues.Text(row[member]) ?? ""))] };
    }

    public void Dispose() => engine.Dispose();

    private IReadOnlyList<object?> Frozen(MetricTable table, IReadOnlyList<object?> row, DateOnly? month, string cut, string member)
    {
        if (month is not { } closedMonth) return row;
        var cells = row.ToArray();
        for (var i = 0; i < cells.Length; i++)
        {
            var name = table.Columns[i];
            if (engine.Definitions.TryGetValue(name, out var metric) && closed.TryGetValue((closedMonth, name, cut, member), out var value)) cells[i] = Typed(value, cells[i], metric.Unit);
        }

        return cells;
    }

    /// <summary>In the type of the number that is computed; where none is, in that of the metric's unit.</summary>
    private static object? Typed(string? value, object? computed, string unit) => (value, computed) switch
    {
        (null, _) => null,
        (_, decimal) => decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture),
        (_, double) => double.Parse(value, CultureInfo.InvariantCulture),
        (_, int) => int.Parse(value, CultureInfo.InvariantCulture),
        (_, long) => long.Parse(value, CultureInfo.InvariantCulture),
        (_, null) when unit == "count" && long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) => count,
        (_, null) when unit == "money" && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var money) => money,
        (_, null) when double.TryParse(value, CultureInfo.InvariantCulture, out var number) => number,
        _ => value,
    };
}
