using System.Globalization;
using Warehouse.App.Close;
using Warehouse.App.Reconcile;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Close;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>The lists of a published version that are no answers to questions about metrics, read apart from the pack: by SQL, and as <c>warehouse reconcile</c> prints them.</summary>
internal sealed class PackRecords(WarehouseHome home, IMetrics metrics, DateOnly month)
{
    private readonly CloseBook _closes = new(home);
    private readonly ReconciliationBook _book = BookReader.Read(metrics, home.PublishedLink, month);

    /// <summary>A list's column of the row with the key.</summary>
    public decimal Of(IReadOnlyList<string> path) => (path[0], path[1], path.Skip(2).ToArray()) switch
    {
        ("days", _, [var from, var to]) => Day(to).DayNumber - Day(from).DayNumber,
        ("targets", _, [var metric, var at]) => metrics.TargetOf(metric, Day(at))!.Target,
        ("targets", _, [var metric, var at, var dimension, var member]) => metrics.TargetOf(metric, Day(at), new Dictionary<string, string> { [dimension] = member })!.Target,
        ("reconcile", "bridges", []) => _book.Bridges.Count,
        ("reconcile", "open", []) => _book.Bridges.Count(bridge => bridge.Unexplained.Any()),
        ("reconcile", var column, [var bridge, .. var key]) => Reconciled(_book.Bridges.Single(each => each.Name == bridge), column, key),
        ("cac", var column, [var at]) => _book.CacMonths.Single(each => each.CostMonth == Day(at)) is var cost && column == "sales" ? cost.Sales : column == "marketing" ? cost.Marketing : cost.NewAccounts,
        ("deliveries", var column, [var source, var name]) => Sql(column == "files" ? "select count(*) from etl.batch where source = $1 and object = $2" : $"select sum({column}) from etl.batch where source = $1 and object = $2", source, name),
        ("refusals", _, [var source, var name, var column, var reason]) => Sql("select count(*) from etl.reject where source = $1 and object = $2 and coalesce(column_name, '') = $3 and reason = $4", source, name, column, reason),
        ("checks", var column, [var severity]) => Sql($"select count(*) from etl.check_result where severity = $1 and (failing_rows > 0 or '{column}' = 'held')", severity),
        ("findings", _, [var check]) => Sql("select failing_rows from etl.check_result where check_name = $1", check),
        ("restatements", "values", []) => _closes.Differing.Count,
        ("restatements", "months", []) => _closes.Differing.Select(value => value.Month).Distinct().Count(),
        ("restatements", "was", [var at, var metric, var dimension, var member]) => _closes.Was(Day(at), metric, dimension, member),
        ("restatements", "would_be", [var at, var metric, var dimension, var member]) => _closes.Now(Day(at), metric, dimension, member),
        ("closes", "number", [var entry]) => Sql("select number from etl.close where number = $1", long.Parse(entry, CultureInfo.InvariantCulture)),
        ("closes", "values", [var entry]) => File.ReadLines(Path.Combine(home.Path, "closes", $"{long.Parse(entry, CultureInfo.InvariantCulture):0000}.jsonl")).Count(),
        ("closes", "closed", []) => CloseLog.Read(home).Entries.GroupBy(entry => entry.Month).Count(entries => entries.Last().Kind == "close"),
        ("closes", "entries", []) => CloseLog.Read(home).Entries.Count,
        _ => throw new InvalidOperationException($"nobody knows the list '{string.Join(' ', path)}'"),
    };

    private static decimal Reconciled(ReconciliationBridge bridge, string column, string[] key) => (column, key) switch
    {
        ("amount", [var line]) => bridge.Total(line),
        ("amount", [var line, var account]) => bridge.Accounts.Single(each => each.Account == account).Of(line),
        ("accounts", []) => bridge.Accounts.Count,
        ("accounts", [var line]) => bridge.Accounts.Count(account => account.Of(line) != 0),
        ("moved", []) => bridge.Accounts.Count(account => account.Amounts.Values.Any(amount => amount != 0)),
        ("differing", []) => bridge.Accounts.Count(account => account.Of(Line(bridge, "opening")) != account.Of(Line(bridge, "closing"))),
        ("unexplained", []) => bridge.Unexplained.Count(),
        _ => throw new InvalidOperationException($"a reconciliation has no '{column}'"),
    };

    private static string Line(ReconciliationBridge bridge, string role) => bridge.Lines.Single(line => line.Role == role).Line;

    private decimal Sql(string sql, params object[] values)
    {
        using var file = Duck.Open(home.PublishedLink, new DuckOptions { ReadOnly = true });
        return file.Query(sql, row => Convert.ToDecimal(row.GetValue(0).ToString(), CultureInfo.InvariantCulture), values)[0];
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
