using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Semantics;

namespace Warehouse.App.Reconcile;

/// <summary>Reads the reconciliation of a month from a published warehouse: amounts by metrics, names of lines from their dimension.</summary>
internal static class BookReader
{
    private static readonly string[] ByLedger = ["recurring_revenue", "one_off_revenue", "refunds", "sales", "marketing", "customer_success", "cost_of_revenue"];

    /// <exception cref="WarehouseException">The month is not closed, or before the first.</exception>
    public static ReconciliationBook Read(IMetrics metrics, string publishedFile, DateOnly? asked)
    {
        var month = asked ?? metrics.Context.ClosingMonth;
        if (month > metrics.Context.ClosingMonth)
            throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"--month {month:yyyy-MM}: the last closed month is {metrics.Context.ClosingMonth:yyyy-MM} (data as of {metrics.Context.AsOf:yyyy-MM-dd}); ask for that or an earlier one"));

        using var file = Duck.Open(publishedFile, new DuckOptions { ReadOnly = true });
        var lines = file.Query(
            "select bridge, step_number, line, role, name_ja, name_en, source from star.dim_reconciliation_line order by bridge, step_number",
            row => new BridgeLine(row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), new Localized(row.GetString(4), row.GetString(5)), row.GetString(6)));
        var tolerance = file.Scalar<decimal>("select amount from etl.tolerance where name = 'reconciliation'");
        var lag = file.Scalar<int>("select cac_lag_months from etl.setting");

        var bridges = Bridges(metrics, month, lines);
        var mrr = metrics.Query(Of(month, ["mrr"], [])).Rows.Select(row => Money(row[0])).FirstOrDefault();
        var cac = metrics.Query(Of(month, ["cac"], [])).Rows.Select(row => row[0] is null ? (decimal?)null : Money(row[0])).FirstOrDefault();
        return new ReconciliationBook(metrics.Context, month, mrr, bridges, Missing(bridges, month), CacMonths(metrics, month, lag), cac, tolerance);
    }

    private static List<ReconciliationBridge> Bridges(IMetrics metrics, DateOnly month, IReadOnlyList<BridgeLine> lines)
    {
        var table = metrics.Query(Of(month, ["reconciliation_amount"], ["bridge", "account", "account__name", "line"]));
        var cells = table.Rows.Select(row => (Bridge: (string)row[0]!, Account: (string)row[1]!, Name: row[2] as string ?? "", Line: (string)row[3]!, Amount: Money(row[4])));
        return
        [
            .. cells.GroupBy(cell => cell.Bridge, StringComparer.Ordinal).Select(bridge =>
            {
                var accounts = bridge.GroupBy(cell => (cell.Account, cell.Name))
                    .Select(account => new BridgeAccount(account.Key.Account, account.Key.Name, account.ToDictionary(cell => cell.Line, cell => cell.Amount, StringComparer.Ordinal)))
                    .OrderBy(account => account.Account, StringComparer.Ordinal).ToList();
                var told = bridge.Where(cell => cell.Amount != 0).Select(cell => cell.Line).ToHashSet(StringComparer.Ordinal);
                return new ReconciliationBridge(bridge.Key, [.. lines.Where(line => line.Bridge == bridge.Key && (line.Role != "explained" || told.Contains(line.Line)))], accounts);
            }).OrderBy(bridge => Place(bridge.Name)),
        ];
    }

    private static int Place(string bridge) => Array.IndexOf(["recurring_revenue", "invoices", "deferred_revenue", "one_off_revenue", "refunds", "sales", "marketing", "customer_success", "cost_of_revenue"], bridge);

    private static List<string> Missing(IReadOnlyList<ReconciliationBridge> bridges, DateOnly month)
    {
        var has = bridges.Select(bridge => bridge.Name).ToHashSet(StringComparer.Ordinal);
        var missing = new List<string>();
        var unbooked = ByLedger.Where(line => !has.Contains(line)).ToList();
        if (unbooked.Count > 0) missing.Add(string.Create(CultureInfo.InvariantCulture, $"the ledger has no {string.Join(", ", unbooked)} in {month:yyyy-MM}: there is nothing to hold it against"));
        if (!has.Contains("invoices")) missing.Add(string.Create(CultureInfo.InvariantCulture, $"no invoices up to {month:yyyy-MM}: MRR is not held against what was invoiced, and there is no deferred revenue"));
        return missing;
    }

    private static List<CacMonth> CacMonths(IMetrics metrics, DateOnly month, int lag)
    {
        var months = Enumerable.Range(-2, 3).Select(month.AddMonths).ToList();
        var accounts = metrics.Query(new MetricRequest(["new_accounts"], ["metric_time__month"]) { Start = months[0], End = months[^1] })
            .Rows.ToDictionary(row => (DateOnly)row[0]!, row => Convert.ToInt64(row[1] ?? 0L, CultureInfo.InvariantCulture));
        var costs = metrics.Query(new MetricRequest(["reconciliation_amount"], ["metric_time__month", "bridge"])
        {
            Start = months[0].AddMonths(-lag),
            End = months[^1].AddMonths(-lag),
            Filters = ["{{ Dimension('line') }} = 'ledger'", "{{ Dimension('bridge') }} in ('sales', 'marketing')"],
        })
            .Rows.ToDictionary(row => ((DateOnly)row[0]!, (string)row[1]!), row => Money(row[2]));
        if (costs.Count == 0) return [];
        return [.. months.Select(each => new CacMonth(each.AddMonths(-lag), costs.GetValueOrDefault((each.AddMonths(-lag), "sales")), costs.GetValueOrDefault((each.AddMonths(-lag), "marketing")), each, accounts.GetValueOrDefault(each)))];
    }

    private static MetricRequest Of(DateOnly month, string[] metrics, string[] groupBy) => new(metrics, groupBy) { Start = month, End = month };

    private static decimal Money(object? value) => value is null ? 0 : Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
