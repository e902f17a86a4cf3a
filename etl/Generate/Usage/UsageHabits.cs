using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Usage;

/// <summary>How much a customer uses the product, before chance.</summary>
internal static class UsageHabits
{
    private const int DaysOfDecline = 60;

    /// <summary>What onboarding shows, and so what is used before it is completed.</summary>
    private const int FeaturesOfOnboarding = 4;

    /// <summary>Mean active days for each day of service, over health, weekdays and holidays; only the event target rests on it.</summary>
    private const double ActiveShare = 0.49;

    /// <summary>Events of an active day at an intensity of 1.</summary>
    public static double EventsPerDay(TouchTier tier) => tier switch
    {
        TouchTier.High => 4.0,
        TouchTier.Low => 1.3,
        _ => 0.6,
    };

    /// <summary>The probability that the account is active on a day.</summary>
    /// <param name="life">Its life.</param>
    /// <param name="day">The day.</param>
    /// <param name="age">Days since the first login.</param>
    public static double Level(Life life, DateOnly day, int age)
    {
        var tier = life.Tier switch { TouchTier.High => 1.3, TouchTier.Low => 1.1, _ => 0.88 };
        var level = (0.20 + (0.75 * life.Health)) * tier * Math.Min(1, 0.45 + (age / 40.0));
        if (life.OnboardingDays is null) level *= 0.7;
        // Who will leave uses it less and less over the last two months.
        if (life.End is { } end && day.DaysTo(end) < DaysOfDecline) level *= 0.08 + (0.92 * day.DaysTo(end) / DaysOfDecline);
        return Math.Min(0.97, level) * DayFactor(day);
    }

    /// <summary>How many features the account's people know of: a few until onboarding is completed, then more and more of them.</summary>
    /// <param name="life">Its life.</param>
    /// <param name="age">Days since the contract's start.</param>
    /// <param name="used">Days since the first login.</param>
    public static int KnownFeatures(Life life, int age, int used)
    {
        var grown = life.OnboardingDays is { } done ? (age - done + 8) / 50.0 : (used + 15) / 75.0;
        var known = (int)Math.Round(2 + (11.5 * life.Health * Math.Clamp(grown, 0, 1)));
        return Math.Clamp(known, 2, age < life.OnboardingDays ? FeaturesOfOnboarding : Catalogue.Features.Count);
    }

    /// <summary>The intensity at which the accounts' days of service come to about the target of events.</summary>
    public static double Intensity(long target, IEnumerable<AccountPlan> plans, Timeline timeline)
    {
        if (target == 0) return 0;
        var weight = plans.Where(plan => !plan.IsProspect).Sum(plan => EventsPerDay(plan.FirstTier) * ActiveDays(plan, timeline));
        return weight <= 0 ? 0 : target / weight;
    }

    private static double ActiveDays(AccountPlan plan, Timeline timeline)
    {
        // Some one in nine leaves each year.
        var years = Math.Max(0, plan.Start.DaysTo(timeline.LastDay)) / 365.0;
        var served = 365 * (1 - Math.Exp(-0.11 * years)) / 0.11;
        return served * ActiveShare * plan.FirstTier switch { TouchTier.High => 1.3, TouchTier.Low => 1.1, _ => 0.88 };
    }

    private static double DayFactor(DateOnly day) => (day.Month, day.Day, day.DayOfWeek) switch
    {
        (12, >= 29, _) or (1, <= 3, _) => 0.08,
        (5, >= 3 and <= 5, _) => 0.2,
        (8, >= 12 and <= 15, _) => 0.5,
        (_, _, DayOfWeek.Saturday) => 0.14,
        (_, _, DayOfWeek.Sunday) => 0.07,
        _ => 1,
    };
}
