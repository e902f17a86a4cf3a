namespace Warehouse.Tests.Models;

/// <summary>The worked example of the metric contract: twelve accounts pay 585; a year later they pay 410, and the sum of the smaller of both is 340.</summary>
public sealed class RetentionTests(RetentionTests.Example warehouse) : IClassFixture<RetentionTests.Example>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Retention_OfTheWorkedExample_Is70And58Percent() =>
        warehouse.Rows(
            """
            select sum(opening_mrr), sum(closing_mrr), sum(kept_mrr), sum(opening_accounts), sum(lost_accounts),
                round(100 * ratio(sum(closing_mrr), sum(opening_mrr)), 2), round(100 * ratio(sum(kept_mrr), sum(opening_mrr)), 2)
            from star.fct_retention where month = '2019-12-01' and window_months = 12
            """).ShouldBe(["585 410 340 12 3 70.09 58.12"]);

    [Fact]
    public void Retention_AccountsThatBoughtMore_AreCountedOnceEach() =>
        // H, I, K and L pay more for what they held; J buys another product; G coming back is no expansion.
        warehouse.Rows("select sum(has_upsell), sum(has_cross_sell) from star.fct_retention where month = '2019-12-01' and window_months = 12").ShouldBe(["4 1"]);

    [Fact]
    public void Retention_OfOneMonth_ComparesWithTheMonthBefore() =>
        // December: C's 60 leaves, L goes from 20 to 25. November closed at 60 + 45 + 50 + 45 + 40 + 60 + 70 + 40 + 35 + 20 + 500 = 965.
        warehouse.Rows("select sum(opening_mrr), sum(closing_mrr), sum(kept_mrr), sum(lost_accounts), sum(has_upsell) from star.fct_retention where month = '2019-12-01' and window_months = 1")
            .ShouldBe(["965 910 905 1 1"]);

    [Fact]
    public void Retention_BeforeTheWindowIsWhole_HasNoRow() =>
        warehouse.Rows("select window_months, min(month) from star.fct_retention group by 1 order by 1").ShouldBe(["1 2019-01-01", "12 2019-12-01"]);

    /// <summary>As of 31 December 2019.</summary>
    /// <remarks>
    /// A, B, C (240) leave; D goes from 50 to 45; E 50, F 45, G 40 stay, G after three months away; H 40 → 10 → 60; I 40 → 70; J 30 + another
    /// product for 10; K 30 → 35; L 20 → 25. N (500) is new and never enters.
    /// </remarks>
    public sealed class Example() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2019-12-31")
            .Given(
                "subscriptions",
                "subscription_id, account_id, product, start_date, end_date, amount, billing_months",
                "A, A, Core, 2018-12-01, 2019-02-01, 100, 1", "B, B, Core, 2018-12-01, 2019-07-01, 80, 1", "C, C, Core, 2018-12-01, 2019-12-31, 60, 1",
                "D, D, Core, 2018-12-01, 2019-05-01, 50, 1", "D, D, Core, 2019-05-01, , 45, 1",
                "E, E, Core, 2018-12-01, , 50, 1", "F, F, Core, 2018-12-01, , 45, 1",
                "G, G, Core, 2018-12-01, 2019-03-01, 40, 1", "G, G, Core, 2019-06-01, , 40, 1",
                "H, H, Core, 2018-12-01, 2019-06-01, 40, 1", "H, H, Core, 2019-06-01, 2019-10-01, 10, 1", "H, H, Core, 2019-10-01, , 60, 1",
                "I, I, Core, 2018-12-01, 2019-08-01, 40, 1", "I, I, Core, 2019-08-01, , 70, 1",
                "J, J, Core, 2018-12-01, , 30, 1", "J2, J, Side, 2019-09-15, , 10, 1",
                "K, K, Core, 2018-12-01, 2019-11-01, 30, 1", "K, K, Core, 2019-11-01, , 35, 1",
                "L, L, Core, 2018-12-01, 2019-12-01, 20, 1", "L, L, Core, 2019-12-01, , 25, 1",
                "N, N, Core, 2019-05-01, , 500, 1")
            .Build("+fct_retention");
    }
}
