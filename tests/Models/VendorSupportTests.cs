namespace Warehouse.Tests.Models;

/// <summary>Support and touches that a CRM records itself.</summary>
public sealed class VendorSupportTests(VendorSupportTests.Systems warehouse) : IClassFixture<VendorSupportTests.Systems>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Tickets_OfCrmSystems_AreTicketsOfTheAccount() =>
        warehouse.Rows("select ticket_id, account_id, opened_date, first_replied_date, solved_date, is_escalated, priority, channel, satisfaction from intermediate.int_tickets_unioned order by 1").ShouldBe(
        [
            "500A C-1 2024-03-02 – 2024-03-05 yes high portal –",
            "500B C-1 2024-03-02 – – no low phone –",
            "hubspot:71 C-1 2024-04-01 2024-04-01 2024-04-03 no urgent email –",
            "hubspot:72 hubspot:12 2024-04-02 – – no – portal –",
        ]);

    [Fact]
    public void Touchpoints_OfSalesforce_AreTheDoneTasksOfTheAccountsCsm() =>
        warehouse.Rows("select touchpoint_id, account_id, kind, occurred_date, csm, outcome from intermediate.int_touchpoints order by 1").ShouldBe(
        [
            "00TA C-1 call 2024-05-02 Sato Reached",
            "00TB C-1 email 2024-05-07 Sato –",
        ]);

    /// <summary>As of 31 December 2024. The evening in UTC is the next morning in Tokyo.</summary>
    public sealed class Systems() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-12-31")
            .Delivered("2024-12-31", "salesforce", "users", "id, name", "005S, Sato", "005T, Tanaka")
            .Delivered("2024-12-31", "salesforce", "accounts", "id, name, account_number, website, owner_id, csm_id", "001A, Aoba, C-1, aoba.example.jp, 005T, 005S")
            .Delivered(
                "2024-12-31", "salesforce", "cases", "id, account_id, origin, priority, is_closed, closed_date, is_escalated, created_date, is_deleted",
                "500A, 001A, Web, High, true, 2024-03-04 20:00, true, 2024-03-01 20:00, false", "500B, 001A, Phone, Low, false, , false, 2024-03-01 20:00, false",
                "500C, 001A, Web, Low, true, 2024-03-04 20:00, false, 2024-03-01 20:00, true")
            .Delivered(
                "2024-12-31", "salesforce", "tasks", "id, account_id, owner_id, type, task_subtype, status, is_closed, activity_date, completed_date_time, call_disposition, is_deleted",
                "00TA, 001A, 005S, Call, , Completed, true, 2024-05-01, 2024-05-01 20:00, Reached, false", "00TB, 001A, 005S, , Email, Completed, , 2024-05-07, , , false",
                "00TC, 001A, 005T, Call, , Completed, true, 2024-05-01, 2024-05-01 20:00, , false", "00TD, 001A, 005S, Call, , Open, false, 2024-05-01, , , false",
                "00TE, 001A, 005S, Call, , Completed, true, 2024-05-01, 2024-05-01 20:00, , true")
            .Delivered("2024-12-31", "hubspot", "companies", "id, name, domain", "11, Aoba, aoba.example.jp", "12, Izumi, izumi.example.jp")
            .Delivered(
                "2024-12-31", "hubspot", "tickets", "id, createdate, first_agent_reply_date, closed_date, hs_ticket_priority, source_type, company_id, archived",
                "71, 2024-03-31 20:00, 2024-03-31 21:00, 2024-04-02 20:00, URGENT, EMAIL, 11, false", "72, 2024-04-01 20:00, , , , FORM, 12, ", "73, 2024-04-01 20:00, , , , FORM, 12, true")
            .Build();
    }
}
