namespace Warehouse.Tests.Models;

/// <summary>Leads and opportunities on the last day that is known, on the last day of their time, and under another system's name.</summary>
public sealed class SalesEdgesTests(SalesEdgesTests.Sales sales) : IClassFixture<SalesEdgesTests.Sales>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => sales.ShouldBeApproved();

    [Theory]
    [InlineData("L1", "1 converted 2024-06-30,2 converted 2024-06-30,3 converted 2024-06-30,4 converted 2024-06-30,5 converted 2024-06-30", "all on the day that the warehouse speaks as of")]
    [InlineData("L2", "1 converted 2024-06-01,2 converted 2024-06-02,3 converted 2024-06-03,4 converted 2024-06-10,5 open –", "won, and not paying yet")]
    [InlineData("L3", "1 converted 2024-05-31,2 lost –", "thirty days are up")]
    [InlineData("L4", "1 converted 2024-04-01,2 converted 2024-04-02,3 converted 2024-04-03,4 converted 2024-05-01,5 converted 2024-05-10", "what is free is not paying, half a yen is")]
    public void Lead_OfAnEdge_ReachesTheSteps(string lead, string expected, string because) =>
        sales.Rows($"select step_number, status, reached_date from intermediate.int_acquisition_funnel_steps where lead_id = '{lead}' order by 1").ShouldBe(expected.Split(','), because);

    [Fact]
    public void Opportunity_OfAnEdge_IsOneRow() =>
        // O5 is not known yet. O6 has two leads. USD 100 of March, still open, are 10,000 at March's rate.
        sales.Rows("select opportunity_id, account_id, type, amount, is_closed, is_won, has_lead from star.fct_opportunity order by 1").ShouldBe(
        [
            "O1 AsOf new 100 1 1 1", "O2 New new 100 1 1 1", "O4 Slow new 100 1 1 1", "O6 11 unknown 50 0 0 1", "O7 Old upsell 10000 0 0 0", "S1 001A new 70 0 0 0",
        ]);

    [Fact]
    public void LeadsAndVersions_NameARecordOfASystem_ThatFilesMayName()
    {
        // 11 is a company of HubSpot's and a customer of Stripe's: it could mean either.
        sales.Rows("select lead_id, account_id from intermediate.int_leads where lead_id in ('L5', 'L6') order by 1").ShouldBe(["L5 11", "L6 Old"]);
        sales.Rows("select opportunity_id, account_id from intermediate.int_opportunity_versions where opportunity_id in ('O6', 'O7', 'S1') order by 1").ShouldBe(["O6 11", "O7 Old", "S1 001A"]);
    }

    /// <summary>As of 30 June 2024.</summary>
    public sealed class Sales() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-06-30")
            .Given("accounts", "account_id, account_name, created_at", "AsOf, AsOf, 2023-01-01", "New, New, 2023-01-01", "Slow, Slow, 2023-01-01", "Old, Old, 2023-01-01")
            .Delivered("2024-01-01", "salesforce", "accounts", "id, name, website", "001A, Force, force.example.jp")
            .Delivered("2024-01-01", "stripe", "customers", "id, name, external_id", "cus_1, Old, Old", "11, Zett, ")
            .Delivered("2024-01-01", "hubspot", "companies", "id, name, domain", "11, Eleven, eleven.example.jp")
            .Given("fx_rates", "date, currency, rate", "2024-03-01, USD, 100", "2024-04-01, USD, 120")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months",
                "A1, AsOf, Core, 2024-06-30, 100, 1", "S1, Slow, Core, 2024-05-02, 0, 1", "S2, Slow, Core, 2024-05-10, 0.5, 1", "S3, Slow, Side, 2024-06-01, 100, 1", "C1, Old, Core, 2024-01-01, 100, 1")
            .Given(
                "leads", "lead_id, account_id, channel, created_date, qualified_date, opportunity_id, converted_date",
                "L1, AsOf, web, 2024-06-30, 2024-06-30, O1, 2024-06-30", "L2, New, web, 2024-06-01, 2024-06-02, O2, 2024-06-03", "L3, , web, 2024-05-31, , , ", "L4, Slow, web, 2024-04-01, 2024-04-02, O4, 2024-04-03",
                "L5, 11, web, 2024-03-01, , O6, ", "L6, cus_1, web, 2024-03-01, , O6, ")
            .Given(
                "opportunities", "opportunity_id, account_id, type, stage, amount, currency, created_date, closed_date, is_won",
                "O1, AsOf, new, won, 100, , 2024-06-30, 2024-06-30, true", "O2, New, new, won, 100, , 2024-06-03, 2024-06-10, true", "O4, Slow, new, won, 100, , 2024-04-03, 2024-05-01, true", "O5, Old, upsell, open, 100, , 2024-07-01, , ",
                "O6, 11, , open, 50, , 2024-03-05, , ", "O7, cus_1, upsell, open, 100, USD, 2024-03-10, , ")
            .Delivered("2024-06-30", "salesforce", "opportunities", "id, account_id, type, stage_name, is_closed, is_won, created_date, amount", "S1, 001A, New, Negotiation, false, false, 2024-03-01, 70")
            .Build();
    }
}
