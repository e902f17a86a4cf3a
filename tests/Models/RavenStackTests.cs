namespace Warehouse.Tests.Models;

/// <summary>RavenStack's files, mapped to the same models.</summary>
public sealed class RavenStackTests(RavenStackTests.Files warehouse) : IClassFixture<RavenStackTests.Files>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Subscriptions_EndOnTheFirstDayNotServed_AndTrialsAreOut() =>
        // An end on 1 May: the last day served is 30 April, so that the loss is May's.
        warehouse.Rows("select account_id, month, movement, amount, cancel_reason from star.fct_mrr_movement order by 1, 2")
            .ShouldBe(["A-1 2024-02-01 new 300 (none)", "A-1 2024-05-01 churn -300 budget", "A-2 2024-02-01 new 50 (none)"]);

    [Fact]
    public void MrrAmount_WhateverTheBillingFrequency_IsAMonthsPrice() =>
        warehouse.Rows("select mrr, arr from star.fct_mrr_month where account_id = 'A-1' and age = 0").ShouldBe(["300 3600"]);

    [Fact]
    public void Usage_OfASubscription_IsItsAccounts() =>
        warehouse.Rows("select account_id, usage_date, event, feature, quantity, duration_seconds from star.fct_usage_day").ShouldBe(["A-1 2024-03-01 feature feature_5 9 500"]);

    [Fact]
    public void Tickets_WithMinutesToTheFirstReply_HaveHours() =>
        warehouse.Rows("select first_reply_hours, solution_hours, is_escalated from star.fct_ticket").ShouldBe(["1.5 27 1"]);

    [Fact]
    public void Accounts_OfBothSources_AreOneDimension() =>
        warehouse.Rows("select account_name, channel, country from star.dim_account where is_current order by 1").ShouldBe(["Company_1 partner US", "Company_2 ads IN", "unknown unknown unknown"]);

    /// <summary>As of 31 December 2024.</summary>
    public sealed class Files() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-12-31")
            .Delivered("2025-01-01", "ravenstack", "accounts", "account_id, account_name, industry, country, signup_date, referral_source", "A-1, Company_1, EdTech, US, 2024-01-05, partner", "A-2, Company_2, FinTech, IN, 2024-01-05, ads")
            .Delivered(
                "2025-01-01", "ravenstack", "subscriptions", "subscription_id, account_id, start_date, end_date, plan_tier, seats, mrr_amount, arr_amount, is_trial, billing_frequency",
                "S-1, A-1, 2024-02-10, 2024-05-01, Pro, 5, 300, 3600, False, annual", "S-2, A-1, 2024-03-01, , Basic, 2, 0, 0, True, monthly", "S-3, A-2, 2024-02-10, , Pro, 9, 50, 600, False, monthly")
            .Delivered("2025-01-01", "ravenstack", "feature_usage", "usage_id, subscription_id, usage_date, feature_name, usage_count, usage_duration_secs", "U-1, S-1, 2024-03-01, feature_5, 9, 500", "U-2, S-9, 2024-03-01, feature_5, 1, 10")
            .Delivered(
                "2025-01-01", "ravenstack", "support_tickets", "ticket_id, account_id, submitted_at, closed_at, priority, first_response_time_minutes, satisfaction_score, escalation_flag",
                "T-1, A-1, 2024-03-01, 2024-03-02 03:00:00, high, 90, 4, True")
            .Delivered("2025-01-01", "ravenstack", "churn_events", "churn_event_id, account_id, churn_date, reason_code", "C-1, A-1, 2024-04-30, pricing", "C-2, A-1, 2024-05-01, Budget")
            .Build();
    }
}
