using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Retention;

/// <summary>Retention of one population over up to 25 months.</summary>
/// <param name="Tier">The touch tier at the opening; null for all accounts.</param>
/// <param name="Nrr">By month; null where there was nobody to retain.</param>
/// <param name="Opening">MRR twelve months ago of those who paid then.</param>
/// <param name="Closing">MRR now of the same accounts.</param>
/// <param name="Kept">Σ of the smaller of the two, per account.</param>
/// <param name="Cohorts">Accounts of the cohort, by month.</param>
public sealed record RetentionFigures(
    string? Tier,
    IReadOnlyList<Quantity?> Nrr,
    IReadOnlyList<Quantity?> Grr,
    Quantity? NrrMonth,
    Quantity? GrrMonth,
    Quantity? Opening,
    Quantity? Closing,
    Quantity? Kept,
    Quantity Accounts,
    Quantity Lost,
    Quantity? Churn,
    IReadOnlyList<Quantity> Cohorts)
{
    private const long Enough = 10;

    /// <summary>Whether a month's cohort is large enough to draw: ten accounts, or as many as the last month has where that is fewer.</summary>
    public bool IsDrawn(int month) => Cohorts[month] >= Math.Min(Enough, Cohorts[^1]);

    /// <summary>What the population added to the whole's closing over its opening.</summary>
    public Quantity Contribution => (Closing ?? 0) - (Opening ?? 0);

    /// <summary>A series' value some months before the last.</summary>
    public static Quantity? Back(IReadOnlyList<Quantity?> series, int months) => series.Count > months ? series[^(months + 1)] : null;
}

/// <summary>Retention of all accounts and of each tier.</summary>
/// <param name="Months">The months of the series.</param>
public sealed record RetentionSet(IReadOnlyList<DateOnly> Months, RetentionFigures Whole, IReadOnlyList<RetentionFigures> Tiers, Quantity? Target)
{
    /// <summary>The tiers that had accounts twelve months ago.</summary>
    public IReadOnlyList<RetentionFigures> Present { get; } = [.. Tiers.Where(tier => tier.Accounts > 0)];
}

/// <summary>Reads retention.</summary>
public static class RetentionReader
{
    private const int History = 25;

    /// <summary>What is asked by month, of all accounts and of each tier.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "nrr", "grr", "logo_churn", "nrr_1m", "grr_1m", "retention_opening_mrr", "retention_closing_mrr",
        "retention_kept_mrr", "retention_opening_accounts", "retention_lost_accounts",
    ];

    /// <summary>Reads the month and the 24 before it.</summary>
    public static RetentionSet Read(MetricReader reader, DateOnly month)
    {
        var months = Month.Ending(month, History);
        var whole = reader.ByMonth(Metrics, months[0], month);
        var cut = reader.ByMonthAnd(Dimensions.TouchTier, Metrics, months[0], month);
        var tiers = Members.TierOrder(cut.Members<string>(1).Concat(["high", "low", "tech"]))
            .Select(tier => Figures(tier, months, (metric, each) => cut[metric, each, tier]))
            .Where(tier => tier.Tier is "high" or "low" or "tech" || tier.Accounts > 0);
        return new RetentionSet(months, Figures(null, months, (metric, each) => whole[metric, each]), [.. tiers], reader.Target("nrr", month)?.Target);
    }

    private static RetentionFigures Figures(string? tier, IReadOnlyList<DateOnly> months, Func<string, DateOnly, Quantity?> cell)
    {
        Quantity? Now(string metric) => cell(metric, months[^1]);
        return new RetentionFigures(
            tier,
            [.. months.Select(month => cell("nrr", month))],
            [.. months.Select(month => cell("grr", month))],
            Now("nrr_1m"),
            Now("grr_1m"),
            Now("retention_opening_mrr"),
            Now("retention_closing_mrr"),
            Now("retention_kept_mrr"),
            (Now("retention_opening_accounts") ?? 0),
            (Now("retention_lost_accounts") ?? 0),
            Now("logo_churn"),
            [.. months.Select(month => (cell("retention_opening_accounts", month) ?? 0))]);
    }
}
