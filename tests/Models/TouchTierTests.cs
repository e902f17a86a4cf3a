namespace Warehouse.Tests.Models;

/// <summary>Whose member an account is: touch tier, plan and what the CRM says, and the transfers that follow.</summary>
public sealed class TouchTierTests(TouchTierTests.Tiers tiers) : IClassFixture<TouchTierTests.Tiers>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => tiers.ShouldBeApproved();

    [Theory]
    [InlineData("ExactlyHigh", "high")]
    [InlineData("JustBelowHigh", "low")]
    [InlineData("ExactlyLow", "low")]
    [InlineData("JustBelowLow", "tech")]
    public void Tier_AtTheThreshold_GoesByYearlyValueMultipliedFirst(string account, string tier) =>
        tiers.Rows($"select touch_tier from star.dim_account where account_id = '{account}' and is_current").ShouldBe([tier]);

    [Fact]
    public void Tier_OfAnAccountThatGrows_ChangesFromTheMonthThatEndsWithIt() =>
        tiers.Rows("select touch_tier, min(valid_from), max(valid_to) from star.dim_account where account_id = 'Climbs' group by 1 order by 2")
            .ShouldBe(["unknown 1900-01-01 2024-01-01", "tech 2024-01-01 2024-03-01", "low 2024-03-01 9999-12-31"]);

    [Fact]
    public void Movement_OfAnAccountThatChangesTier_IsBookedWhereItOpened() =>
        tiers.Rows(
            """
            select movement, amount, opening.touch_tier, closing.touch_tier
            from star.fct_mrr_movement as movements
            inner join star.dim_account as opening on movements.account_key = opening.account_key
            inner join star.dim_account as closing on movements.closing_account_key = closing.account_key
            where movements.account_id = 'Climbs' order by month
            """).ShouldBe(["new 50000 tech tech", "expansion 50000 tech low"]);

    [Fact]
    public void Transfer_OfAnAccountThatChangesTier_MovesItsWholeClosingMrr() =>
        tiers.Rows(
            """
            select opening.touch_tier, -mrr, closing.touch_tier, mrr
            from star.fct_mrr_month as months
            inner join star.dim_account as opening on months.opening_account_key = opening.account_key
            inner join star.dim_account as closing on months.account_key = closing.account_key
            where months.mrr <> 0 and months.month = '2024-03-01' and opening.touch_tier <> closing.touch_tier and months.account_id = 'Climbs'
            """).ShouldBe(["tech -100000 low 100000"]);

    [Fact]
    public void Tier_OfAnAccountAtZero_IsTheLastItHad() =>
        tiers.Rows("select touch_tier, plan, phase from star.dim_account where account_id = 'Leaves' and is_current").ShouldBe(["low Pro churn"]);

    [Fact]
    public void Tier_SetInTheCrm_WinsInEveryMonthAtWhoseEndItIsSet() =>
        // The CRM said so in a snapshot read at 3:00 UTC on 10 March, noon in Tokyo; the manager changes with that day.
        tiers.Rows("select touch_tier, csm, min(valid_from) from star.dim_account where account_id = 'CrmSays' group by 1, 2 order by 3")
            .ShouldBe(["unknown Sato 1900-01-01", "tech Sato 2024-01-01", "high Sato 2024-03-01", "high Ito 2024-03-10"]);

    [Fact]
    public void Tier_SetToAWordThatIsNone_CountsAsNone() =>
        tiers.Rows("select touch_tier from star.dim_account where account_id = 'CrmWord' and is_current").ShouldBe(["tech"]);

    [Fact]
    public void Plan_OfTheLargestItem_IsTheAccounts() =>
        tiers.Rows("select plan, min(valid_from) from star.dim_account where account_id = 'TwoPlans' group by 1 order by 2")
            .ShouldBe(["unknown 1900-01-01", "Basic 2024-01-01", "Pro 2024-04-01"]);

    [Fact]
    public void Account_ThatTheCrmNoLongerLists_KeepsWhatWasKnownLast() =>
        // ExactlyLow is missing from the complete delivery of May.
        tiers.Rows("select account_name, csm, touch_tier from star.dim_account where account_id = 'ExactlyLow' and is_current").ShouldBe(["C Sato low"]);

    [Fact]
    public void Facts_OfAnAccountThatTheCrmDoesNotKnow_HaveTheUnknownMember() =>
        tiers.Rows("select distinct account_key, opening_account_key, acquisition_account_key from star.fct_mrr_month where account_id = 'Nobody'").ShouldBe(["0 0 0"]);

    [Fact]
    public void Checks_OfTheBuild_FindTheUnknownAccountOnlyAndTheWord()
    {
        tiers.Checked.Errors.Select(failure => failure.Message).ShouldBeEmpty();
        tiers.Checked.Warnings.Select(failure => failure.Check.Name).ShouldBe(["account_reference_unknown", "crm_touch_tier_unknown"]);
    }

    /// <summary>As of 30 June 2024.</summary>
    public sealed class Tiers() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-06-30")
            .Delivered(
                "2024-01-05 03:00:00", "standard", "accounts", "account_id, account_name, touch_tier, csm, created_at",
                "ExactlyHigh, A, , Sato, 2023-01-01", "JustBelowHigh, B, , Sato, 2023-01-01", "ExactlyLow, C, , Sato, 2023-01-01",
                "JustBelowLow, D, , Sato, 2023-01-01", "Climbs, E, , Sato, 2023-01-01", "Leaves, F, , Sato, 2023-01-01",
                "CrmSays, G, , Sato, 2023-01-01", "CrmWord, H, VIP, Sato, 2023-01-01", "TwoPlans, I, , Sato, 2023-01-01")
            .Delivered("2024-03-10 03:00:00", "standard", "accounts", "account_id, account_name, touch_tier, csm, created_at", "CrmSays, G, High, Ito, 2023-01-01")
            .Snapshot(
                "2024-05-05 03:00:00", "accounts", "account_id, account_name, touch_tier, csm, created_at",
                "ExactlyHigh, A, , Sato, 2023-01-01", "JustBelowHigh, B, , Sato, 2023-01-01",
                "JustBelowLow, D, , Sato, 2023-01-01", "Climbs, E, , Sato, 2023-01-01", "Leaves, F, , Sato, 2023-01-01",
                "CrmSays, G, High, Ito, 2023-01-01", "CrmWord, H, VIP, Sato, 2023-01-01", "TwoPlans, I, , Sato, 2023-01-01")
            .Given(
                "subscriptions",
                "subscription_id, account_id, product, plan, start_date, end_date, amount, billing_months",
                "1, ExactlyHigh, Core, , 2024-01-01, , 10000000, 12", "2, JustBelowHigh, Core, , 2024-01-01, , 9999999.9999, 12",
                "3, ExactlyLow, Core, , 2024-01-01, , 1000000, 12", "4, JustBelowLow, Core, , 2024-01-01, , 999999.9999, 12",
                "5, Climbs, Core, , 2024-01-15, 2024-03-20, 50000, 1", "5, Climbs, Core, , 2024-03-20, , 100000, 1",
                "6, Leaves, Core, Pro, 2024-01-01, 2024-03-10, 90000, 1",
                "7, CrmSays, Core, , 2024-01-01, , 100, 1", "8, CrmWord, Core, , 2024-01-01, , 100, 1",
                "9, TwoPlans, Core, Basic, 2024-01-01, , 100, 1", "10, TwoPlans, Side, Pro, 2024-04-01, , 200, 1",
                "11, Nobody, Core, , 2024-01-01, , 100, 1")
            .Build();
    }
}
