namespace Warehouse.Tests.Models;

/// <summary>Health, engagement and what they foretell. The 30th of June 2024 is a Sunday; its 28 days begin on the 3rd.</summary>
public sealed class HealthTests(HealthTests.Accounts accounts) : IClassFixture<HealthTests.Accounts>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => accounts.ShouldBeApproved();

    [Fact]
    public void Health_OfAnAccountKnownWhole_IsTheSumOfItsFourParts() =>
        // A: 6 login days = 1.5 a week of 3 → 15. Four features of 5 → 24 (the fifth was used 28 days ago). Ratings 5 (89 days ago) and 4,
        // not the 3 of 90 days ago: 4.5 → (4.5 − 1) ÷ 4 × 20 = 17.5. Negotiation 0.9 → 18. In all 74.5.
        accounts.Rows("select login_days, key_features, satisfaction, renewal_stage, known_weight, health_score, band, is_partial from star.fct_account_health where account_id = 'A' and scored_date = '2024-06-30'")
            .ShouldBe(["6 4 4.5 negotiation 100 74.5 watch 0"]);

    [Fact]
    public void Health_WithMissingParts_SharesTheirWeightOut() =>
        // C: 12 login days and five features, no rating and no renewal: 60 of 60. B: 0 of 60.
        accounts.Rows("select account_id, known_weight, health_score, band, is_partial from star.fct_account_health where account_id in ('B', 'C') and scored_date = '2024-06-30' order by 1")
            .ShouldBe(["B 60 0 risk 1", "C 60 100 healthy 1"]);

    [Fact]
    public void Health_BeforeTwentyEightDaysOfUseAreThere_IsUnknown() =>
        // The first use of all is of 2 January, so use is known from the 29th. A rating alone is 20 of 100: too little.
        accounts.Rows("select scored_date, known_weight, health_score, band from star.fct_account_health where account_id = 'R' and scored_date between '2024-01-28' and '2024-01-31' order by 1")
            .ShouldBe(["2024-01-28 20 – unknown", "2024-01-31 80 25 risk"]);

    [Fact]
    public void Health_OfPayingAccounts_IsScoredOnSundaysAndMonthEnds() =>
        // E is served from 30 May to 7 June: the end of May and the Sunday of 2 June.
        accounts.Rows("select scored_date, is_week_end, is_month_end from star.fct_account_health where account_id = 'E' order by 1").ShouldBe(["2024-05-31 0 1", "2024-06-02 1 0"]);

    [Fact]
    public void RenewalIntent_OfAClosedOpportunity_ReachesToTheDayItWasClosed() =>
        // B's was a proposal in the snapshot of March; the one of May knows that it was won on 15 April.
        accounts.Rows("select stage, intent, open_from, open_to from intermediate.int_renewal_intents where account_id = 'B'").ShouldBe(["proposal 0.6 2024-03-01 2024-04-15"]);

    [Fact]
    public void RenewalIntent_KnownOnlyOnceClosed_TellsNothing() =>
        accounts.Rows("select count(*) from intermediate.int_renewal_intents where account_id = 'C'").ShouldBe(["0"]);

    [Fact]
    public void Detection_OfChurnedAccounts_LooksFrom90To7DaysBefore() =>
        // D (10 June) was at risk from February on: the score of Sunday 10 March is the first that reaches the 12th, 90 days before.
        // E (8 June) was at risk on 2 June, 6 days before: too late. F (5 February): nobody had been scored 7 days before. G: 1 April.
        accounts.Rows("select account_id, churned_date, at_risk_date, churned_accounts, detected_accounts from star.fct_churn_detection order by 1")
            .ShouldBe(["D 2024-06-10 2024-03-10 1 1", "E 2024-06-08 – 1 0", "F 2024-02-05 – – –", "G 2024-04-01 2024-02-04 1 1"]);

    [Fact]
    public void Precision_OfFirstFlags_AsksWhoChurned7To90DaysLater() =>
        // All of these were flagged on 4 February, the first Sunday with a score. G churned after 57 days, D after 127, F after one.
        // E was flagged in June, which is not 90 days old.
        accounts.Rows("select account_id, flagged_date, churned_date, flagged_accounts, churned_accounts from star.fct_risk_flag where account_id in ('B', 'D', 'E', 'F', 'G') order by 1")
            .ShouldBe(["B 2024-02-04 – 1 0", "D 2024-02-04 – 1 0", "E 2024-06-02 – – –", "F 2024-02-04 – 1 0", "G 2024-02-04 2024-04-01 1 1"]);

    [Fact]
    public void Engagement_OfAMonthsEnd_WeighsUseSeatsAndEvents() =>
        // A: 6 ÷ 20 × 40 = 12, 4 ÷ 5 × 30 = 24, one user on 4 seats 5, a webinar 89 days ago 10. C: 24 + 30 + 20, its training was
        // 90 days ago. B has no seats: 0 of 80.
        accounts.Rows("select account_id, events, engagement_score from star.fct_account_engagement where month = '2024-06-01' and account_id in ('A', 'B', 'C') order by 1").ShouldBe(["A 1 51", "B 0 0", "C 0 74"]);

    [Fact]
    public void Health_OnAMonthsEnd_TellsWhatPulledItDown() =>
        // Of 100 points A lacks 15, 6, 2.5 and 2. B's use lacks all of the 100 that stand for its 60, half for logins and half for features; C lacks none.
        accounts.Rows("select account_id, band_before, band, weakest_part, login_points_lost, feature_points_lost, satisfaction_points_lost, renewal_points_lost from star.fct_health_state where account_id in ('A', 'B', 'C') and is_latest order by 1")
            .ShouldBe(["A risk watch login_frequency 15 6 2.5 2", "B risk risk login_frequency 50 50 0 0", "C risk healthy none 0 0 0 0"]);

    [Fact]
    public void Weights_OfTheSettings_AreTheScores()
    {
        using var warehouse = new ScratchWarehouse("2024-06-30", """{"health": {"weights": {"login_frequency": 50, "feature_use": 50, "support_satisfaction": 0, "renewal_intent": 0}, "targets": {"login_frequency": 1}, "healthy_from": 60}}""")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months", "1, A, Core, 2024-01-01, 100, 1")
            .Given("usage_events", "event_id, account_id, user_id, occurred_at, event, feature", "E0, A, U1, 2024-01-02 03:00:00, login, ", "E1, A, U1, 2024-06-10 03:00:00, login, ", "E2, A, U1, 2024-06-11 03:00:00, login, ", "E3, A, U1, 2024-06-12 03:00:00, feature, a", "E4, A, U1, 2024-06-13 03:00:00, login, ")
            .Build("+fct_account_health");

        // Three login days are 0.75 of one a week: 37.5; one feature of five: 10.
        warehouse.Rows("select health_score, band, is_partial from star.fct_account_health where scored_date = '2024-06-30'").ShouldBe(["47.5 risk 0"]);
    }

    [Fact]
    public void Checks_OfTheseAccounts_FindNothingWrong() => accounts.Checked.Errors.Select(failure => failure.Message).ShouldBeEmpty();

    [Theory]
    [InlineData("health_matches_use", "update star.fct_account_health set login_days = 7 where account_id = 'A' and scored_date = '2024-06-30'")]
    [InlineData("churn_detection_covers_churns", "delete from star.fct_churn_detection where account_id = 'D'")]
    public void Check_OfSpoiltRows_FindsThem(string check, string spoil) => accounts.Finds(check, spoil).ShouldBe(1);

    /// <summary>As of the end of June 2024; every feature is a key feature.</summary>
    public sealed class Accounts() : BuiltWarehouse(Make())
    {
        private const string Usage = "event_id, account_id, user_id, occurred_at, event, feature";

        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-06-30", """{"key_features": []}""")
            .Given("accounts", "account_id, account_name, created_at", [.. "ABCDEFGR".Select(id => $"{id}, {id}, 2023-01-01")])
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, seats, amount, billing_months",
                "1, A, Core, 2024-01-01, , 4, 100, 1", "2, B, Core, 2024-01-01, , , 100, 1", "3, C, Core, 2024-01-01, , 1, 100, 1", "4, D, Core, 2024-01-01, 2024-06-10, , 100, 1",
                "5, E, Core, 2024-05-30, 2024-06-08, , 100, 1", "6, F, Core, 2024-01-01, 2024-02-05, , 100, 1", "7, G, Core, 2024-01-01, 2024-04-01, , 100, 1", "8, R, Core, 2024-01-01, , , 100, 1")
            // 03:00 UTC is noon in Tokyo.
            .Given(
                "usage_events", Usage,
                [
                    "E0, A, U1, 2024-01-02 03:00:00, login, ",
                    .. new[] { 3, 5, 10, 12, 17, 19 }.Select(day => $"A{day}, A, U1, 2024-06-{day:00} 03:00:00, login, "),
                    "A2, A, U1, 2024-06-02 03:00:00, feature, e",
                    .. new[] { "a", "b", "c", "d" }.Select(feature => $"A{feature}, A, U1, 2024-06-20 03:00:00, feature, {feature}"),
                    .. Enumerable.Range(10, 12).Select(day => $"C{day}, C, U2, 2024-06-{day:00} 03:00:00, login, "),
                    .. new[] { "a", "b", "c", "d", "e" }.Select(feature => $"C{feature}, C, U2, 2024-06-{(feature == "a" ? "03" : "21")} 03:00:00, feature, {feature}"),
                ])
            .Given(
                "tickets", "ticket_id, account_id, opened_at, solved_at, satisfaction",
                "T1, A, 2024-03-30 03:00:00, 2024-04-02 03:00:00, 5", "T2, A, 2024-06-10 03:00:00, , 4", "T3, A, 2024-04-01 03:00:00, 2024-04-01 04:00:00, 3", "T4, R, 2024-01-20 03:00:00, , 5")
            .Given("touchpoints", "touchpoint_id, account_id, kind, occurred_at", "P1, A, webinar, 2024-04-02 03:00:00", "P2, A, call, 2024-06-02 03:00:00", "P3, C, training, 2024-04-01 03:00:00")
            .Snapshot(
                "2024-03-10", "opportunities", "opportunity_id, account_id, type, stage, created_date, closed_date",
                "O1, B, renewal, Proposal, 2024-03-01, ", "O2, A, renewal, Negotiation, 2024-02-01, ")
            .Snapshot(
                "2024-05-10", "opportunities", "opportunity_id, account_id, type, stage, created_date, closed_date",
                "O1, B, renewal, closed_won, 2024-03-01, 2024-04-15", "O2, A, renewal, Negotiation, 2024-02-01, ", "O3, C, renewal, closed_lost, 2024-04-01, 2024-05-01", "O4, A, upsell, Proposal, 2024-05-01, ")
            .Build();
    }
}
