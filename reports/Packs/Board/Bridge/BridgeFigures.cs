using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Bridge;

/// <summary>The bridge of one period and one population, in the reporting currency.</summary>
/// <param name="Amounts">By movement's metric, losses negative.</param>
/// <param name="OpeningAccounts">Paying accounts at the opening.</param>
/// <param name="Gained">Accounts new or returned.</param>
/// <param name="Lost">Accounts churned.</param>
/// <param name="TransferredAccounts">Accounts come from other members of the cut less those gone to them.</param>
public sealed record BridgeFigures(
    Quantity Opening,
    IReadOnlyDictionary<string, Quantity> Amounts,
    Quantity TransferIn,
    Quantity TransferOut,
    Quantity Closing,
    Quantity OpeningAccounts,
    Quantity Gained,
    Quantity Lost,
    Quantity TransferredAccounts,
    Quantity ClosingAccounts)
{
    /// <summary>Metrics of the bridge, all of them.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "mrr_opening", "mrr_closing", "transfer_in_mrr", "transfer_out_mrr", "paying_accounts", "transfer_in_accounts", "transfer_out_accounts",
        .. Movement.All.Select(movement => movement.Metric),
        .. Movement.All.Select(movement => movement.AccountsMetric).OfType<string>(),
    ];

    /// <summary>Closing less opening.</summary>
    public Quantity Net => Closing - Opening;

    /// <summary>Accounts gone to pause or come back from it: what gains, losses and transfers leave of the difference.</summary>
    public Quantity PausedAccounts => ClosingAccounts - OpeningAccounts - Gained + Lost - TransferredAccounts;

    /// <summary>The bridge over whole months, read from monthly figures of one population.</summary>
    /// <param name="cell">A metric in a month.</param>
    public static BridgeFigures Over(Func<string, DateOnly, Quantity?> cell, DateOnly first, DateOnly last)
    {
        var months = Month.Ending(last, Month.Between(first, last) + 1);
        Quantity Sum(string metric) => months.Sum(month => cell(metric, month) ?? 0);
        return new BridgeFigures(
            cell("mrr_opening", first) ?? 0,
            Movement.All.ToDictionary(movement => movement.Metric, movement => Sum(movement.Metric)),
            Sum("transfer_in_mrr"),
            Sum("transfer_out_mrr"),
            cell("mrr_closing", last) ?? 0,
            (cell("paying_accounts", first.AddMonths(-1)) ?? 0),
            (Sum("new_accounts") + Sum("reactivation_accounts")),
            Sum("churned_accounts"),
            (Sum("transfer_in_accounts") - Sum("transfer_out_accounts")),
            (cell("paying_accounts", last) ?? 0));
    }
}
