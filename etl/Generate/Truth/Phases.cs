using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>The phase of an account at each month's end: the first of the rules that holds.</summary>
public static class Phases
{
    private const int RecentDays = 90;
    private const int OnboardingDays = 90;

    /// <summary>A phase for each closed month from the one in which the account first paid.</summary>
    public static IReadOnlyList<(DateOnly Month, string Phase)> Of(
        IReadOnlyList<Position> positions, IReadOnlyList<Contract> contracts, IReadOnlyList<Journey> journeys, Happenings happenings)
    {
        List<(DateOnly, string)> phases = [];
        foreach (var position in positions)
        {
            var day = position.Month.LastDayOfMonth();
            if (journeys.LastOrDefault(journey => journey.Life.Start <= day) is { } journey)
                phases.Add((position.Month, At(day, position, contracts, journey, happenings)));
        }

        return phases;
    }

    private static string At(DateOnly day, Position position, IReadOnlyList<Contract> contracts, Journey journey, Happenings happenings)
    {
        if (position.Items.Count == 0) return "churn";
        var isOnboarded = journey.OnboardingCompleted is { } completed && completed <= day;
        if (!isOnboarded && journey.Life.Start.DaysTo(day) < OnboardingDays) return "onboarding";
        if (contracts.Any(contract => contract.Start <= day && contract.TermEnd > day && day.DaysTo(contract.TermEnd.Value) <= RecentDays)) return "retention";
        if (IsRecent(happenings.Expanded, day)) return "expansion";
        return IsRecent(happenings.Engaged, day) ? "engagement" : "adoption";
    }

    /// <summary>Whether one of the days lies in the 90 that end with this one.</summary>
    private static bool IsRecent(IReadOnlyList<DateOnly> days, DateOnly day) =>
        days.Any(happened => happened <= day && happened.DaysTo(day) < RecentDays);
}
