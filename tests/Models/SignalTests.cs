namespace Warehouse.Tests.Models;

/// <summary>
/// What the lists of accounts are made of, on the last day of a month and on the as-of. The 28 days of 30 June 2024 begin on the 3rd, the 28 before on 6 May;
/// those of 15 July on 18 June and 21 May.
/// </summary>
public sealed class SignalTests(SignalTests.Accounts accounts) : IClassFixture<SignalTests.Accounts>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => accounts.ShouldBeApproved();

    [Fact]
    public void State_OfEveryMonthsEndAndOfTheAsOf_IsTold() =>
        accounts.Rows("select state_date, month, is_month_end, is_latest from intermediate.int_state_days where state_date >= '2024-05-01' order by 1")
            .ShouldBe(["2024-05-31 2024-05-01 yes no", "2024-06-30 2024-06-01 yes no", "2024-07-15 2024-07-01 no yes"]);

    [Fact]
    public void Use_DownByThirtyPerCent_IsFalling() =>
        // P: ten days, then seven. Q: ten, then eight. R: none before, so nothing to compare.
        accounts.Rows("select account_id, active_days, active_days_before, usage_change, is_falling, compared_accounts from star.fct_usage_trend where account_id in ('P', 'Q', 'R') and state_date = '2024-06-30' order by 1")
            .ShouldBe(["P 7 10 -0.3 1 1", "Q 8 10 -0.2 0 1", "R 3 0 – – 0"]);

    [Fact]
    public void Use_OnTheAsOf_IsThatOfTheDaysBeforeIt() =>
        accounts.Rows("select account_id, active_days, active_days_before, is_falling from star.fct_usage_trend where account_id = 'P' and is_latest").ShouldBe(["P 0 7 1"]);

    [Fact]
    public void Trend_BeforeFiftySixDaysOfUseAreThere_IsUnknown() =>
        // The first use of all is of 2 January, so 26 February is the first day with a trend.
        accounts.Rows("select state_date, active_days, active_days_before, compared_accounts from star.fct_usage_trend where account_id = 'A' and state_date < '2024-03-01' order by 1")
            .ShouldBe(["2024-01-31 0 – 0", "2024-02-29 0 0 0"]);

    [Fact]
    public void Upsell_IsReady_WhereHealthSatisfactionAndUseAllSaySo() =>
        // A: rated 4, four users on five seats. B: recommends with 9 by last answers, five features. C fares worse (three login days of four), D says
        // nothing, E uses too little, F is being sold to, G was rated 90 days ago.
        accounts.Rows("select account_id, is_healthy, satisfaction_reason, use_reason, open_expansions, is_upsell_ready from star.fct_upsell_readiness where account_id between 'A' and 'G' and state_date = '2024-06-30' order by 1")
            .ShouldBe(["A 1 csat seats 0 1", "B 1 nps features 0 1", "C 0 csat features 0 0", "D 1 none features 0 0", "E 1 csat none 0 0", "F 1 csat seats 1 0", "G 1 none features 0 0"]);

    [Fact]
    public void Upsell_OnceTheOpenExpansionIsClosed_IsReady() =>
        accounts.Rows("select health_score, seat_use, open_expansions, is_upsell_ready from star.fct_upsell_readiness where account_id = 'F' and is_latest").ShouldBe(["100 0.8 0 1"]);

    [Fact]
    public void Renewals_WithinSixtyDays_AreDueWithWhatTheyAreWorthAtTheTermsEnd() =>
        // A's term ends 60 days later; its second item ends before that. B's ends after 61 days, D's tomorrow. C has nothing in force.
        accounts.Rows("select contract_id, term_end_date, days_left, arr, owner, band from star.fct_renewal_due where state_date = '2024-06-30' order by 1")
            .ShouldBe(["CA 2024-08-29 60 1200 Sato healthy", "CD 2024-07-01 1 2400 Ito healthy"]);

    [Fact]
    public void Renewals_OnTheAsOf_AreThoseOfTheNextSixtyDays() =>
        accounts.Rows("select contract_id, days_left, owner from star.fct_renewal_due where is_latest order by 1").ShouldBe(["CA 45 Ito", "CB 46 Ito"]);

    [Fact]
    public void Checks_OfTheseAccounts_FindNothingWrong() => accounts.Checked.Errors.Select(failure => failure.Message).ShouldBeEmpty();

    /// <summary>As of 15 July 2024; the health is that of login days alone, four in 28 days are 100.</summary>
    public sealed class Accounts() : BuiltWarehouse(Make())
    {
        private const string Settings = """{"key_features": [], "health": {"weights": {"login_frequency": 100, "feature_use": 0, "support_satisfaction": 0, "renewal_intent": 0}, "targets": {"login_frequency": 1}}}""";

        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-07-15", Settings)
            .Given("accounts", "account_id, account_name, csm, created_at", [.. "ABCDEFGPQR".Select(id => $"{id}, {id}, Ito, 2023-01-01")])
            .Given(
                "subscriptions", "subscription_id, account_id, contract_id, product, start_date, end_date, seats, amount, billing_months",
                "1, A, CA, Core, 2024-01-01, , 5, 100, 1", "2, A, CA, Side, 2024-01-01, 2024-08-01, , 10, 1", "3, B, CB, Core, 2024-01-01, , 100, 100, 1", "4, C, , Core, 2024-01-01, , 100, 100, 1",
                "5, C, CC, Side, 2024-01-01, 2024-05-01, , 10, 1", "6, D, CD, Core, 2024-01-01, , 100, 200, 1", "7, E, , Core, 2024-01-01, , 5, 100, 1", "8, F, , Core, 2024-01-01, , 5, 100, 1",
                "9, G, , Core, 2024-01-01, , 100, 100, 1", "10, P, , Core, 2024-01-01, , , 100, 1", "11, Q, , Core, 2024-01-01, , , 100, 1", "12, R, , Core, 2024-01-01, , , 100, 1")
            .Given(
                "contracts", "contract_id, account_id, start_date, term_end_date",
                "CA, A, 2024-01-01, 2024-08-29", "CB, B, 2024-01-01, 2024-08-30", "CC, C, 2024-01-01, 2024-08-01", "CD, D, 2024-01-01, 2024-07-01")
            .Given(
                "usage_events", "event_id, account_id, user_id, occurred_at, event, feature",
                [
                    "E0, A, U1, 2024-01-02 03:00:00, login, ",
                    .. Uses("A", "login", 4, "2024-06-03", users: 4), .. Uses("B", "login", 4, "2024-06-03"), .. Uses("C", "login", 3, "2024-06-03"), .. Uses("D", "login", 4, "2024-06-03"),
                    .. Uses("E", "login", 4, "2024-06-03", users: 3), .. Uses("F", "login", 4, "2024-06-20", users: 4), .. Uses("G", "login", 4, "2024-06-03"),
                    .. "BCDG".SelectMany(account => Uses($"{account}", "feature", 5, "2024-06-03")), .. Uses("E", "feature", 4, "2024-06-03"),
                    .. "PQ".SelectMany(account => Uses($"{account}", "session_start", 10, "2024-05-06")), .. Uses("P", "session_start", 7, "2024-06-03"), .. Uses("Q", "session_start", 8, "2024-06-03"),
                    .. Uses("R", "session_start", 3, "2024-06-05"),
                ])
            .Given(
                "tickets", "ticket_id, account_id, opened_at, solved_at, satisfaction",
                "T1, A, 2024-06-10 03:00:00, , 4", "T2, C, 2024-06-10 03:00:00, , 5", "T3, E, 2024-06-10 03:00:00, , 5", "T4, F, 2024-06-10 03:00:00, , 5", "T5, G, 2024-04-01 03:00:00, , 5", "T6, D, 2024-06-10 03:00:00, , 3")
            .Given(
                "surveys", "response_id, account_id, contact_id, kind, score, answered_at",
                "R1, B, P1, nps, 3, 2024-06-01 03:00:00", "R2, B, P1, nps, 9, 2024-06-02 03:00:00", "R3, B, P2, nps, 9, 2024-06-03 03:00:00")
            .Given(
                "opportunities", "opportunity_id, account_id, type, stage, owner, created_date, closed_date",
                "O1, F, upsell, Proposal, Abe, 2024-06-01, 2024-07-10", "O2, A, renewal, Proposal, Sato, 2024-06-01, 2024-07-01")
            .Build();

        /// <summary>One event a day at noon in Tokyo from a day on, by the users in turn; a feature a day.</summary>
        private static IEnumerable<string> Uses(string account, string @event, int days, string from, int users = 1) => Enumerable.Range(0, days)
            .Select(day => $"{account}-{@event}-{from}-{day}, {account}, U{day % users}, {DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture).AddDays(day):yyyy-MM-dd} 03:00:00, {@event}, {(@event == "feature" ? $"f{day}" : "")}");
    }
}
