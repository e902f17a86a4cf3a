namespace Warehouse.Tests.Models;

/// <summary>What files in standard shape say of an account by the number that a CRM gave it.</summary>
public sealed class SystemNameTests(SystemNameTests.Names names) : IClassFixture<SystemNameTests.Names>
{
    private const string Told = "1 Z-1, 2 77, 3 nobody";

    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => names.ShouldBeApproved();

    [Theory]
    [InlineData("int_milestones", "milestone_id")]
    [InlineData("int_referrals", "referral_id")]
    [InlineData("int_surveys", "response_id")]
    [InlineData("int_tickets_unioned", "ticket_id")]
    [InlineData("int_touchpoints", "touchpoint_id")]
    [InlineData("int_usage_events_unioned", "event_id")]
    public void Name_ThatASystemGave_IsItsAccountUnlessTwoSystemsGaveIt(string model, string id) =>
        // 001Z is the Salesforce record of Z-1. 77 is one account's of Salesforce and another's of HubSpot: nothing says which is meant.
        string.Join(", ", names.Rows($"select {id}, account_id from intermediate.{model} where {id} < '4' order by 1")).ShouldBe(Told);

    [Fact]
    public void NameOfWhoWasReferred_IsItsAccountToo() =>
        string.Join(", ", names.Rows("select referral_id, referred_account_id from intermediate.int_referrals order by 1")).ShouldBe(Told);

    [Fact]
    public void TicketOfARavenStackAccount_IsOfTheAccountThatItWasMatchedTo() =>
        // RavenStack calls the account by its Salesforce record too.
        names.Rows("select account_id from intermediate.int_tickets_unioned where ticket_id like '%R4'").ShouldBe(["Z-1"]);

    /// <summary>As of 31 December 2024; only the models that ask for names.</summary>
    public sealed class Names() : BuiltWarehouse(Make())
    {
        private const string At = "2024-12-31";

        private static ScratchWarehouse Make() => new ScratchWarehouse(At)
            .Delivered(At, "salesforce", "accounts", "id, name, account_number", "001Z, 青葉商事株式会社, Z-1", "77, みどり工業, Z-7")
            .Delivered(At, "hubspot", "companies", "id, name", "77, いずみ")
            .Delivered(At, "ravenstack", "accounts", "account_id, account_name, country", "001Z, 青葉商事, Japan")
            .Delivered(At, "ravenstack", "support_tickets", "ticket_id, account_id, submitted_at", "R4, 001Z, 2024-03-01")
            .Given("milestones", "milestone_id, account_id, name", Of("kickoff"))
            .Given("referrals", "referral_id, account_id, referred_account_id, referred_at", "1, 001Z, 001Z, 2024-03-01", "2, 77, 77, 2024-03-01", "3, nobody, nobody, 2024-03-01")
            .Given("surveys", "response_id, account_id, answered_at, kind, score", Of("2024-03-01, nps, 9"))
            .Given("tickets", "ticket_id, account_id, opened_at", Of("2024-03-01"))
            .Given("touchpoints", "touchpoint_id, account_id, occurred_at, kind", Of("2024-03-01, call"))
            .Given("usage_events", "event_id, account_id, occurred_at, user_id", Of("2024-03-01, U1"))
            .Build("+int_milestones, +int_referrals, +int_surveys, +int_tickets_unioned, +int_touchpoints, +int_usage_events_unioned");

        private static string[] Of(string rest) => [.. new[] { "1, 001Z", "2, 77", "3, nobody" }.Select(row => $"{row}, {rest}")];
    }
}
