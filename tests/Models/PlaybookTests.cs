namespace Warehouse.Tests.Models;

/// <summary>What customer success owes each tier, and whether it was done by the day on which it was due. As of 30 June 2024, a Sunday.</summary>
public sealed class PlaybookTests(PlaybookTests.Accounts accounts) : IClassFixture<PlaybookTests.Accounts>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => accounts.ShouldBeApproved();

    [Fact]
    public void Step_CountedFromTheStart_IsInTimeLateMissedOrOpen() =>
        // H starts on 10 January: a kickoff is due on the 24th, held on that day; the review due on 9 February was held on the 12th, that of
        // 10 March never. J starts on 20 June: its kickoff is due on 4 July.
        accounts.Rows("select account_id, step, opens_date, due_date, done_date, days_late, status from star.fct_playbook_step where step in ('kickoff', 'review_30', 'review_60') and account_id in ('H', 'J') order by 1, 4")
            .ShouldBe([
                "H kickoff 2024-01-10 2024-01-24 2024-01-24 0 on_time", "H review_30 2024-01-25 2024-02-09 2024-02-12 3 late", "H review_60 2024-02-24 2024-03-10 – – missed",
                "J kickoff 2024-06-20 2024-07-04 – – open"]);

    [Fact]
    public void Step_OfEveryMonth_IsOwedForEachMonthOfTheLife() =>
        // From 10 January to 9 February a meeting on the last day, from 10 February none; the month that runs is open until 9 July.
        accounts.Rows("select opens_date, due_date, done_date, status from star.fct_playbook_step where account_id = 'H' and step = 'monthly_meeting' order by 1")
            .ShouldBe(["2024-01-10 2024-02-09 2024-02-09 on_time", "2024-02-10 2024-03-09 – missed", "2024-03-10 2024-04-09 – missed", "2024-04-10 2024-05-09 – missed", "2024-05-10 2024-06-09 – missed", "2024-06-10 2024-07-09 – open"]);

    [Fact]
    public void Step_OfAQuarter_IsNotOwedToWhoLeavesBeforeItIsDue() =>
        // L is served from 1 January until 15 May: the quarter until 31 March counts, the next is due on 30 June.
        accounts.Rows("select account_id, step, due_date, status from star.fct_playbook_step where account_id = 'L' order by 3").ShouldBe(["L quarterly_check_in 2024-03-31 on_time"]);

    [Fact]
    public void Step_BeforeATermEnds_IsDueSoManyDaysBefore() =>
        // T's term ends on 1 July: the report is due on 2 May, from 2 April on.
        accounts.Rows("select opens_date, due_date, done_date, status from star.fct_playbook_step where account_id = 'T' and step = 'term_report'").ShouldBe(["2024-04-02 2024-05-02 2024-04-02 on_time"]);

    [Fact]
    public void Step_OfAScore_IsDueOnceHealthTurnsToRisk() =>
        // The score falls to risk on Sunday 4 February, the first on which use is known, and stays there: one guide is due on the 18th. It was sent after that.
        accounts.Rows("select opens_date, due_date, done_date, status from star.fct_playbook_step where account_id = 'T' and step = 'guide'").ShouldBe(["2024-02-04 2024-02-18 2024-03-03 late"]);

    [Fact]
    public void Steps_OfATier_AreOwedToItAlone() =>
        accounts.Rows("select distinct touch_tier, step from star.fct_playbook_step where touch_tier <> 'high' order by 1, 2").ShouldBe(["low quarterly_check_in", "low seminar", "tech first_week_mail", "tech guide", "tech term_report"]);

    [Fact]
    public void Counts_OfASteps_AddUp() =>
        accounts.Rows("select count(*) from star.fct_playbook_step where on_time_steps + late_steps + missed_steps + open_steps <> 1 or due_steps <> on_time_steps + late_steps + missed_steps").ShouldBe(["0"]);

    [Fact]
    public void Checks_OfTheseAccounts_FindNothingWrong() => accounts.Checked.Errors.Select(failure => failure.Message).ShouldBeEmpty();

    /// <summary>High touch H and J, low touch L and M, tech touch T; the playbook is the checkout's.</summary>
    public sealed class Accounts() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-06-30", """{"key_features": []}""")
            .Given("accounts", "account_id, account_name, created_at, touch_tier", "H, H, 2023-01-01, high", "J, J, 2023-01-01, high", "L, L, 2023-01-01, low", "M, M, 2023-01-01, low", "T, T, 2023-01-01, tech")
            .Given(
                "subscriptions", "subscription_id, account_id, contract_id, product, start_date, end_date, amount, billing_months",
                "1, H, , Core, 2024-01-10, , 100, 1", "2, J, , Core, 2024-06-20, , 100, 1", "3, L, , Core, 2024-01-01, 2024-05-15, 100, 1", "4, M, , Core, 2023-12-01, , 100, 1", "5, T, C5, Core, 2024-01-01, , 100, 1")
            .Given("contracts", "contract_id, account_id, start_date, term_end_date", "C5, T, 2024-01-01, 2024-07-01")
            .Given("usage_events", "event_id, account_id, user_id, occurred_at, event, feature", "E0, H, U1, 2024-01-02 03:00:00, login, ")
            .Given(
                "touchpoints", "touchpoint_id, account_id, kind, occurred_at",
                "P1, H, kickoff, 2024-01-24 03:00:00", "P2, H, check_in, 2024-02-12 03:00:00", "P3, H, monthly_meeting, 2024-02-09 03:00:00", "P4, L, check_in, 2024-03-31 03:00:00",
                "P5, T, email, 2024-03-03 03:00:00", "P6, T, email, 2024-04-02 03:00:00", "P7, T, call, 2024-02-05 03:00:00")
            .Build();
    }
}
