using Warehouse.Etl.Generate;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Simulate;
using Warehouse.Etl.Generate.Truth;
using static Warehouse.Tests.Etl.Generate.Given;

namespace Warehouse.Tests.Etl.Generate.Truth;

public sealed class PhasesTests
{
    [Fact]
    public void WholeLife_GoesThroughEveryPhase()
    {
        var story = Story(
            stretches:
            [
                Item("S1", "Core", "2024-01-10", "2024-07-01", 1_200_000),
                Item("S1", "Core", "2024-07-01", "2025-02-10", 1_320_000),
            ],
            contracts: [Contract("C1", "2024-01-10", "2025-01-10")],
            onboarded: "2024-03-15",
            answered: "2024-05-02");

        Phases(story, "2025-02").ShouldBe(
        [
            "2024-01 onboarding", "2024-02 onboarding",
            // Completed on 15 March; nothing else has happened yet.
            "2024-03 adoption", "2024-04 adoption",
            // An answer of 2 May lies in the 90 days that end with 30 July, and in none that end with a month after it.
            "2024-05 engagement", "2024-06 engagement",
            // Dearer since 1 July: the 90 days that end with 30 September begin on 3 July.
            "2024-07 expansion", "2024-08 expansion", "2024-09 adoption",
            // The term ends on 10 January 2025, 102 days after 30 September and 71 after 31 October.
            "2024-10 retention", "2024-11 retention", "2024-12 retention",
            "2025-01 adoption", "2025-02 churn",
        ]);
    }

    [Fact]
    public void Onboarding_NotCompleted_LastsLessThanNinetyDays()
    {
        // From 2 January to 31 March 2024 are 89 days, from 1 January 90.
        Phases(Story([Item("S1", "Core", "2024-01-02", null, 120_000)]), "2024-03")[^1].ShouldBe("2024-03 onboarding");
        Phases(Story([Item("S1", "Core", "2024-01-01", null, 120_000)]), "2024-03")[^1].ShouldBe("2024-03 adoption");
    }

    [Fact]
    public void PausedAccount_HasNotChurned_AndALifeInsideAMonthHas()
    {
        Phases(Story([Item("S1", "Core", "2024-01-02", null, 120_000).Paused("2024-05-01", null)]), "2024-05")[^1].ShouldBe("2024-05 adoption");
        Phases(Story([Item("S1", "Core", "2024-02-02", "2024-02-12", 120_000)]), "2024-03").ShouldBe(["2024-02 churn", "2024-03 churn"]);
    }

    private static AccountStory Story(Stretch[] stretches, Contract[]? contracts = null, string? onboarded = null, string? answered = null)
    {
        var revenue = new RevenueHistory();
        revenue.Stretches.AddRange(stretches);
        revenue.Contracts.AddRange(contracts ?? []);
        return new AccountStory
        {
            Plan = new AccountPlan(0, Day("2024-01-10"), "Mid", TouchTier.Low, "web", IsProspect: false, Referrer: null),
            Crm = new CrmHistory([]),
            Revenue = revenue,
            Milestones = onboarded is null ? [] : [new Milestone("onboarding_completed", Day(onboarded), Day(onboarded).InTokyo(600))],
            Surveys = answered is null ? [] : [new SurveyAnswer(null, "nps", 9, null, Day(answered).InTokyo(600))],
        };
    }

    private static string[] Phases(AccountStory story, string closingMonth) =>
        [.. new AccountTruth(story, ClosedAt(closingMonth)).Phases.Select(phase => FormattableString.Invariant($"{phase.Month:yyyy-MM} {phase.Phase}"))];
}
