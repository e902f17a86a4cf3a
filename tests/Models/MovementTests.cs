namespace Warehouse.Tests.Models;

/// <summary>The MRR bridge of single accounts: what each month's change is called and how much it is.</summary>
public sealed class MovementTests(MovementWarehouse warehouse) : IClassFixture<MovementWarehouse>
{
    [Theory]
    [InlineData("fct_mrr_month", "account_key", "account_", "touch_tier, csm")]
    [InlineData("fct_mrr_month", "opening_account_key", "opening_", "touch_tier, csm")]
    [InlineData("fct_mrr_month", "acquisition_account_key", "acquisition_", "touch_tier, csm, segment, channel")]
    [InlineData("fct_mrr_movement", "account_key", "account_", "touch_tier, csm")]
    [InlineData("fct_mrr_movement", "acquisition_account_key", "acquisition_", "touch_tier, csm, segment, channel")]
    [InlineData("fct_retention", "account_key", "account_", "touch_tier, csm")]
    [InlineData("fct_retention", "acquisition_account_key", "acquisition_", "touch_tier, csm, segment, channel")]
    public void Fact_CarriesOfAVersion_WhatItsKeySays(string fact, string key, string prefix, string columns)
    {
        var carried = string.Join(", ", columns.Split(", ").Select(column => $"fact.{prefix}{column}"));
        var named = string.Join(", ", columns.Split(", ").Select(column => $"account.{column}"));
        var lookedUp = $"from star.{fact} as fact inner join star.dim_account as account on account.account_key = fact.{key}";

        warehouse.Rows($"select count(*) > 0, count(*) filter (where ({carried}) is distinct from ({named})), count(*) = (select count(*) from star.{fact}) {lookedUp}").ShouldBe(["yes 0 yes"]);
    }

    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Movements_PriceUpDownEndAndReturn_AreNewExpansionContractionChurnReactivation() =>
        Bridge("Plain").ShouldBe(["2024-01-01 new 100", "2024-03-01 expansion 50", "2024-04-01 contraction -70", "2024-05-01 churn -80", "2024-08-01 reactivation 90"]);

    [Fact]
    public void Movements_EndOnTheLastDayOfAMonth_IsThatMonthsChurn() =>
        Bridge("EndsLastDay").ShouldBe(["2024-01-01 new 100", "2024-03-01 churn -100"]);

    [Fact]
    public void Movements_EndOnTheFirstDayOfAMonth_IsThatMonthsChurnToo() =>
        Bridge("EndsFirstDay").ShouldBe(["2024-01-01 new 100", "2024-04-01 churn -100"]);

    [Fact]
    public void Movements_YearlyPriceInThirds_IsRoundedBeforeSumming() =>
        // 1,000,000 / 12 = 83,333.3333 for each of two items.
        Bridge("Yearly").ShouldBe(["2024-02-01 new 166666.6666"]);

    [Fact]
    public void Movements_PauseOfTheOnlyItem_IsNoChurn()
    {
        Bridge("Pauses").ShouldBe(["2024-01-01 new 100", "2024-03-01 pause -100", "2024-05-01 resume 100"]);
        warehouse.Rows("select month, mrr, paused_mrr, is_paying, is_paused, is_unbroken from star.fct_mrr_month where account_id = 'Pauses' and month between '2024-03-01' and '2024-05-01' order by month")
            .ShouldBe(["2024-03-01 0 100 no yes yes", "2024-04-01 0 100 no yes yes", "2024-05-01 100 0 yes no yes"]);
    }

    [Fact]
    public void Retention_OfAPausedAccount_KeepsNothingAndLosesNobody() =>
        warehouse.Rows("select opening_mrr, closing_mrr, kept_mrr, lost_accounts, retained_accounts from star.fct_retention where account_id = 'Pauses' and month = '2024-03-01' and window_months = 1")
            .ShouldBe(["100 0 0 0 1"]);

    [Fact]
    public void Movements_PauseWhileAnotherItemGrows_ShowsBoth() =>
        // March: 100 pauses, the other item goes from 200 to 260. May: the 100 comes back at 130, so 30 of it is an expansion.
        Bridge("PausesOneOfTwo").ShouldBe(["2024-01-01 new 300", "2024-03-01 expansion 60", "2024-03-01 pause -100", "2024-05-01 expansion 30", "2024-05-01 resume 100"]);

    [Fact]
    public void Movements_EndWhilePaused_IsAChurnOfNothingThatCounts()
    {
        Bridge("EndsPaused").ShouldBe(["2024-01-01 new 100", "2024-03-01 pause -100", "2024-05-01 churn 0"]);
        warehouse.Rows("select accounts, cancel_reason from star.fct_mrr_movement where account_id = 'EndsPaused' and movement = 'churn'").ShouldBe(["1 budget"]);
    }

    [Fact]
    public void ChurnReason_OfSeveral_IsThatOfWhatEndedLastThenOfTheLarger() =>
        warehouse.Rows("select amount, cancel_reason from star.fct_mrr_movement where account_id = 'EndsTwice' and movement = 'churn'").ShouldBe(["-650 budget"]);

    [Fact]
    public void Movements_PausedFromTheStart_IsNewOnceItCounts() =>
        Bridge("StartsPaused").ShouldBe(["2024-03-01 new 100"]);

    [Fact]
    public void Movements_ReturnsPausedAfterChurn_IsAReactivationOnceItCounts() =>
        Bridge("ReturnsPaused").ShouldBe(["2024-01-01 new 100", "2024-03-01 churn -100", "2024-07-01 reactivation 120"]);

    [Fact]
    public void Movements_ThreeProductsRise_SplitTheExpansionAndAddUpToIt() =>
        // February: Core 100 → 98, Alpha, Beta and Gamma 0 → 4 each: 10 in all, a third each; the first takes what rounding leaves.
        warehouse.Rows("select kind, product, amount, accounts from star.fct_mrr_movement where account_id = 'Splits' and movement = 'expansion' order by product")
            .ShouldBe(["cross_sell Alpha 3.3334 1", "cross_sell Beta 3.3333 0", "cross_sell Gamma 3.3333 0"]);

    [Fact]
    public void Movements_ProductHeldTwelveMonthsAgo_IsUpsell_ThirteenMonthsAgoCrossSell() =>
        // Side was last in force at the end of January 2023; it comes back in January (12 months on) or February 2024 (13).
        warehouse.Rows("select account_id, month, kind, amount from star.fct_mrr_movement where account_id in ('Held12', 'Held13') and movement = 'expansion' order by 1")
            .ShouldBe(["Held12 2024-01-01 upsell 30", "Held13 2024-02-01 cross_sell 30"]);

    [Fact]
    public void Movements_ForeignCurrency_IsValuedAtTheRateBeforeAndBridgedByFx() =>
        // USD at 100 (January), 110 (February), 121 (from 15 March). 10 USD, then 12 in March, nothing in April.
        // February: 10 × (110 − 100) = 100 fx. March: (12 − 10) × 110 = 220, fx 12 × (121 − 110) = 132. April: −12 × 121 = −1,452.
        Bridge("Dollars").ShouldBe(["2024-01-01 new 1000", "2024-02-01 fx 100", "2024-03-01 expansion 220", "2024-03-01 fx 132", "2024-04-01 churn -1452"]);

    [Fact]
    public void IntraMonthLife_BetweenTwoMonthEnds_IsALineOfItsOwnAndNotInTheBridge()
    {
        Bridge("Brief").ShouldBe(["2024-06-01 new 70"]);
        // 3 to 20 March; from the 10th on two items, 50 + 30.
        warehouse.Rows("select month, started_date, ended_date, highest_mrr from star.fct_intra_month_life").ShouldBe(["2024-03-01 2024-03-03 2024-03-20 80"]);
    }

    [Fact]
    public void Trials_BeforePaying_AreOut() => Bridge("Tries").ShouldBe(["2024-03-01 new 40"]);

    [Fact]
    public void Stretches_ThatOverlap_TheLaterUpdatedWins()
    {
        Bridge("Overlaps").ShouldBe(["2024-02-01 new 120"]);
        warehouse.Rows("select subscription_id, start_date, winner_start_date from intermediate.int_subscription_items_rejected where account_id = 'Overlaps'").ShouldBe(["O1 2024-01-01 2024-02-01"]);
    }

    [Fact]
    public void Starts_AfterTheAsOf_HaveNotHappened() => Bridge("Future").ShouldBeEmpty();

    [Fact]
    public void Bridge_OfEveryAccountMonthAndMember_Closes() =>
        warehouse.Checked.Errors.Select(failure => failure.Message).ShouldBeEmpty();

    private IReadOnlyList<string> Bridge(string account) => warehouse.Rows(
        $"select month, movement, sum(amount) from star.fct_mrr_movement where account_id = '{account}' group by month, movement order by month, movement");
}
