namespace Warehouse.Tests.Models;

/// <summary>The phase of an account at a month's end: the first rule that holds.</summary>
public sealed class PhaseTests(PhaseTests.Phases phases) : IClassFixture<PhaseTests.Phases>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => phases.ShouldBeApproved();

    [Theory]
    [InlineData("Fresh", "onboarding", "started in December, nothing completed")]
    [InlineData("Completed", "adoption", "completed before the month's end")]
    [InlineData("Day89", "onboarding", "started 89 days before")]
    [InlineData("Day90", "adoption", "started 90 days before")]
    [InlineData("TermIn90", "retention", "term ends 90 days later")]
    [InlineData("TermIn91", "adoption", "term ends 91 days later")]
    [InlineData("Grew89", "expansion", "pays more since 89 days before")]
    [InlineData("Grew90", "adoption", "pays more since 90 days before")]
    [InlineData("Answered", "engagement", "answered a survey in December")]
    [InlineData("Reviewed", "engagement", "business review in November")]
    [InlineData("Called", "adoption", "a call is no engagement")]
    [InlineData("GrewAndAnswered", "expansion", "expansion comes before engagement")]
    [InlineData("Left", "churn", "ended in December")]
    [InlineData("Resting", "adoption", "paused is in force")]
    public void Phase_AtTheEndOfDecember_IsTheFirstRuleThatHolds(string account, string phase, string because) =>
        phases.Rows($"select phase from star.dim_account where account_id = '{account}' and is_current").ShouldBe([phase], because);

    [Fact]
    public void Phase_BeforeTheFirstPaidMonth_IsUnknown() =>
        phases.Rows("select phase, valid_from from star.dim_account where account_id = 'Left' order by valid_from")
            .ShouldBe(["unknown 1900-01-01", "onboarding 2024-01-01", "adoption 2024-03-01", "churn 2024-12-01"]);

    /// <summary>As of 31 December 2024; 90 days before is 2 October, 90 days after 31 March 2025.</summary>
    public sealed class Phases() : BuiltWarehouse(Make())
    {
        private static readonly string[] Old = ["TermIn90", "TermIn91", "Grew89", "Grew90", "Answered", "Reviewed", "Called", "GrewAndAnswered"];

        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-12-31")
            .Given(
                "accounts", "account_id, account_name, created_at",
                [.. Old.Concat(["Fresh", "Completed", "Day89", "Day90", "Left", "Resting"]).Select(account => $"{account}, {account}, 2023-01-01")])
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, billing_months, paused_from",
                [
                    .. Old.Select(account => $"{account}, {account}, Core, 2024-01-01, , 100, 1, "),
                    "1, Fresh, Core, 2024-12-01, , 100, 1, ", "2, Completed, Core, 2024-12-01, , 100, 1, ", "3, Day89, Core, 2024-10-03, , 100, 1, ",
                    "4, Day90, Core, 2024-10-02, , 100, 1, ", "5, Left, Core, 2024-01-01, 2024-12-15, 100, 1, ", "6, Resting, Core, 2024-01-01, , 100, 1, 2024-12-15",
                    "7, Grew89, Side, 2024-10-03, , 10, 1, ", "8, Grew90, Side, 2024-10-02, , 10, 1, ", "9, GrewAndAnswered, Side, 2024-11-02, , 10, 1, ",
                ])
            .Given("contracts", "contract_id, account_id, start_date, term_end_date", "C1, TermIn90, 2024-01-01, 2025-03-31", "C2, TermIn91, 2024-01-01, 2025-04-01")
            .Given("milestones", "milestone_id, account_id, name, completed_at", "M1, Completed, onboarding_completed, 2024-12-20", "M2, Fresh, kickoff, 2024-12-05")
            .Given("surveys", "response_id, account_id, kind, score, answered_at", "R1, Answered, nps, 9, 2024-12-01", "R2, GrewAndAnswered, csat, 5, 2024-12-01")
            .Given("touchpoints", "touchpoint_id, account_id, kind, occurred_at", "T1, Reviewed, business_review, 2024-11-15", "T2, Called, call, 2024-11-15")
            .Build("+dim_account");
    }
}
