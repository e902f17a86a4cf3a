namespace Warehouse.Tests.Models;

/// <summary>Who changed tier, how long sessions last, and which promoters did recommend. As of 30 June 2024.</summary>
public sealed class MigrationSessionReferralTests(MigrationSessionReferralTests.Accounts accounts) : IClassFixture<MigrationSessionReferralTests.Accounts>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => accounts.ShouldBeApproved();

    [Fact]
    public void Migration_OfAnAccountThatGrows_IsInTheMonthWhoseEndSeesTheNewTier() =>
        // ¥600,000 a year, from March ¥1,200,000. B stays where it is, and leaving is no migration.
        accounts.Rows("select account_id, month, tier_from, tier_to, mrr from star.fct_tier_migration").ShouldBe(["A 2024-03-01 tech low 100000"]);

    [Fact]
    public void Sessions_OfTheLast28Days_AreThoseOfAccountsThatPayAtTheMonthsEnd() =>
        // 2 June is the 29th day before the end. Ten and twenty minutes on the 3rd are 15 in the mean; on the 5th no length is known. B no longer pays.
        accounts.Rows("select account_id, user_id, usage_date, month, sessions, session_minutes from star.fct_session").ShouldBe(["A U1 2024-06-03 2024-06-01 2 15"]);

    [Fact]
    public void Promoter_WhoseAccountReferredInTheLast12Months_Referred() =>
        // The twelve months that end with May 2024 begin on 1 June 2023: A's referral is of that day, B's of the day before.
        accounts.Rows("select rating_id, account_id, is_promoter, is_referring_promoter from star.fct_nps_answer order by 1").ShouldBe(["R1 A 1 1", "R2 B 1 0", "R3 A 0 0"]);

    [Fact]
    public void Checks_OfTheseAccounts_FindNothingWrong() => accounts.Checked.Errors.Select(failure => failure.Message).ShouldBeEmpty();

    public sealed class Accounts() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-06-30")
            .Given("accounts", "account_id, account_name, created_at", "A, A, 2023-01-01", "B, B, 2023-01-01")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, billing_months",
                "1, A, Core, 2024-01-01, 2024-03-01, 50000, 1", "1, A, Core, 2024-03-01, , 100000, 1", "2, B, Core, 2023-01-01, 2024-06-15, 100, 1")
            .Given(
                "usage_events", "event_id, account_id, user_id, occurred_at, event, duration_seconds",
                "E1, A, U1, 2024-06-02 03:00:00, session_start, 60", "E2, A, U1, 2024-06-03 03:00:00, session_start, 600", "E3, A, U1, 2024-06-03 05:00:00, session_start, 1200",
                "E4, A, U1, 2024-06-03 03:00:00, login, ", "E5, A, U1, 2024-06-05 03:00:00, session_start, ", "E6, B, U2, 2024-06-10 03:00:00, session_start, 300")
            .Given(
                "surveys", "response_id, account_id, contact_id, kind, score, answered_at",
                "R1, A, P1, nps, 9, 2024-05-10 03:00:00", "R2, B, P2, nps, 10, 2024-05-10 03:00:00", "R3, A, P1, nps, 3, 2024-06-10 03:00:00")
            .Given("referrals", "referral_id, account_id, referred_at", "F1, A, 2023-06-01", "F2, B, 2023-05-31")
            .Build();
    }
}
