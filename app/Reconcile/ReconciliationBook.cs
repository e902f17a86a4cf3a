using Warehouse.Semantics;

namespace Warehouse.App.Reconcile;

/// <summary>A line of a bridge, in the order in which it is read.</summary>
/// <param name="Role">opening, explained, unexplained or closing; opening + explained + unexplained = closing.</param>
/// <param name="Source">What says the amount.</param>
internal sealed record BridgeLine(string Bridge, int Step, string Line, string Role, Localized Name, string Source);

/// <summary>What one account has in a bridge; a line that is missing is 0.</summary>
/// <param name="Account">The account; <c>unknown</c> stands for what no account is named for: totals, and rests of control totals.</param>
internal sealed record BridgeAccount(string Account, string Name, IReadOnlyDictionary<string, decimal> Amounts)
{
    public decimal Of(string line) => Amounts.GetValueOrDefault(line);
}

/// <summary>One way from an opening amount to a closing one, by account.</summary>
/// <param name="Lines">Its lines that are not nothing for everybody; opening, unexplained and closing always stand.</param>
internal sealed record ReconciliationBridge(string Name, IReadOnlyList<BridgeLine> Lines, IReadOnlyList<BridgeAccount> Accounts)
{
    public decimal Total(string line) => Accounts.Sum(account => account.Of(line));

    /// <summary>Accounts with an unexplained rest, the largest first.</summary>
    public IEnumerable<BridgeAccount> Unexplained => Accounts.Where(account => account.Of("unexplained") != 0).OrderByDescending(account => Math.Abs(account.Of("unexplained")));
}

/// <summary>What CAC divides: the ledger's sales and marketing of a month, and the new accounts of the month they won.</summary>
internal sealed record CacMonth(DateOnly CostMonth, decimal Sales, decimal Marketing, DateOnly Month, long NewAccounts);

/// <summary>The reconciliation of a month.</summary>
/// <param name="Missing">Bridges that there is nothing to hold against, each with why.</param>
/// <param name="Cac">As the metric says; null where it has no value.</param>
/// <param name="Tolerance">What may stay unexplained of an account, in the reporting currency.</param>
internal sealed record ReconciliationBook(
    WarehouseContext Context,
    DateOnly Month,
    decimal Mrr,
    IReadOnlyList<ReconciliationBridge> Bridges,
    IReadOnlyList<string> Missing,
    IReadOnlyList<CacMonth> CacMonths,
    decimal? Cac,
    decimal Tolerance);
