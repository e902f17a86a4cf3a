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

    public MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null) => engine.TargetOf(metric, month, members);

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
        if (cut.Length == 0) return table with { Rows = [.. table.Rows.Select(row => time < 0 ? Frozen(table, row, only, cut, "") : Frozen(table, row, row[time] as DateOnly?, cut, ""))] };
        return ByMember(table, request, cut, time, only);
    }

    public void Dispose() => engine.Dispose();

    /// <summary>A closed month has the members that it was closed with: an account that a later setting or delivery puts elsewhere is counted where it was.</summary>
    private MetricTable ByMember(MetricTable table, MetricRequest request, string cut, int time, DateOnly? only)
    {
        var at = table.IndexOf(cut);
        var names = table.Columns.Where(engine.Definitions.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var frozen = closed.Keys.Where(key => key.Dimension == cut && names.Contains(key.Metric)).ToLookup(key => key.Month);
        DateOnly? MonthOf(IReadOnlyList<object?> row) => time < 0 ? only : row[time] as DateOnly?;
        string Member(IReadOnlyList<object?> row) => MonthValues.Text(row[at]) ?? "";

        var rows = new List<IReadOnlyList<object?>>();
        var asked = table.Rows.Select(row => (MonthOf(row) ?? default, Member(row))).ToHashSet();
        foreach (var row in table.Rows)
        {
            var keys = MonthOf(row) is { } month ? frozen[month].ToList() : [];
            // What is computed of a member that the close did not know is no number of the closed month.
            if (keys.Count > 0 && names.All(name => keys.Exists(key => key.Metric == name)) && !keys.Exists(key => key.Member == Member(row))) continue;
            rows.Add(Frozen(table, row, MonthOf(row), cut, Member(row)));
        }

        var missing = (time < 0 ? [only ?? default] : table.Rows.Select(row => row[time]).OfType<DateOnly>().Distinct())
            .SelectMany(month => frozen[month].Select(key => (key.Month, key.Member)).Distinct()).Where(key => !asked.Contains(key)).ToList();
        foreach (var (month, member) in missing)
            rows.Add(Frozen(table, [.. table.Columns.Select((_, i) => i == time ? month : i == at ? (object?)member : null)], month, cut, member));
        return table with { Rows = missing.Count == 0 ? rows : Sorted(table, rows, request) };
    }

    /// <summary>As asked, else by the cuts in the order of the columns.</summary>
    private static IReadOnlyList<IReadOnlyList<object?>> Sorted(MetricTable table, List<IReadOnlyList<object?>> rows, MetricRequest request)
    {
        var by = request.OrderBy.Count > 0 ? request.OrderBy : [.. table.Columns.Where(column => request.GroupBy.Contains(column))];
        var sorted = rows.OrderBy(_ => 0);
        foreach (var column in by)
        {
            var at = table.IndexOf(column.TrimStart('-'));
            sorted = column.StartsWith('-') ? sorted.ThenByDescending(row => row[at], Comparer<object?>.Default) : sorted.ThenBy(row => row[at], Comparer<object?>.Default);
        }

        return [.. sorted];
    }

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
