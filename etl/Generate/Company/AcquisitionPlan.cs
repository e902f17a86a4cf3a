namespace Warehouse.Etl.Generate.Company;

/// <summary>When each account begins: many in the first months, which stand for the customers won before; then more every month, most in March and April, when fiscal years end and start.</summary>
public static class AcquisitionPlan
{
    private const double MonthlyGrowth = 1.012;
    private const double ProspectShare = 0.02;

    /// <summary>Relative strength of January to December.</summary>
    private static readonly double[] Seasons = [0.85, 0.90, 1.30, 1.60, 0.95, 0.95, 1.10, 0.75, 1.00, 1.25, 0.95, 0.80];

    /// <summary>Shares of all accounts that the first months bring beyond their own.</summary>
    private static readonly double[] InstalledBase = [0.20, 0.12, 0.06];

    /// <summary>Every account of the company in order of its first month.</summary>
    public static IReadOnlyList<AccountPlan> Draw(GenerateOptions options, Timeline timeline)
    {
        var shares = CumulativeShares(timeline);
        var plans = new AccountPlan[options.Accounts];
        for (var index = 0; index < plans.Length; index++)
        {
            var month = Array.FindIndex(shares, share => (index + 0.5) / plans.Length < share);
            plans[index] = Draw(index, timeline.FirstMonth.AddMonths(month), Chance.For(options.Seed, "plan", index), timeline);
        }

        return plans;
    }

    private static AccountPlan Draw(int index, DateOnly month, Chance chance, Timeline timeline)
    {
        var last = Calendar.Earlier(month.LastDayOfMonth(), timeline.LastDay);
        var start = chance.Happens(0.45) ? month : month.AddDays(chance.Between(0, last.Day - 1));
        var segment = chance.Pick(Market.Segments);
        var channel = chance.Pick(Market.Channels);
        var prospect = chance.Happens(ProspectShare);
        int? referrer = channel == "referral" && index > 10 ? chance.Between(0, index - 1) : null;
        return new AccountPlan(index, start, segment, chance.Pick(Market.TiersOf(segment)), channel, prospect, referrer);
    }

    private static double[] CumulativeShares(Timeline timeline)
    {
        // The open month after the closing one has had only its first days.
        var weights = new double[timeline.MonthCount + 1];
        for (var month = 0; month < weights.Length; month++)
        {
            var season = Seasons[timeline.FirstMonth.AddMonths(month).Month - 1];
            var part = month == timeline.MonthCount ? timeline.LastDay.Day / 30.0 : 1.0;
            weights[month] = Math.Pow(MonthlyGrowth, month) * season * part;
        }

        var drawn = weights.Sum();
        for (var month = 0; month < InstalledBase.Length; month++) weights[month] += InstalledBase[month] / (1 - InstalledBase.Sum()) * drawn;
        var total = weights.Sum();
        var sum = 0.0;
        var shares = Array.ConvertAll(weights, weight => (sum += weight) / total);
        shares[^1] = 1;
        return shares;
    }
}
