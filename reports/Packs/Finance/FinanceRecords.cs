using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>The reconciliation of a month as the books command reads it: amounts by metrics, lines with their names.</summary>
/// <param name="Costs">What CAC divides, a row a month.</param>
/// <param name="Tolerance">What may stay unexplained of an account, in the reporting currency.</param>
public sealed record FinanceRecords(IReadOnlyList<LedgerBridge> Bridges, IReadOnlyList<LedgerCost> Costs, decimal Tolerance)
{
    /// <summary>A bridge by its name; null where there is nothing to hold against.</summary>
    public LedgerBridge? this[string bridge] => Bridges.FirstOrDefault(each => each.Name == bridge);

    /// <summary>How many reconciliations there are.</summary>
    public Quantity AllBridges => new(Bridges.Count, Origin.Record("reconcile", "bridges"));

    /// <summary>How many of them leave something unexplained.</summary>
    public Quantity OpenBridges => new(Bridges.Count(bridge => bridge.UnexplainedAccounts > 0 || bridge.Unexplained != 0), Origin.Record("reconcile", "open"));
}

/// <summary>One way from an opening amount to a closing one, by account.</summary>
public sealed record LedgerBridge(string Name, IReadOnlyList<LedgerLine> Lines, IReadOnlyList<LedgerAccount> Accounts)
{
    /// <summary>The line that begins it.</summary>
    public LedgerLine? Opening => Lines.FirstOrDefault(line => line.Role == "opening");

    /// <summary>The line that ends it.</summary>
    public LedgerLine? Closing => Lines.FirstOrDefault(line => line.Role == "closing");

    /// <summary>What lies between.</summary>
    public IReadOnlyList<LedgerLine> Between { get; } = [.. Lines.Where(line => line.Role is "explained" or "unexplained")];

    /// <summary>A line's amount over all accounts.</summary>
    public Quantity Total(LedgerLine? line) => line is null ? 0 : new Quantity(Accounts.Sum(account => account.Of(line)), Origin.Record("reconcile", "amount", Name, line.Line));

    /// <summary>A line's amount of one account.</summary>
    public Quantity Of(LedgerAccount account, LedgerLine? line) => line is null ? 0 : new Quantity(account.Of(line), Origin.Record("reconcile", "amount", Name, line.Line, account.Account));

    /// <summary>How many accounts have an amount in a line.</summary>
    public Quantity AccountsOf(LedgerLine line) => new(Accounts.Count(account => account.Of(line) != 0), Origin.Record("reconcile", "accounts", Name, line.Line));

    /// <summary>Every account of the bridge.</summary>
    public Quantity AllAccounts => new(Accounts.Count, Origin.Record("reconcile", "accounts", Name));

    /// <summary>Accounts with an amount in any line.</summary>
    public Quantity Moved => new(Accounts.Count(account => account.Amounts.Values.Any(amount => amount != 0)), Origin.Record("reconcile", "moved", Name));

    /// <summary>Accounts of which the closing line is not the opening one.</summary>
    public Quantity Differing => new(Accounts.Count(account => account.Of(Closing) != account.Of(Opening)), Origin.Record("reconcile", "differing", Name));

    /// <summary>What no line explains.</summary>
    public Quantity Unexplained => Lines.Where(line => line.Role == "unexplained").Sum(Total);

    /// <summary>Accounts with a rest that no line explains.</summary>
    public Quantity UnexplainedAccounts => new(Accounts.Count(account => Lines.Any(line => line.Role == "unexplained" && account.Of(line) != 0)), Origin.Record("reconcile", "unexplained", Name));
}

/// <summary>A line of a bridge.</summary>
/// <param name="Role">opening, explained, unexplained or closing; opening + explained + unexplained = closing, where there is an opening.</param>
/// <param name="Source">What says the amount.</param>
public sealed record LedgerLine(string Line, string Role, Words Name, string Source);

/// <summary>What one account has in a bridge; a line that is missing is 0.</summary>
public sealed record LedgerAccount(string Account, string Name, IReadOnlyDictionary<string, decimal> Amounts)
{
    /// <summary>A line's amount.</summary>
    public decimal Of(LedgerLine? line) => line is null ? 0 : Amounts.GetValueOrDefault(line.Line);
}

/// <summary>What CAC divides: sales and marketing of a month in the ledger, and the new accounts of the month that they won.</summary>
public sealed record LedgerCost(DateOnly CostMonth, Quantity Sales, Quantity Marketing, DateOnly Month, Quantity NewAccounts);
