namespace Warehouse.Tests.Models;

/// <summary>Days on the limits of health, risk, churn and the playbook, and parts of a score that lack the same. The 7th of March 2026 is a Saturday.</summary>
public sealed class SuccessEdgeTests(SuccessEdgeTests.Accounts accounts) : IClassFixture<SuccessEdgeTests.Accounts>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => accounts.ShouldBeApproved();

    [Fact]
    public void Health_OfHalfOfTheWeights_IsKnownAndCapped() =>
        // Before 2 November no use is known: satisfaction and renewal are 50 of 100. Low: rated 1 → 0, and 0.6 of 0.5 → 1, a score of 50, which
        // is no risk. High: rated 5 → 1 of 4 ÷ 3, and 0.3 of 0.5 → 0.6: 80.
        accounts.Rows("select account_id, satisfaction_share, renewal_share, known_weight, health_score, band from star.fct_account_health where account_id in ('Low', 'High') and scored_date = '2025-10-26' order by 1")
            .ShouldBe(["High 1 0.6 50 80 healthy", "Low 0 1 50 50 watch"]);

    [Fact]
    public void Use_IsKnownOnTheTwentyEighthDay_AndComparedOnTheFiftySixth()
    {
        // The first use of all is of 6 October.
        accounts.Rows("select scored_date, login_days, key_features from star.fct_account_health where account_id = 'Used' and scored_date between '2025-10-26' and '2025-11-02' order by 1")
            .ShouldBe(["2025-10-26 – –", "2025-10-31 – –", "2025-11-02 1 0"]);
        accounts.Rows("select state_date, active_days_before, compared_accounts from star.fct_usage_trend where account_id = 'Used' and state_date between '2025-10-31' and '2025-11-30' order by 1")
            .ShouldBe(["2025-10-31 – 0", "2025-11-30 1 1"]);
    }

    [Fact]
    public void RenewalIntent_HoldsFromTheDayOfItsOpportunityUntilTheDayOfItsClose()
    {
        // Sunday's is of Sunday 16 November until Sunday 14 December. Of the two of Both the one of the 12th is meant. Gone's was deleted by 20 December.
        accounts.Rows("select scored_date, renewal_stage from star.fct_account_health where account_id = 'Sunday' and is_week_end = 1 and scored_date in ('2025-11-09', '2025-11-16', '2025-12-07', '2025-12-14') order by 1")
            .ShouldBe(["2025-11-09 –", "2025-11-16 proposal", "2025-12-07 proposal", "2025-12-14 –"]);
        accounts.Rows("select scored_date, renewal_stage from star.fct_account_health where account_id = 'Both' and scored_date = '2025-11-16'").ShouldBe(["2025-11-16 qualification"]);
        // What is created on the as-of is open, what is created after it isn't yet, and what was closed on the day it was created never was.
        accounts.Rows("select opportunity_id, open_from, open_to from intermediate.int_renewal_intents where opportunity_id in ('Sunday', 'Day', 'AsOf', 'Ahead', 'Gone') order by 1")
            .ShouldBe(["AsOf 2026-03-07 9999-12-31", "Gone 2025-11-10 2025-12-20", "Sunday 2025-11-16 2025-12-14"]);
    }

    [Fact]
    public void WeakestPart_OfPartsThatLackTheSame_IsTheFirstOfThem() =>
        // Each is 25 of 100. Logins of 10, features of 5; rated 4 → 1, rated 1 → 0; stages 0.1, 0.3 and 0 of 0.5.
        accounts.Rows("select account_id, weakest_part, login_points_lost, feature_points_lost, satisfaction_points_lost, renewal_points_lost from star.fct_health_state where account_id like 'Tie%' and state_date = '2026-02-28' order by 1").ShouldBe(
        [
            "Tie1 login_frequency 20 15 0 20", "Tie2 feature_use 17.5 25 25 10", "Tie3 feature_use 17.5 20 0 20", "Tie4 support_satisfaction 17.5 15 25 25", "Tie5 renewal_intent 17.5 15 0 25",
        ]);

    [Fact]
    public void PointsLost_OfPartsThatAreNotKnown_AreNone() =>
        // At the end of October Low lacks satisfaction alone, all of its half.
        accounts.Rows("select login_points_lost, feature_points_lost, satisfaction_points_lost, renewal_points_lost from star.fct_health_state where account_id = 'Low' and state_date = '2025-10-31'").ShouldBe(["0 0 50 0"]);

    [Fact]
    public void State_OfAScoreOlderThanAWeek_IsUnknown() =>
        // Back isn't served on Sunday 1 March: its last score is that of 28 February, a week before. Used has the score of the Sunday, six days before.
        accounts.Rows("select account_id, scored_date, band from intermediate.int_state_health where account_id in ('Back', 'Used') and state_date = '2026-03-07' order by 1").ShouldBe(["Back – unknown", "Used 2026-03-01 risk"]);

    [Fact]
    public void State_OnTheDaysOfAPause_CountsFromItsEndOn() =>
        // Paused from the last of January until the last of February.
        accounts.Rows("select state_date from intermediate.int_state_accounts where account_id = 'Paused' order by 1").ShouldBe(["2025-12-31", "2026-02-28", "2026-03-07"]);

    [Fact]
    public void Detection_OnItsLimits_IsFrom90To7DaysBefore() =>
        // Seventh was at risk 7 days before. Nov2 churned 7 days after the first score of all, 26 October. Day96 churned 90 days after the Saturday that
        // the score of 2 November reaches. Twice was detected for both. Reduced ends a pause as free: what it resumes and loses is one churn.
        accounts.Rows("select account_id, churned_date, at_risk_date, churned_accounts, detected_accounts from star.fct_churn_detection order by 1, 2").ShouldBe(
        [
            "Day90 2026-01-31 2025-11-02 1 1", "Day91 2026-02-01 2025-11-02 1 1", "Day96 2026-02-06 2025-11-02 1 1", "Mails 2025-12-15 2025-11-02 1 1", "Nov2 2025-11-02 – 1 0",
            "Reduced 2025-12-10 – 1 0", "Returns 2025-11-10 2025-11-02 1 1", "Seventh 2025-12-07 2025-11-30 1 1", "Twice 2025-11-20 2025-11-02 1 1", "Twice 2026-01-15 2025-11-02 1 1",
        ]);

    [Fact]
    public void Churn_ThatARateBringsAbout_HasNoDay() =>
        // ¥0.0004 in October are nothing at November's rate, and nothing has ended.
        accounts.Rows("select month from intermediate.int_account_months where account_id = 'Dust' and transition = 'churn' and month not in (select month from intermediate.int_account_churns where account_id = 'Dust')").ShouldBe(["2025-11-01"]);

    [Fact]
    public void FirstLife_OfAnAccountThatChurnedTwice_EndedWithTheFirst() =>
        accounts.Rows("select churn_month, age_at_churn from star.fct_first_life where account_id = 'Twice'").ShouldBe(["2025-11-01 2"]);

    [Fact]
    public void Flag_OnItsLimits_AsksForAChurn7To90DaysLater() =>
        // The last of February 2026 is 90 days after the last of November.
        accounts.Rows("select account_id, flagged_date, churned_date, flagged_accounts, churned_accounts from star.fct_risk_flag where account_id in ('Day90', 'Day91', 'Seventh', 'Twice') order by 1")
            .ShouldBe(["Day90 2025-11-02 2026-01-31 1 1", "Day91 2025-11-02 – 1 0", "Seventh 2025-11-30 2025-12-07 1 1", "Twice 2025-11-02 2025-11-20 1 1"]);

    [Fact]
    public void Features_OfAnAccountWithoutUse_AreNotAdopted()
    {
        accounts.Rows("select distinct has_adopted_features from star.fct_account_month_success where account_id = 'Day90'").ShouldBe(["0"]);
        accounts.Rows("select distinct use_reason from star.fct_upsell_readiness where account_id = 'Day90'").ShouldBe(["none"]);
    }

    [Fact]
    public void Playbook_OwesWhatIsDueWithinTheLife() =>
        // Seventh's turn to risk of 30 November is due on 14 December, a week after it left; that of its second life counts. Of Mails' terms one ends in
        // its first life, the others after it and on the day its second begins. Used begins one contract on the as-of, whose report it gets on that day,
        // and another the day after. Two terms of Same end on one day. The mail to Late is still to come. Low's may be sent from the as-of on.
        accounts.Rows("select account_id, step, due_date, done_date, status from star.fct_playbook_step where step = 'term_report' or (step = 'guide' and account_id = 'Seventh') order by 1, 3").ShouldBe(
        [
            "Late term_report 2026-03-21 – open", "Low term_report 2026-04-06 – open", "Mails term_report 2025-10-02 – missed", "Same term_report 2025-12-03 – missed", "Seventh guide 2026-02-08 – missed", "Used term_report 2026-03-21 2026-03-07 on_time",
        ]);

    [Fact]
    public void Playbook_OwesNothingToWhoLeavesOnTheDueDay() =>
        accounts.Rows("select count(*) from star.fct_playbook_step where account_id = 'Week' and step = 'first_week_mail'").ShouldBe(["0"]);

    [Fact]
    public void Playbook_OwesOnceWhatIsDueBeforeATurnToRisk() =>
        // Sixty days before 30 November, and before 25 January: that is in the life before.
        accounts.Rows("select due_date from star.fct_playbook_step where account_id = 'Seventh' and step = 'look_back' order by 1").ShouldBe(["2025-10-01", "2025-11-26"]);

    [Fact]
    public void LedgerLine_OfAnAccountThatChangedOnAMonthsLastDay_IsOfWhatItBecame() =>
        accounts.Rows("select ledger.month, accounts.industry from star.fct_ledger as ledger inner join star.dim_account as accounts on ledger.account_key = accounts.account_key where ledger.account_id = 'Booked' order by 1")
            .ShouldBe(["2025-11-01 Shop", "2025-12-01 Bank"]);

    /// <summary>Four parts of equal weight; one feature is enough. All are tech touch.</summary>
    public sealed class Accounts() : BuiltWarehouse(Make())
    {
        private const string Settings =
            """
            {"minimum_key_features": 1, "health": {
              "weights": {"login_frequency": 25, "feature_use": 25, "support_satisfaction": 25, "renewal_intent": 25},
              "targets": {"login_frequency": 2.5, "support_satisfaction": 0.75, "renewal_intent": 0.5}, "renewal_intent": {"doubtful": 0}},
             "playbook": {"look_back": {"touch_tiers": ["tech"], "kinds": ["call"], "from": "risk", "due_days": -60}}}
            """;

        private const string Opportunity = "opportunity_id, account_id, type, stage, created_date, closed_date";

        private static readonly string[] Open =
        [
            "Low, Low, renewal, Proposal, 2025-10-20, ", "High, High, renewal, Qualification, 2025-10-20, ", "Earlier, Both, renewal, Proposal, 2025-11-10, ", "Later, Both, renewal, Qualification, 2025-11-12, ",
            "AsOf, Used, renewal, Proposal, 2026-03-07, ", "Ahead, Used, renewal, Proposal, 2026-03-08, ", "Day, Sunday, renewal, Proposal, 2025-12-01, 2025-12-01",
            "1, Tie1, renewal, Prospecting, 2025-12-01, ", "2, Tie2, renewal, Qualification, 2025-12-01, ", "3, Tie3, renewal, Prospecting, 2025-12-01, ", "4, Tie4, renewal, Doubtful, 2025-12-01, ", "5, Tie5, renewal, Doubtful, 2025-12-01, ",
        ];

        private static readonly (string Account, string Start, string End)[] Lives =
        [
            ("Used", "2025-09-01", ""), ("Low", "2025-09-01", ""), ("High", "2025-09-01", ""), ("Sunday", "2025-09-01", ""), ("Both", "2025-09-01", ""), ("Gone", "2025-09-01", ""),
            ("Nov2", "2025-09-01", "2025-11-02"), ("Seventh", "2025-11-29", "2025-12-07"), ("Seventh", "2026-01-20", ""), ("Day90", "2025-09-01", "2026-01-31"), ("Day91", "2025-09-01", "2026-02-01"),
            ("Day96", "2025-09-01", "2026-02-06"), ("Twice", "2025-09-01", "2025-11-20"), ("Twice", "2025-12-22", "2026-01-15"), ("Returns", "2025-09-01", "2025-11-10"), ("Returns", "2025-12-05", "2025-12-12"),
            ("Week", "2025-11-03", "2025-11-10"), ("Mails", "2025-09-01", "2025-12-15"), ("Mails", "2026-01-20", ""), ("Same", "2025-09-01", ""), ("Late", "2025-12-01", ""), ("Back", "2025-12-01", "2026-03-01"),
            ("Back", "2026-03-03", ""), ("Booked", "2025-09-01", ""), ("Tie1", "2025-12-01", ""), ("Tie2", "2025-12-01", ""), ("Tie3", "2025-12-01", ""), ("Tie4", "2025-12-01", ""), ("Tie5", "2025-12-01", ""),
        ];

        private static ScratchWarehouse Make() => new ScratchWarehouse("2026-03-07", Settings)
            .Given("accounts", "account_id, account_name, created_at, touch_tier, industry", [.. Lives.Select(life => life.Account).Distinct().Select(id => $"{id}, {id}, 2025-01-01, tech, Shop")])
            // Five in the morning of 31 December in Tokyo.
            .Delivered("2025-12-30 20:00", "standard", "accounts", "account_id, account_name, created_at, touch_tier, industry", "Booked, Booked, 2025-01-01, tech, Bank")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, billing_months", [.. Lives.Select((life, number) => $"{number}, {life.Account}, Core, {life.Start}, {life.End}, 100, 1")])
            .Given(
                "subscriptions", "subscription_id, account_id, product, currency, start_date, end_date, paused_from, paused_to, amount, billing_months",
                "P, Paused, Core, , 2025-12-01, , 2026-01-31, 2026-02-28, 100, 1", "R, Reduced, Core, , 2025-09-01, 2025-12-10, 2025-10-10, 2025-12-05, 100, 1", "R, Reduced, Core, , 2025-12-10, , , , 0, 1",
                "D, Dust, Core, USD, 2025-09-01, , , , 0.0004, 1")
            .Given("fx_rates", "date, currency, rate", "2025-09-01, USD, 1", "2025-11-01, USD, 0.1")
            .Given(
                "contracts", "contract_id, account_id, start_date, term_end_date",
                "C1, Same, 2025-02-01, 2026-02-01", "C2, Same, 2025-08-01, 2026-02-01", "C3, Mails, 2025-09-01, 2025-12-01", "C4, Mails, 2025-09-01, 2025-12-20", "C5, Mails, 2025-01-20, 2026-01-20",
                "C6, Used, 2026-03-07, 2026-05-20", "C7, Used, 2026-03-08, 2026-05-21", "C8, Late, 2025-12-01, 2026-05-20", "C9, Low, 2025-12-01, 2026-06-05")
            .Given("touchpoints", "touchpoint_id, account_id, kind, occurred_at", "P1, Used, email, 2026-03-07 03:00", "P2, Late, email, 2026-03-10 03:00")
            .Given("ledger", "month, line, account_id, amount", "2025-11-01, cost_of_revenue, Booked, 10", "2025-12-01, cost_of_revenue, Booked, 10")
            .Given(
                "tickets", "ticket_id, account_id, opened_at, satisfaction",
                "T1, Low, 2025-10-21 03:00, 1", "T2, High, 2025-10-21 03:00, 5", "T3, Tie1, 2026-02-10 03:00, 4", "T4, Tie2, 2026-02-10 03:00, 1", "T5, Tie3, 2026-02-10 03:00, 4", "T6, Tie4, 2026-02-10 03:00, 1", "T7, Tie5, 2026-02-10 03:00, 4")
            .Given("usage_events", "event_id, account_id, user_id, occurred_at, event, feature", [.. Usage().Select((use, number) => $"E{number}, {use}")])
            .Snapshot("2025-11-20", "opportunities", Opportunity, [.. Open, "Sunday, Sunday, renewal, Proposal, 2025-11-16, ", "Gone, Gone, renewal, Proposal, 2025-11-10, "])
            .Snapshot("2025-12-20", "opportunities", Opportunity, [.. Open, "Sunday, Sunday, renewal, closed_won, 2025-11-16, 2025-12-14"])
            .Build();

        private static IEnumerable<string> Usage()
        {
            yield return "Used, U1, 2025-10-06 03:00, login, ";
            (string Account, int Logins, string Features)[] uses = [("Tie1", 2, "ab"), ("Tie2", 3, ""), ("Tie3", 3, "a"), ("Tie4", 3, "ab"), ("Tie5", 3, "ab")];
            foreach (var (account, logins, features) in uses)
            {
                for (var day = 1; day <= logins; day++) yield return $"{account}, U1, 2026-02-0{day} 03:00, login, ";
                foreach (var feature in features) yield return $"{account}, U1, 2026-02-05 03:00, feature, {feature}";
            }
        }
    }
}
