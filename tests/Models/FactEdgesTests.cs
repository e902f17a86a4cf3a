namespace Warehouse.Tests.Models;

/// <summary>Accounts to whom something happens exactly on a month's last day, on the as-of or at nought.</summary>
public sealed class FactEdgesTests(FactEdgesTests.Days warehouse) : IClassFixture<FactEdgesTests.Days>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Account_WhoseVersionsBeginOnAMonthsLastAndFirstDay_IsOneMemberADay()
    {
        // Onboarding until day 90, 5 May. ¥100 a month is tech touch until the CRM says high on 31 March, which March's end knows.
        warehouse.Rows("select valid_from, csm, touch_tier, phase from star.dim_account where account_id = 'V' order by 1").ShouldBe(
        [
            "1900-01-01 Mori unknown unknown", "2024-02-01 Mori tech onboarding", "2024-03-01 Mori high onboarding", "2024-03-31 Sato high onboarding", "2024-05-01 Tanaka high adoption",
        ]);
        warehouse.Rows("select month, account_csm from star.fct_mrr_month where account_id = 'V' order by 1")
            .ShouldBe(["2024-02-01 Mori", "2024-03-01 Sato", "2024-04-01 Sato", "2024-05-01 Tanaka", "2024-06-01 Tanaka"]);
        warehouse.Rows("select account_id, month, tier_from, tier_to from star.fct_tier_migration").ShouldBe(["V 2024-03-01 tech high"], "Left changes its tier while it pays nothing");
    }

    [Theory]
    [InlineData("Fx", "2024-01-01", "tech Extra onboarding", "$10 at 100 is more than ¥500")]
    [InlineData("Fx", "2024-02-01", "tech Main onboarding", "$10 at 10 is less")]
    [InlineData("Eur", "2024-05-01", "tech Yen adoption", "without a rate €5 are worth nothing, ¥3 are")]
    [InlineData("Tie", "2024-05-01", "tech Euro churn", "€5 without a rate and a won that rounds to nothing: by product, what is free left out")]
    [InlineData("Small", "2024-05-01", "tech Mini adoption", "¥0.05 a month is in force")]
    [InlineData("Neg", "2024-05-01", "unknown unknown churn", "¥50 less a credit of ¥100 is not")]
    [InlineData("Halt", "2024-05-01", "tech Full adoption", "paused since 15 April: March's tier and plan hold")]
    [InlineData("Pre", "2024-02-01", "unknown unknown churn", "the tier that the CRM had said until January is of no month of its")]
    [InlineData("T1", "2024-04-01", "tech unknown adoption", "92 days before its contracts end")]
    [InlineData("T1", "2024-05-01", "tech unknown retention", "61 days before, of two contracts")]
    [InlineData("T2", "2024-04-01", "tech unknown adoption")]
    [InlineData("T2", "2024-05-01", "tech unknown retention", "the contract begins on 31 May and ends 76 days later")]
    [InlineData("T3", "2024-04-01", "tech unknown adoption", "the contract that ends in 81 days has not begun")]
    [InlineData("Back", "2024-04-01", "tech unknown churn")]
    [InlineData("Back", "2024-05-01", "tech unknown onboarding", "its second life begins on 31 May")]
    public void Month_AtAnEdge_HasOneTierPlanAndPhase(string account, string month, string expected, string? because = null) =>
        warehouse.Rows($"select touch_tier, plan, phase from intermediate.int_account_month_attributes where account_id = '{account}' and month = '{month}'").ShouldBe([expected], because);

    [Fact]
    public void Contract_IsDue_FromSixtyDaysBeforeItsEndWhileSomethingIsInForce() =>
        // R1 begins on 10 June, R2 on 31 May with its item. R3, of two items, ends on 31 May. Of R4 one item has ended; R5's only one ends on 31 May. R6 goes on
        // at its end at another price. R7 is in euros without a rate. R8's sellers: the renewal closed on 30 April, the one without an owner and the
        // upsell do not count; on 31 May that begun on the day comes before that of 20 May. Of the contract of V another CSM is in charge from 31 March.
        warehouse.Rows("select contract_id, state_date, days_left, arr, owner, account_key = 0 from star.fct_renewal_due order by 1, 2").ShouldBe(
        [
            "R1 2024-06-30 20 1200 unknown no", "R2 2024-05-31 45 1200 unknown no", "R2 2024-06-30 15 1200 unknown no", "R3 2024-04-30 31 1800 unknown no", "R4 2024-05-31 40 1200 unknown no",
            "R4 2024-06-30 10 1200 unknown no", "R6 2024-04-30 51 1200 unknown no", "R6 2024-05-31 20 1200 unknown no", "R7 2024-05-31 40 0 unknown no", "R7 2024-06-30 10 0 unknown no",
            "R8 2024-04-30 51 1200 Mori no", "R8 2024-05-31 20 1200 Sato no", "RG 2024-05-31 40 1200 unknown yes", "RG 2024-06-30 10 1200 unknown yes", "RV 2024-03-31 40 1200 Sato no",
            "RV 2024-04-30 10 1200 Sato no",
        ]);

    [Fact]
    public void Stretches_OfOneItem_AreRejectedOnceByTheLastThatIsAStretchByNow()
    {
        // ov3 starts again on the as-of, ov4 after it; the second stretches of ov5 and ov6 have no day.
        warehouse.Rows("select subscription_id, start_date, winner_start_date from intermediate.int_subscription_items_rejected order by 1, 2")
            .ShouldBe(["ov1 2024-01-01 2024-03-01", "ov2 2024-01-01 2024-03-01", "ov2 2024-02-01 2024-03-01", "ov3 2024-01-01 2024-06-30"]);
        warehouse.Rows("select subscription_id, start_date from intermediate.int_subscription_items where account_id = 'Ov' order by 1, 2")
            .ShouldBe(["ov1 2024-03-01", "ov2 2024-03-01", "ov3 2024-06-30", "ov4 2024-01-01", "ov5 2024-01-01", "ov6 2024-01-01"]);
    }

    [Fact]
    public void WhatHappensOnTheAsOf_Counts_AlsoOfNobody()
    {
        warehouse.Rows("select rating_id, account_key, has_comment from star.fct_rating").ShouldBe(["S1 0 1"], "1999 lies before the calendar, July after the as-of");
        warehouse.Rows("select referral_id, account_key from star.fct_referral").ShouldBe(["F1 0"]);
        warehouse.Rows("select touchpoint_id, csm from star.fct_touchpoint inner join star.dim_account using (account_key) order by 1").ShouldBe(["C1 unknown", "C3 Sato", "C4 Sato"]);
        warehouse.Rows("select ticket_id, account_key, first_reply_hours, solution_hours, is_first_contact_resolution from star.fct_ticket").ShouldBe(["K1 0 1 2 1"]);
    }

    [Fact]
    public void Engagement_OfMoreUsersThanSeats_CountsSeatsFullOnce() =>
        // One of 20 login days: 40 / 20 = 2. Three users on two seats: 20. No feature, no event.
        warehouse.Rows("select active_users, seats, engagement_score from star.fct_account_engagement where account_id = 'Use' and month = '2024-06-01'").ShouldBe(["3 2 22"]);

    [Fact]
    public void Payback_IsInTheMonthThatEarnsTheWholeCost() =>
        // ¥300 for one account of ¥100 a month: the third month, of age 2.
        warehouse.Rows("select accounts, acquisition_cost, payback_age, payback_months from marts.mart_cohort_payback where cohort_month = '2023-12-01'").ShouldBe(["1 300 2 3"]);

    [Fact]
    public void Fit_AtTheMostEmployees_IsHigh() =>
        warehouse.Rows("select distinct account_id, icp_fit from star.dim_account where account_id in ('V', 'P', 'Small', 'Fx') order by 1").ShouldBe(["Fx low", "P low", "Small high", "V high"]);

    /// <summary>As of 30 June 2024; 100 employees at most fit the profile.</summary>
    public sealed class Days() : BuiltWarehouse(Make())
    {
        private const string AsOf = "2024-06-30";
        private const string Accounts = "account_id, account_name, employees, csm, touch_tier, created_at";

        private static ScratchWarehouse Make() => Happenings(Contracts(Customers(new ScratchWarehouse(AsOf, """{"icp_rule": {"maximum_employees": 100}}"""))))
            .Build(
                "+int_account_month_attributes, +fct_account_engagement, +fct_rating, +fct_referral, +fct_renewal_due, +fct_ticket, +fct_tier_migration, +fct_touchpoint, "
                + "+mart_cohort_payback, +mart_cohort_retention");

        private static ScratchWarehouse Customers(ScratchWarehouse warehouse) => warehouse
            .Given(
                "accounts", Accounts,
                [
                    "V, V, 100, Mori, , 2020-01-01", "P, P, 101, , , 2020-01-01", "Small, Small, 5, , , 2020-01-01", "Pre, Pre, , , High, 2020-01-01", "R8, R8, , Mori, , 2020-01-01",
                    .. new[] { "Fx", "Eur", "Tie", "Neg", "T1", "T2", "T3", "Back", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "Left", "Use", "Ov", "Halt" }.Select(account => $"{account}, {account}, , , , 2020-01-01"),
                ])
            .Delivered("2024-02-04 16:00", "standard", "accounts", Accounts, "Pre, Pre, , , , 2020-01-01")
            .Delivered("2024-03-30 20:00", "standard", "accounts", Accounts, "V, V, 100, Sato, High, 2020-01-01")
            .Delivered("2024-04-30 16:00", "standard", "accounts", Accounts, "V, V, 100, Tanaka, High, 2020-01-01")
            .Delivered("2024-05-10", "standard", "accounts", Accounts, "Left, Left, , , Low, 2020-01-01")
            .Given("fx_rates", "date, currency, rate", "2024-01-01, USD, 100", "2024-02-01, USD, 10", "2024-01-01, KRW, 0.3")
            .Given(
                "subscriptions", "subscription_id, account_id, product, plan, seats, amount, currency, billing_months, start_date, end_date",
                "p, P, Core, , , 100, , 1, 2023-12-01, ", "pre, Pre, Core, , , 100, , 1, 2024-02-10, 2024-02-20", "fx1, Fx, Core, Main, , 500, , 1, 2024-01-01, ",
                "fx2, Fx, More, Extra, , 10, USD, 1, 2024-01-01, ", "eur1, Eur, A, Euro, , 5, EUR, 1, 2024-01-01, ", "eur2, Eur, B, Yen, , 3, , 1, 2024-01-01, ",
                "tie0, Tie, A0, Free, , 0, , 1, 2024-01-01, ", "tie1, Tie, A1, Euro, , 5, EUR, 1, 2024-01-01, ", "tie2, Tie, B, Won, , 0.0001, KRW, 1, 2024-01-01, ",
                "small, Small, Core, Mini, , 0.05, , 1, 2024-01-01, ", "neg1, Neg, Core, , , 50, , 1, 2024-01-01, ", "neg2, Neg, Credit, , , -100, , 1, 2024-01-01, ",
                "t1, T1, Core, , , 100, , 1, 2024-01-01, ", "t2, T2, Core, , , 100, , 1, 2024-01-01, ", "t3, T3, Core, , , 100, , 1, 2024-01-01, ",
                "back1, Back, Core, , , 100, , 1, 2024-01-05, 2024-02-10", "back2, Back, Core, , , 100, , 1, 2024-05-31, ", "left, Left, Core, , , 100, , 1, 2024-01-10, 2024-03-15",
                "use, Use, Core, , 2, 100, , 1, 2024-01-01, ")
            .Given("subscriptions", "subscription_id, account_id, product, plan, amount, billing_months, start_date, paused_from, paused_to", "halt, Halt, Core, Full, 100, 1, 2024-01-01, 2024-04-15, 2024-06-15")
            .Given(
                "subscriptions", "subscription_id, account_id, product, amount, billing_months, start_date, end_date, updated_at",
                "ov1, Ov, Core, 100, 1, 2024-01-01, 2024-06-30, ", "ov1, Ov, Core, 100, 1, 2024-03-01, , ", "ov2, Ov, Core, 100, 1, 2024-01-01, , 2024-03-01", "ov2, Ov, Core, 100, 1, 2024-02-01, , 2024-03-01",
                "ov2, Ov, Core, 100, 1, 2024-03-01, , 2024-03-01", "ov3, Ov, Core, 100, 1, 2024-01-01, , ", "ov3, Ov, Core, 100, 1, 2024-06-30, , ", "ov4, Ov, Core, 100, 1, 2024-01-01, , ",
                "ov4, Ov, Core, 100, 1, 2024-07-10, , ", "ov5, Ov, Core, 100, 1, 2024-01-01, , ", "ov5, Ov, Core, 100, 1, 2024-05-01, 2024-05-01, ", "ov6, Ov, Core, 100, 1, 2024-01-01, , ",
                "ov6, Ov, Core, 100, 1, 2024-05-01, 2024-04-01, ");

        private static ScratchWarehouse Contracts(ScratchWarehouse warehouse) => warehouse
            .Given(
                "contracts", "contract_id, account_id, start_date, term_end_date",
                "T1a, T1, 2024-01-01, 2024-07-31", "T1b, T1, 2024-01-01, 2024-07-31", "T2a, T2, 2024-05-31, 2024-08-15", "T3a, T3, 2024-05-10, 2024-07-20", "R1, R1, 2024-06-10, 2024-07-20",
                "R2, R2, 2024-05-31, 2024-07-15", "R3, R3, 2024-01-01, 2024-05-31", "R4, R4, 2024-01-01, 2024-07-10", "R5, R5, 2024-01-01, 2024-07-15", "R6, R6, 2024-01-01, 2024-06-20",
                "R7, R7, 2024-01-01, 2024-07-10", "R8, R8, 2024-01-01, 2024-06-20", "RG, Ghost, 2024-01-01, 2024-07-10", "RV, V, 2024-02-05, 2024-05-10")
            .Given(
                "subscriptions", "subscription_id, account_id, contract_id, product, amount, currency, billing_months, start_date, end_date",
                "r1, R1, R1, Core, 100, , 1, 2024-05-01, ", "r2, R2, R2, Core, 100, , 1, 2024-05-31, ", "r3a, R3, R3, Core, 100, , 1, 2024-01-01, ", "r3b, R3, R3, Side, 50, , 1, 2024-01-01, ", "r4a, R4, R4, Core, 100, , 1, 2024-01-01, ",
                "r4b, R4, R4, Core, 100, , 1, 2024-01-01, 2024-03-31", "r5, R5, R5, Core, 100, , 1, 2024-01-01, 2024-05-31", "r6a, R6, R6, Core, 100, , 1, 2024-01-01, 2024-06-20",
                "r6b, R6, R6, Core, 200, , 1, 2024-06-20, ", "r7, R7, R7, Core, 100, EUR, 1, 2024-01-01, ", "r8, R8, R8, Core, 100, , 1, 2024-01-01, ", "rg, Ghost, RG, Core, 100, , 1, 2024-01-01, ",
                "v, V, RV, Core, 100, , 1, 2024-02-05, ")
            .Given(
                "opportunities", "opportunity_id, account_id, type, stage, owner, created_date, closed_date",
                "O1, R8, renewal, proposal, Late, 2024-06-15, ", "O2, R8, renewal, proposal, Sato, 2024-05-31, ", "O3, R8, upsell, proposal, Upsell, 2024-04-01, ", "O4, R8, renewal, proposal, , 2024-04-02, ",
                "O5, R8, renewal, lost, Closed, 2024-03-01, 2024-04-30", "O6, R8, renewal, proposal, Older, 2024-05-20, ");

        private static ScratchWarehouse Happenings(ScratchWarehouse warehouse) => warehouse
            .Given(
                "surveys", "response_id, account_id, kind, score, comment, answered_at", "S1, Ghost, csat, 5, _, 2024-06-30 01:00", "S2, Ghost, csat, 5, , 1999-12-30 01:00", "S3, Ghost, csat, 5, , 2024-06-30 15:00")
            .Given("referrals", "referral_id, account_id, referred_at", "F1, Ghost, 2024-06-30 01:00", "F2, Ghost, 2024-06-30 15:00")
            .Given("touchpoints", "touchpoint_id, account_id, kind, occurred_at", "C1, Ghost, call, 2024-06-30 01:00", "C3, V, call, 2024-03-31 01:00", "C4, V, call, 2024-04-30 01:00", "C2, Ghost, call, 2024-06-30 15:00")
            .Given("tickets", "ticket_id, account_id, opened_at, first_replied_at, solved_at, agent_replies", "K1, Ghost, 2024-06-30 01:00, 2024-06-30 02:00, 2024-06-30 03:00, 1", "K2, Ghost, 2024-06-30 15:00, , , ")
            .Given("usage_events", "event_id, account_id, user_id, occurred_at, event", "E1, Use, U1, 2024-06-20 01:00, login", "E2, Use, U2, 2024-06-20 01:00, login", "E3, Use, U3, 2024-06-20 01:00, login")
            .Given("costs", "cost_id, month, category, amount", "1, 2023-12-01, sales, 300")
            .Given("ledger", "month, line, account_id, amount", [.. new[] { "2023-12", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06" }.Select(month => $"{month}-01, recurring_revenue, P, 100")]);
    }
}
