namespace Warehouse.Etl.Generate.Simulate;

/// <summary>When a life will end, drawn at its start so that use can fall and growth stop before it does.</summary>
/// <param name="AfterMonths">Months served, counted over terms; null while it lasts past the horizon.</param>
/// <param name="AfterDays">Days served, when it ends early.</param>
/// <param name="Reason">The reason that the customer gives.</param>
internal sealed record Departure(int? AfterMonths, int? AfterDays, string? Reason)
{
    private static readonly (string, double)[] Reasons =
        [("low_usage", 0.28), ("price", 0.22), ("competitor", 0.18), ("budget_cut", 0.14), ("missing_feature", 0.10), ("business_closed", 0.08)];

    /// <summary>Draws the end: early after a poor onboarding, else at a term's end, or month by month when rolling.</summary>
    /// <param name="chance">The account's stream.</param>
    /// <param name="habits">The tier's habits.</param>
    /// <param name="health">0 to 1.</param>
    /// <param name="isOnboarded">Whether onboarding completes within 90 days.</param>
    /// <param name="termMonths">The term; null when rolling.</param>
    public static Departure Draw(Chance chance, Habits habits, double health, bool isOnboarded, int? termMonths)
    {
        var yearly = Math.Clamp(habits.Leaving * Math.Exp(2.2 * (0.62 - health)), 0.005, 0.6);
        if (chance.Happens(habits.EarlyLeaving * (isOnboarded ? 0.25 : 2.2)))
            return new Departure(null, chance.Between(24, 88), isOnboarded ? chance.Pick(Reasons) : "onboarding_failed");

        var step = termMonths ?? 1;
        for (var months = step; months <= 240; months += step)
        {
            var age = months <= 6 ? 1.3 : months > 24 ? 0.7 : 1.0;
            if (chance.Happens(1 - Math.Pow(1 - (yearly * age), step / 12.0))) return new Departure(months, null, chance.Pick(Reasons));
        }

        return new Departure(null, null, null);
    }
}
