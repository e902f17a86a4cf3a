using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Bridge;

/// <summary>The bridges that the page and the cover speak of.</summary>
/// <param name="Tiers">Of the month, by tier, in the pack's order.</param>
/// <param name="YearAgo">Null where the data does not reach back.</param>
/// <param name="TwelveMonths">Null where the data does not reach back.</param>
/// <param name="Trend">MRR at the end of up to 24 months, by tier.</param>
public sealed record BridgeSet(
    BridgeFigures Whole,
    IReadOnlyList<(string Tier, BridgeFigures Figures)> Tiers,
    BridgeFigures? MonthBefore,
    BridgeFigures? YearAgo,
    BridgeFigures? TwelveMonths,
    MrrTrend Trend,
    IReadOnlyDictionary<string, Quantity> AccountsMoved)
{
    /// <summary>Accounts of one kind of movement in the month.</summary>
    public Quantity Accounts(string metric) => AccountsMoved.GetValueOrDefault(metric);

    /// <summary>Movements of accounts in the month, of every kind.</summary>
    public Quantity MovementRows => AccountsMoved.Values.Sum();
}

/// <summary>MRR at month ends.</summary>
public sealed record MrrTrend(IReadOnlyList<DateOnly> Months, IReadOnlyList<Quantity> Totals, IReadOnlyList<(string Tier, IReadOnlyList<Quantity?> Values)> Tiers);

/// <summary>Reads the bridges.</summary>
public static class BridgeReader
{
    private const int TrendMonths = 24;

    /// <summary>What is asked by month of all accounts.</summary>
    public static IReadOnlyList<string> Metrics { get; } = [.. BridgeFigures.Metrics, "mrr"];

    /// <summary>Reads a month and what it is compared with.</summary>
    public static BridgeSet Read(MetricReader reader, DateOnly month)
    {
        var firstAsked = month.AddMonths(-TrendMonths);
        var whole = reader.ByMonth(Metrics, firstAsked, month);
        // A bridge opens with the accounts of the month before.
        var cut = reader.ByMonthAnd(Dimensions.TouchTier, BridgeFigures.Metrics, month.AddMonths(-1), month);
        var ends = reader.ByMonthAnd(Dimensions.TouchTier, ["mrr"], firstAsked, month);
        var months = Month.Ending(month, TrendMonths).SkipWhile(each => each != month && whole["mrr", each] is null).ToArray();

        BridgeFigures? Over(DateOnly first, DateOnly last) =>
            first >= months[0] ? BridgeFigures.Over((metric, each) => whole[metric, each], first, last) : null;

        var tiers = Members.TierOrder(ends.Members<string>(1).Union(cut.Members<string>(1)));
        var figures = tiers
            .Select(tier => (tier, BridgeFigures.Over((metric, each) => cut[metric, each, tier], month, month)))
            .Where(each => each.tier is "high" or "low" or "tech" || HasAny(each.Item2))
            .ToArray();
        var trend = tiers
            .Select(tier => (tier, (IReadOnlyList<Quantity?>)[.. months.Select(each => ends["mrr", each, tier])]))
            .Where(each => each.Item2.Any(value => value > 0))
            .ToArray();
        return new BridgeSet(
            BridgeFigures.Over((metric, each) => whole[metric, each], month, month),
            figures,
            Over(month.AddMonths(-1), month.AddMonths(-1)),
            Over(month.AddMonths(-12), month.AddMonths(-12)),
            Over(month.AddMonths(-11), month),
            new MrrTrend(months, [.. months.Select(each => whole["mrr", each] ?? 0)], trend),
            Movement.All.Select(movement => movement.AccountsMetric).OfType<string>().ToDictionary(metric => metric, metric => whole.Count(metric, month)));
    }

    private static bool HasAny(BridgeFigures figures) =>
        figures.Opening != 0 || figures.Closing != 0 || figures.Amounts.Values.Any(amount => amount != 0);
}
