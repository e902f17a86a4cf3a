namespace Warehouse.Tests.Models;

/// <summary>Leading indicators: use in the last 28 days, ratings, tickets and renewals.</summary>
public sealed class SuccessTests(SuccessTests.Success warehouse) : IClassFixture<SuccessTests.Success>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Use_OfTheLast28Days_IsThatOfTheAccountsThatPayAtTheMonthsEnd() =>
        // Login days: 4 May. Key features: a and b. Users: U1 and U2, U2 within the last week. Seats: 5 + 3. B no longer pays.
        warehouse.Rows("select account_id, login_days, logins_per_week, key_features, has_adopted_features, active_days, active_users, active_users_7d, user_days, seats from star.fct_account_month_success where month = '2024-05-01'")
            .ShouldBe(["A 1 0.25 2 1 2 2 1 3 8"]);

    [Fact]
    public void Use_OfAPayingAccountWithoutAny_Is0() =>
        warehouse.Rows("select account_id, login_days, is_active, active_users from star.fct_account_month_success where month = '2024-04-01' order by 1").ShouldBe(["A 0 0 0", "B 1 1 1"]);

    [Fact]
    public void Use_DatedAfterTheAsOf_HasNotHappened() =>
        warehouse.Rows("select max(usage_date) from star.fct_account_day").ShouldBe(["2024-06-01"]);

    [Fact]
    public void Ratings_OfSurveysAndTickets_CountARespondentsLastAnswerOnce() =>
        warehouse.Rows("select rating_id, source, kind, respondent, rated_date, is_promoter, is_detractor, is_satisfied, is_last_in_month, is_last_in_year, has_comment from star.fct_rating order by 1")
            .ShouldBe([
                "R1 survey nps P1 2024-05-02 0 1 – 0 0 1", "R2 survey nps P1 2024-05-20 1 0 – 1 1 0", "R3 survey nps A 2024-05-21 0 0 – 1 1 0",
                "R4 survey csat P1 2024-06-21 – – 1 1 1 0", "T1 ticket csat A 2024-06-01 – – 1 1 1 0", "T2 ticket csat A 2024-05-30 – – 0 1 0 0"]);

    [Fact]
    public void Tickets_ByTheirTimes_TellReplySolutionAndFirstContact() =>
        warehouse.Rows("select ticket_id, first_reply_hours, solution_hours, is_first_contact_resolution, is_escalated from star.fct_ticket order by 1")
            .ShouldBe(["T1 1.5 48 1 0", "T2 – – – 1"]);

    [Fact]
    public void Renewals_WithinThirtyDaysOfTheTerm_KeepTheSmallerArr() =>
        // C1: 12 × 100 due, renewed by C2 at 12 × 125 after 19 days. C3: the next contract starts 31 days after. C4: July is not 30 days old.
        warehouse.Rows("select contract_id, month, due_contracts, renewed_contracts, due_arr, renewed_arr, successor_contract_id from star.fct_contract_renewal order by 1")
            .ShouldBe(["C1 2024-06-01 1 1 1200 1200 C2", "C3 2024-05-01 1 0 1200 0 –", "C4 2024-07-01 – – – – C5"]);

    /// <summary>As of 15 August 2024; key features a and b, both needed.</summary>
    public sealed class Success() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-08-15", """{"key_features": ["a", "b"], "minimum_key_features": 2}""")
            .Given("accounts", "account_id, account_name, created_at", "A, A, 2023-01-01", "B, B, 2023-01-01")
            .Given(
                "subscriptions", "subscription_id, account_id, contract_id, product, start_date, end_date, seats, amount, billing_months",
                "1, A, C1, Core, 2024-01-01, 2024-06-01, 5, 100, 1", "1, A, C2, Core, 2024-06-20, , 8, 125, 1", "2, A, , Side, 2024-01-01, , 3, 10, 1",
                "3, B, C3, Core, 2024-01-01, 2024-05-10, 5, 100, 1")
            .Given(
                "contracts", "contract_id, account_id, start_date, term_end_date, renewed_from",
                "C1, A, 2024-01-01, 2024-06-01, ", "C2, A, 2024-06-20, 2025-06-20, C1", "C3, B, 2024-01-01, 2024-05-10, ", "C4, B, 2024-06-10, 2024-07-20, ", "C5, B, 2024-08-10, , C4")
            .Given(
                "usage_events", "event_id, account_id, user_id, occurred_at, event, feature",
                // 3 May lies before the last 28 days of May, the 4th in them. 15:00 UTC on 31 May is June in Tokyo.
                "E1, A, U1, 2024-05-03 03:00:00, login, ", "E2, A, U1, 2024-05-04 03:00:00, login, ", "E3, A, U2, 2024-05-04 04:00:00, login, ",
                "E4, A, U2, 2024-05-25 03:00:00, feature, a", "E5, A, U2, 2024-05-25 03:00:00, feature, b", "E6, A, U2, 2024-05-25 03:00:00, feature, c",
                "E7, A, U3, 2024-05-31 15:00:00, login, ", "E8, B, U4, 2024-04-20 03:00:00, login, ", "E9, A, U1, 2024-08-15 16:00:00, login, ")
            .Given(
                "surveys", "response_id, account_id, contact_id, kind, score, comment, answered_at",
                "R1, A, P1, nps, 3, slow, 2024-05-02", "R2, A, P1, nps, 9, , 2024-05-20", "R3, A, , nps, 7, , 2024-05-21", "R4, A, P1, csat, 4, , 2024-06-21", "R5, A, P1, nps, 10, , 2024-08-16")
            .Given(
                "tickets", "ticket_id, account_id, opened_at, first_replied_at, solved_at, agent_replies, reopened, escalated, satisfaction",
                "T1, A, 2024-05-30 01:00:00, 2024-05-30 02:30:00, 2024-06-01 01:00:00, 1, false, , 5", "T2, A, 2024-05-30 01:00:00, , , 0, , true, 2")
            .Build();
    }
}
