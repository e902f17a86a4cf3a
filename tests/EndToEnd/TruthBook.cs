namespace Warehouse.Tests.EndToEnd;

/// <summary>The simulation's own MRR and tiers, and the retention that follows from them by metrics' definition: plain loops over plain records.</summary>
internal sealed class TruthBook
{
    private readonly Dictionary<(string Account, string Month), (decimal Mrr, decimal Paused)> mrr;
    private readonly Dictionary<(string Account, string Month), string> tier;

    public TruthBook(CsvTable mrr, CsvTable tier)
    {
        this.mrr = mrr.Rows.ToDictionary(row => (row.Text("account_id"), row.Text("month")), row => (row.Money("mrr")!.Value, row.Money("paused")!.Value));
        this.tier = tier.Rows.ToDictionary(row => (row.Text("account_id"), row.Text("month")), row => row.Text("touch_tier"));
        Months = [.. this.mrr.Keys.Select(key => key.Month).Distinct().Order(StringComparer.Ordinal)];
        Accounts = [.. this.mrr.Keys.Select(key => key.Account).Distinct().Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Months { get; }

    public IReadOnlyList<string> Accounts { get; }

    public decimal Mrr(string account, string month) => mrr.TryGetValue((account, month), out var found) ? found.Mrr : 0;

    public string Tier(string account, string month) => tier[(account, month)];

    /// <summary>Sums over the closed cohort: accounts with MRR <paramref name="window"/> months before, in a tier then, or all.</summary>
    public RetentionSums Retention(string month, int window, string? inTier)
    {
        var opening = Months.ElementAtOrDefault(Months.ToList().IndexOf(month) - window);
        if (opening is null) return new RetentionSums(0, 0, 0, 0, 0);
        var sums = new RetentionSums(0, 0, 0, 0, 0);
        foreach (var account in Accounts)
        {
            var before = Mrr(account, opening);
            if (before <= 0 || (inTier is not null && Tier(account, opening) != inTier)) continue;
            var now = Mrr(account, month);
            var paused = mrr.TryGetValue((account, month), out var found) && found.Paused > 0;
            sums = new RetentionSums(sums.Accounts + 1, sums.Opening + before, sums.Closing + now, sums.Kept + Math.Min(before, now), sums.Lost + (now == 0 && !paused ? 1 : 0));
        }

        return sums;
    }
}

/// <summary>What retention divides.</summary>
internal sealed record RetentionSums(int Accounts, decimal Opening, decimal Closing, decimal Kept, int Lost)
{
    public double? Nrr => Divide(Closing, Opening);

    public double? Grr => Divide(Kept, Opening);

    public double? LogoChurn => Divide(Lost, Accounts);

    private static double? Divide(decimal part, decimal whole) => whole == 0 ? null : (double)part / (double)whole;
}
