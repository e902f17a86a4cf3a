namespace Warehouse.Tests.Models;

/// <summary>Kaplan–Meier over first lives: A and B begin in January, C and D in March; A churns in March, C in April.</summary>
public sealed class SurvivalTests(SurvivalTests.Lives lives) : IClassFixture<SurvivalTests.Lives>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => lives.ShouldBeApproved();

    [Fact]
    public void Survival_OfAllLives_TakesAtEachAgeThoseWhoReachedIt() =>
        // As of June: one of four churns at age 1, then one of the three who were observed to age 2 (A, B, D): 3/4 × 2/3.
        lives.Rows("select age, accounts_at_risk, churned_accounts, survival from marts.mart_survival where cut = 'all' and month = '2024-06-01' order by 1")
            .ShouldBe(["0 4 0 1", "1 4 1 0.75", "2 3 1 0.5", "3 2 0 0.5", "4 1 0 0.5", "5 1 0 0.5"]);

    [Fact]
    public void Survival_AsOfAnEarlierMonth_KnowsOnlyWhatHadHappened() =>
        // As of March: C and D are of age 0; A has just churned at age 2.
        lives.Rows("select age, accounts_at_risk, churned_accounts, survival from marts.mart_survival where cut = 'all' and month = '2024-03-01' order by 1")
            .ShouldBe(["0 4 0 1", "1 2 0 1", "2 2 1 0.5"]);

    [Fact]
    public void Survival_WithoutADiscount_AddsUpToTheMonthsExpected() =>
        // 1 + 0.75 + 0.5.
        lives.Rows("select discounted_months from marts.mart_survival where cut = 'all' and month = '2024-06-01' and age = 2").ShouldBe(["2.25"]);

    [Fact]
    public void Survival_OfAMemberWhoseLastAccountChurned_Is0AndThenUnknown() =>
        // Web is C alone, which is gone at age 1. Nobody was at risk at age 2.
        lives.Rows("select age, accounts_at_risk, survival from marts.mart_survival where cut = 'channel' and member = 'web' and month = '2024-06-01' order by 1")
            .ShouldBe(["0 1 1", "1 1 0", "2 0 –", "3 0 –"]);

    [Fact]
    public void Survival_OfOneCohort_IsTheShareLeft() =>
        lives.Rows("select cohort_month, age, survival from marts.mart_survival where cut = 'cohort' and month = '2024-04-01' order by 1, 2")
            .ShouldBe(["2024-01-01 0 1", "2024-01-01 1 1", "2024-01-01 2 0.5", "2024-01-01 3 0.5", "2024-03-01 0 1", "2024-03-01 1 0.5"]);

    [Fact]
    public void Survival_OfFewerThanThirtyAccounts_HasNoLastAge() =>
        lives.Rows("select sum(is_last_age) from marts.mart_survival").ShouldBe(["0"]);

    [Fact]
    public void Survival_OfThirtyAccounts_EndsAtTheLastAgeThatThirtyReached()
    {
        using var warehouse = new ScratchWarehouse("2024-05-31")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, billing_months", [.. Enumerable.Range(1, 31).Select(i => $"{i}, A{i}, Core, 2024-01-01, {(i <= 2 ? "2024-03-10" : "")}, 10, 1")])
            .Build("+mart_survival");

        // 31 are at risk at ages 0 to 2, where two churn; 29 at age 3. At 10 % a year: 1 + 1.1^(−1/12) + 29/31 × 1.1^(−2/12) = 1 + 0.992089 + 0.920741.
        warehouse.Rows("select age, accounts_at_risk, discounted_months from marts.mart_survival where cut = 'all' and month = '2024-05-01' and is_last_age = 1").ShouldBe(["2 31 2.91283"]);
    }

    [Fact]
    public void Checks_OfTheseLives_FindNothingWrong() => lives.Checked.Errors.Select(failure => failure.Message).ShouldBeEmpty();

    [Fact]
    public void Check_OfACurveThatRises_FindsIt() =>
        lives.Finds("survival_never_rises", "update marts.mart_survival set survival = 0.9 where cut = 'all' and month = '2024-06-01' and age = 3").ShouldBe(1);

    /// <summary>As of the end of June 2024, without a discount.</summary>
    public sealed class Lives() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-06-30", """{"yearly_discount_rate": 0}""")
            .Given("accounts", "account_id, account_name, created_at, acquisition_channel", "A, A, 2023-01-01, event", "B, B, 2023-01-01, event", "C, C, 2023-01-01, web", "D, D, 2023-01-01, event")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, billing_months",
                // A comes back in May: its first life has ended all the same.
                "1, A, Core, 2024-01-01, 2024-03-10, 100, 1", "2, A, Core, 2024-05-01, , 100, 1", "3, B, Core, 2024-01-10, , 100, 1", "4, C, Core, 2024-03-01, 2024-04-20, 100, 1", "5, D, Core, 2024-03-01, , 100, 1")
            .Build();
    }
}
