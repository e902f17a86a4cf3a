using Warehouse.Etl;
using Warehouse.Reports.Packs.Finance;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.App.Reconcile;

/// <summary>The reconciliation of a month as the finance pack prints it.</summary>
internal static class FinanceReader
{
    /// <summary>The same book that <c>warehouse reconcile</c> prints.</summary>
    public static FinanceRecords Read(IMetrics metrics, WarehouseHome home, DateOnly month)
    {
        var book = BookReader.Read(metrics, home.PublishedLink, month);
        return new FinanceRecords(
            [
                .. book.Bridges.Select(bridge => new LedgerBridge(
                    bridge.Name,
                    [.. bridge.Lines.Select(line => new LedgerLine(line.Line, line.Role, new Words(line.Name.Ja, line.Name.En), line.Source))],
                    [.. bridge.Accounts.Select(account => new LedgerAccount(account.Account, account.Name, account.Amounts))])),
            ],
            [.. book.CacMonths.Select(each => new LedgerCost(each.CostMonth, Cost(each, "sales", each.Sales), Cost(each, "marketing", each.Marketing), each.Month, Cost(each, "new_accounts", each.NewAccounts)))],
            book.Tolerance);
    }

    private static Quantity Cost(CacMonth month, string column, decimal value) => new(value, Origin.Record("cac", column, Question.Text(month.CostMonth)!));
}
