using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>The first day of each step in one paid life; null where it has not happened.</summary>
public sealed record Journey
{
    /// <summary>The life.</summary>
    public required PaidLife Life { get; init; }

    /// <summary>First kickoff held.</summary>
    public DateOnly? Kickoff { get; init; }

    /// <summary>First day with a login.</summary>
    public DateOnly? FirstLogin { get; init; }

    /// <summary>First value seen.</summary>
    public DateOnly? FirstValue { get; init; }

    /// <summary>Onboarding completed.</summary>
    public DateOnly? OnboardingCompleted { get; init; }

    /// <summary>Adopted, counting key features.</summary>
    public DateOnly? Adopted { get; init; }

    /// <summary>Adopted where every feature counts as a key one.</summary>
    public DateOnly? AdoptedByAnyFeature { get; init; }

    /// <summary>First expansion.</summary>
    public DateOnly? FirstExpansion { get; init; }

    /// <summary>First survey answer or business review.</summary>
    public DateOnly? FirstEngagement { get; init; }

    /// <summary>First renewed term's end.</summary>
    public DateOnly? FirstRenewal { get; init; }

    /// <summary>First recommendation.</summary>
    public DateOnly? FirstReferral { get; init; }

    /// <summary>The journey of each life.</summary>
    public static IReadOnlyList<Journey> Of(AccountStory story, IReadOnlyList<PaidLife> lives, Happenings happenings) =>
        [.. lives.Select(life => Of(story, life, happenings))];

    private static Journey Of(AccountStory story, PaidLife life, Happenings happenings)
    {
        return new Journey
        {
            Life = life,
            Kickoff = Milestone("kickoff"),
            FirstLogin = First(story.Usage.Days.Where(day => day.HasLogin).Select(day => day.Day)),
            FirstValue = Milestone("first_value"),
            OnboardingCompleted = Milestone("onboarding_completed"),
            Adopted = Adoption.FirstDay(story.Usage.Days, life, Adoption.KeyFeatures),
            AdoptedByAnyFeature = Adoption.FirstDay(story.Usage.Days, life, Adoption.EveryFeature),
            FirstExpansion = First(happenings.Expanded),
            FirstEngagement = First(happenings.Engaged),
            FirstRenewal = First(happenings.Renewed),
            FirstReferral = First(happenings.Referred),
        };

        DateOnly? First(IEnumerable<DateOnly> days) => days.Where(life.Holds).Select(day => (DateOnly?)day).Min();

        DateOnly? Milestone(string name) => First(story.Milestones.Where(milestone => milestone.Name == name).Select(milestone => milestone.CompletedOn).OfType<DateOnly>());
    }
}
