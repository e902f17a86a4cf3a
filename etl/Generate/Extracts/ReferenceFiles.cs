using System.Globalization;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>Tables that no account is behind: rates of exchange and targets.</summary>
internal static class ReferenceFiles
{
    /// <summary>Targets for all (no tier) and by tier; ratios are fractions.</summary>
    private static readonly (string Metric, string? Tier, decimal First, decimal Later)[] Targets =
    [
        ("nrr", null, 1.08m, 1.10m), ("nrr", "high", 1.15m, 1.18m), ("nrr", "low", 1.05m, 1.08m),
        ("grr", null, 0.90m, 0.92m),
        ("logo_churn", null, 0.08m, 0.07m), ("logo_churn", "high", 0.03m, 0.03m), ("logo_churn", "low", 0.06m, 0.05m), ("logo_churn", "tech", 0.12m, 0.10m),
        ("onboarding_completion", null, 0.85m, 0.90m),
        ("nps", null, 20m, 30m),
    ];

    public static void Write(string source, Timeline timeline, long seed)
    {
        using var rates = new ObjectFile(source, "fx_rates", timeline.ExtractedAt);
        using var targets = new ObjectFile(source, "targets", timeline.ExtractedAt);
        var chance = Chance.For(seed, "rates");
        var rate = 148.0;
        foreach (var month in timeline.Months)
        {
            // Every account pays in yen; the rate is there because treasury delivers it.
            rate = Math.Clamp(rate + (2.2 * chance.Normal()), 120, 175);
            rates.Row(month.LastDayOfMonth(), "USD", Math.Round((decimal)rate, 2));
            var isLater = month >= timeline.ClosingMonth.AddMonths(-11);
            foreach (var (metric, tier, first, later) in Targets)
                targets.Row(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), metric, tier, null, isLater ? later : first);
        }
    }
}
