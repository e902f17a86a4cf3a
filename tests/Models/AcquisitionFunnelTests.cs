namespace Warehouse.Tests.Models;

/// <summary>From lead to first payment: every window counts from the lead's creation.</summary>
public sealed class AcquisitionFunnelTests(AcquisitionFunnelTests.Leads warehouse) : IClassFixture<AcquisitionFunnelTests.Leads>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Steps_InTime_AreConvertedOnTheLastDays() =>
        Steps("InTime").ShouldBe(["1 lead converted 0", "2 qualified converted 30", "3 opportunity converted 60", "4 won converted 180", "5 paying converted 181"]);

    [Fact]
    public void Deal_ClosedAsLost_IsLostAtOnce() =>
        // The window for winning runs until 18 August; the deal was lost on 1 May.
        Steps("DealLost").ShouldBe(["1 lead converted 0", "2 qualified converted 1", "3 opportunity converted 2", "4 won lost –"]);

    [Fact]
    public void Lead_NeverQualified_GoesNoFurther()
    {
        Steps("NeverQualified").ShouldBe(["1 lead converted 0", "2 qualified lost –"]);
        Steps("SkipsQualified").ShouldBe(["1 lead converted 0", "2 qualified open –"]);
    }

    [Fact]
    public void Paying_IsTheFirstItemOnOrAfterTheDayWon() =>
        Steps("PaidBefore").ShouldBe(["1 lead converted 0", "2 qualified converted 1", "3 opportunity converted 2", "4 won converted 30", "5 paying converted 39"]);

    [Fact]
    public void Lead_CreatedAfterTheAsOf_HasNotCome() => Steps("Tomorrow").ShouldBeEmpty();

    [Fact]
    public void Lead_ByChannelAndSegment_TakesTheAccountOfItsDeal() =>
        warehouse.Rows("select entry_id, steps.channel, segment from star.fct_funnel_step as steps inner join star.dim_account using (account_key) where funnel = 'acquisition' and step_number = 1 order by 1")
            .ShouldBe(["DealLost web unknown", "InTime web SMB", "NeverQualified web unknown", "PaidBefore partner ENT", "SkipsQualified unknown unknown"]);

    [Fact]
    public void Opportunities_WithoutALead_AreToldApart_AndFutureClosingsAreOpen() =>
        warehouse.Rows("select opportunity_id, has_lead, is_closed, is_won, won_amount from star.fct_opportunity order by 1")
            .ShouldBe(["O1 1 1 1 100", "O2 1 1 0 0", "O4 1 1 1 100", "O5 1 0 0 0", "O9 0 0 0 0"]);

    private IReadOnlyList<string> Steps(string lead) =>
        warehouse.Rows($"select step_number, step, status, days from star.fct_funnel_step where funnel = 'acquisition' and entry_id = '{lead}' order by step_number");

    /// <summary>As of 30 June 2024.</summary>
    /// <remarks>Leads of 1 January 2024 have until 31 January, 1 March, 29 June and 29 July; as of 30 June.</remarks>
    public sealed class Leads() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-06-30")
            .Given("accounts", "account_id, account_name, segment, created_at", "A1, A1, SMB, 2024-01-01", "A4, A4, ENT, 2023-01-01")
            .Given(
                "leads", "lead_id, account_id, channel, created_date, qualified_date, opportunity_id, converted_date",
                "InTime, , web, 2024-01-01, 2024-01-31, O1, 2024-03-01",
                "DealLost, A2, web, 2024-02-20, 2024-02-21, O2, 2024-02-22",
                "NeverQualified, A3, web, 2024-01-01, , , ",
                "PaidBefore, A4, partner, 2024-04-01, 2024-04-02, O4, 2024-04-03",
                "SkipsQualified, A5, , 2024-06-01, , O5, 2024-06-02",
                "Tomorrow, A6, web, 2024-07-01, , , ")
            .Given(
                "opportunities", "opportunity_id, account_id, type, stage, amount, created_date, closed_date, is_won",
                "O1, A1, new, won, 100, 2024-03-01, 2024-06-29, true", "O2, A2, new, lost, 100, 2024-02-22, 2024-05-01, false",
                "O4, A4, new, won, 100, 2024-04-03, 2024-05-01, true", "O5, A5, new, open, 100, 2024-06-02, , ",
                "O9, A4, upsell, won, 50, 2024-05-02, 2024-07-05, true")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months",
                "1, A1, Core, 2024-06-30, 100, 1", "2, A4, Core, 2023-05-01, 100, 1", "3, A4, Side, 2024-05-10, 100, 1")
            .Build();
    }
}
