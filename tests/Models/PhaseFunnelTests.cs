namespace Warehouse.Tests.Models;

/// <summary>The phase funnel: what became of each entry at each step.</summary>
public sealed class PhaseFunnelTests(PhaseFunnelTests.Funnel funnel) : IClassFixture<PhaseFunnelTests.Funnel>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => funnel.ShouldBeApproved();

    [Fact]
    public void Steps_ReachedOnTheLastDayOfTheirWindows_AreConverted() =>
        // Entry 10 January: 9 February is 30 days later, 9 April 90.
        Steps("InTime").Take(4).ShouldBe(["1 contract_started converted 0", "2 first_value converted 30", "3 onboarding_completed converted 90", "4 adopted lost –"]);

    [Fact]
    public void Step_ReachedADayLate_IsLateAndGoesOn() =>
        Steps("LateValue").Take(3).ShouldBe(["1 contract_started converted 0", "2 first_value late 31", "3 onboarding_completed converted 40"]);

    [Fact]
    public void Step_DatedBeforeTheOneBefore_IsNotReached() =>
        Steps("WrongOrder").ShouldBe(["1 contract_started converted 0", "2 first_value converted 20", "3 onboarding_completed lost –"]);

    [Fact]
    public void Step_NotReachedByAnAccountThatLeft_IsLostAtOnce() =>
        Steps("Leaves").ShouldBe(["1 contract_started converted 0", "2 first_value lost –"]);

    [Fact]
    public void Step_ReachedOnTheDayTheLifeEnds_IsNotReached() =>
        Steps("ValueOnLastDay").ShouldBe(["1 contract_started converted 0", "2 first_value lost –"]);

    [Fact]
    public void Step_OfAnEntryExactly30DaysAgo_IsClosed_29DaysAgoOpen()
    {
        Steps("Day30").ShouldBe(["1 contract_started converted 0", "2 first_value lost –"]);
        Steps("Day29").ShouldBe(["1 contract_started converted 0", "2 first_value open –"]);
    }

    [Fact]
    public void Branches_FromAdopted_CountFromAdoptionWithin365Days() =>
        // Adopted on 12 May 2024. The answer of April came before, that of 1 June counts (20 days). The Side product on 1 October is an
        // expansion after 142 days. The term that ended on 10 January 2025 was renewed, after 243 days.
        Steps("Branches").ShouldBe([
            "1 contract_started converted 0", "2 first_value converted 10", "3 onboarding_completed converted 20", "4 adopted converted 123",
            "5 expanded converted 142", "6 engaged converted 20", "7 renewed converted 243"]);

    [Fact]
    public void Branch_NotReached_IsOpenForAYearAfterAdoption() =>
        Steps("BranchesOpen").Skip(4).ShouldBe(["5 expanded open –", "6 engaged open –", "7 renewed open –"]);

    [Fact]
    public void SecondLife_OfAnAccount_DoesNotEnter() =>
        funnel.Rows("select count(*) from star.fct_funnel_step where entry_id = 'Twice' and step_number = 1").ShouldBe(["1"]);

    [Fact]
    public void Mart_ByMonthAndTierAtEntry_AddsUp() =>
        // Entered in January 2024: InTime, LateValue, WrongOrder, Leaves, ValueOnLastDay, Branches, BranchesOpen, Twice.
        funnel.Rows("select step, sum(entered), sum(converted), sum(late), sum(open), sum(lost) from marts.mart_phase_funnel where entry_month = '2024-01-01' and step_number < 3 group by step, step_number order by step_number")
            .ShouldBe(["contract_started 8 8 0 0 0", "first_value 8 4 1 0 3"]);

    private IReadOnlyList<string> Steps(string account) =>
        funnel.Rows($"select step_number, step, status, days from star.fct_funnel_step where funnel = 'phase' and entry_id = '{account}' order by step_number");

    /// <summary>As of 31 January 2025; entries on 10 January 2024 unless said otherwise.</summary>
    public sealed class Funnel() : BuiltWarehouse(Make())
    {
        private static readonly string[] Adopters = ["Branches", "BranchesOpen"];

        private static ScratchWarehouse Make() => new ScratchWarehouse("2025-01-31")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, billing_months",
                "1, InTime, Core, 2024-01-10, , 100, 1", "2, LateValue, Core, 2024-01-10, , 100, 1", "3, WrongOrder, Core, 2024-01-10, , 100, 1",
                "4, Leaves, Core, 2024-01-10, 2024-01-20, 100, 1", "5, ValueOnLastDay, Core, 2024-01-10, 2024-02-01, 100, 1",
                "6, Day30, Core, 2025-01-01, , 100, 1", "7, Day29, Core, 2025-01-02, , 100, 1",
                "8, Branches, Core, 2024-01-10, , 100, 1", "9, Branches, Side, 2024-10-01, , 10, 1", "10, BranchesOpen, Core, 2024-01-10, , 100, 1",
                "11, Twice, Core, 2024-01-10, 2024-02-10, 100, 1", "11, Twice, Core, 2024-06-01, , 100, 1")
            .Given(
                "milestones", "milestone_id, account_id, name, completed_at",
                "M1, InTime, first_value, 2024-02-09", "M2, InTime, onboarding_completed, 2024-04-09",
                "M3, LateValue, first_value, 2024-02-10", "M4, LateValue, onboarding_completed, 2024-02-19",
                "M5, WrongOrder, first_value, 2024-01-30", "M6, WrongOrder, onboarding_completed, 2024-01-29",
                "M7, ValueOnLastDay, first_value, 2024-02-01",
                "M8, Branches, first_value, 2024-01-20", "M9, Branches, onboarding_completed, 2024-01-30",
                "M10, BranchesOpen, first_value, 2024-01-20", "M11, BranchesOpen, onboarding_completed, 2024-01-30")
            .Given("surveys", "response_id, account_id, kind, score, answered_at", "R1, Branches, nps, 9, 2024-04-01", "R2, Branches, nps, 9, 2024-06-01", "R3, BranchesOpen, nps, 9, 2024-04-01")
            .Given("contracts", "contract_id, account_id, start_date, term_end_date", "C1, Branches, 2024-01-10, 2025-01-10", "C2, Branches, 2025-01-10, 2026-01-10")
            .Given(
                "usage_events", "event_id, account_id, user_id, occurred_at, event, feature",
                [.. Adopters.SelectMany(account => Enumerable.Range(1, 12).Select(day => $"{account}{day}, {account}, U1, 2024-05-{day:00} 03:00:00, feature, f{day % 5}"))])
            .Build("+mart_phase_funnel");
    }
}
