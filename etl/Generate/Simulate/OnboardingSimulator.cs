using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates the milestones of each life's onboarding: late or missing where the customer does not get going.</summary>
internal static class OnboardingSimulator
{
    /// <summary>The milestones of every life, in order of their due days.</summary>
    public static List<Milestone> Simulate(IEnumerable<Life> lives, Timeline timeline, Chance chance)
    {
        List<Milestone> milestones = [];
        foreach (var life in lives) Add(milestones, life, chance, timeline);
        return milestones;
    }

    private static void Add(List<Milestone> milestones, Life life, Chance chance, Timeline timeline)
    {
        var isTech = life.Tier == TouchTier.Tech;
        var done = life.OnboardingDays ?? 200;
        var kickoff = chance.Between(1, isTech ? 6 : 14);

        // Tech touch starts by itself: hardly anyone holds a kickoff there.
        if (!isTech || chance.Happens(0.25)) Add("kickoff", 14, kickoff, 0.97);
        Add("setup", 30, Math.Max(kickoff + 1, done / 3), 0.93);
        if (!isTech) Add("training", 45, Math.Max(kickoff + 2, done / 2), 0.88);
        Add("first_value", 30, (int)chance.Skewed(34 - (24 * life.Health), 0.6, 2, 140), 0.72 + (0.27 * life.Health));
        Add("go_live", 60, Math.Max(kickoff + 3, done - 5), life.OnboardingDays is null ? 0.2 : 0.97);
        Add("onboarding_completed", 90, done, life.OnboardingDays is null ? 0 : 1);

        void Add(string name, int dueAfter, int doneAfter, double probability)
        {
            var day = life.Start.AddDays(doneAfter);
            var isDone = chance.Happens(probability) && day <= timeline.LastDay && life.ServedOn(day);
            milestones.Add(new Milestone(name, life.Start.AddDays(dueAfter), isDone ? day.InTokyo(chance.Between(9 * 60, 18 * 60)) : null));
        }
    }
}
