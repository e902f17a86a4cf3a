namespace Warehouse.Tests.Models;

/// <summary>What holds by a rule of the settings where the CRM says nothing: fit with the ideal customer profile, and first value.</summary>
public sealed class SettingRulesTests
{
    private const string Accounts = "account_id, account_name, created_at, industry, segment, employees, icp_fit";

    private static readonly string[] FiveAccounts =
    [
        "Fits, Fits, 2024-01-01, SaaS, mid, 50, ",
        "TooSmall, TooSmall, 2024-01-01, SaaS, mid, 49, ",
        "OtherIndustry, OtherIndustry, 2024-01-01, Steel, mid, 80, ",
        "Unsized, Unsized, 2024-01-01, Retail, mid, , ",
        "Said, Said, 2024-01-01, Steel, mid, 10, medium",
    ];

    [Theory]
    [InlineData("""{"icp_rule": {"industries": ["SaaS", "Retail"], "minimum_employees": 50, "maximum_employees": 200}}""", "Fits high, OtherIndustry low, Said medium, TooSmall low, Unsized low")]
    [InlineData("""{"icp_rule": {"segments": ["mid"]}}""", "Fits high, OtherIndustry high, Said medium, TooSmall high, Unsized high")]
    [InlineData("""{}""", "Fits unknown, OtherIndustry unknown, Said medium, TooSmall unknown, Unsized unknown")]
    public void IcpFit_WhereTheCrmSaysNothing_IsTheRules(string settings, string expected)
    {
        using var warehouse = new ScratchWarehouse("2024-12-31", settings).Given("accounts", Accounts, FiveAccounts).Build("+int_account_versions");

        string.Join(", ", warehouse.Rows("select account_id, icp_fit from intermediate.int_account_versions order by 1")).ShouldBe(expected);
    }

    [Fact]
    public void FirstValue_WithoutAMilestone_IsTheDayThatTheRuleAsksFor()
    {
        // The second day of a life on which report or export is used. Milestone: said on 20 March, whatever is used. Returns: the uses of the first
        // life do not count for the second.
        using var warehouse = new ScratchWarehouse("2024-12-31", """{"first_value": {"features": ["report", "export"], "days": 2}}""")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, billing_months",
                "1, Uses, Core, 2024-03-01, , 100, 1", "2, Once, Core, 2024-03-01, , 100, 1", "3, Milestone, Core, 2024-03-01, , 100, 1", "4, Returns, Core, 2024-01-01, 2024-02-01, 100, 1", "5, Returns, Core, 2024-06-01, , 100, 1")
            .Given("milestones", "milestone_id, account_id, name, completed_at", "M1, Milestone, first_value, 2024-03-20")
            .Given(
                "usage_events", "event_id, account_id, user_id, occurred_at, event, feature",
                "E1, Uses, U1, 2024-02-28 03:00:00, feature, report", "E2, Uses, U1, 2024-03-05 03:00:00, feature, report", "E3, Uses, U2, 2024-03-05 04:00:00, feature, export",
                "E4, Uses, U1, 2024-03-06 03:00:00, feature, search", "E5, Uses, U1, 2024-03-07 03:00:00, feature, export", "E6, Once, U1, 2024-03-05 03:00:00, feature, report",
                "E7, Milestone, U1, 2024-03-02 03:00:00, feature, report", "E8, Milestone, U1, 2024-03-03 03:00:00, feature, report",
                "E9, Returns, U1, 2024-01-10 03:00:00, feature, report", "E10, Returns, U1, 2024-06-10 03:00:00, feature, report", "E11, Returns, U1, 2024-06-11 03:00:00, feature, report")
            .Build("+fct_account_journey");

        warehouse.Rows("select account_id, life_number, first_value_date from star.fct_account_journey order by 1, 2")
            .ShouldBe(["Milestone 1 2024-03-20", "Once 1 –", "Returns 1 –", "Returns 2 2024-06-11", "Uses 1 2024-03-07"]);
    }
}
