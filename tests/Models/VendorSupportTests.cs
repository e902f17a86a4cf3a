namespace Warehouse.Tests.Models;

/// <summary>Support and touches that a CRM records itself.</summary>
public sealed class VendorSupportTests(VendorSupportTests.Systems warehouse) : IClassFixture<VendorSupportTests.Systems>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Tickets_OfCrmSystems_AreTicketsOfTheAccount() =>
        warehouse.Rows("select ticket_id, account_id, opened_date, first_replied_date, solved_date, is_escalated, priority, channel from intermediate.int_tickets_unioned order by 1").ShouldBe(
        [
            "500A C-1 2024-03-02 – 2024-03-05 yes high portal",
            "500B C-1 2024-03-02 – – no low phone",
            "500D C-1 2024-03-02 2024-03-03 2024-03-05 no normal email",
            // A copy of a ticket that Zendesk has not delivered is all there is of it; 500E's and hubspot:74's original 9 counts itself.
            "500F C-1 2024-03-02 – – no low chat",
            "hubspot:71 C-1 2024-04-01 2024-04-01 2024-04-03 no urgent email",
            "hubspot:72 hubspot:12 2024-04-02 – – no – portal",
            "hubspot:75 hubspot:12 2024-04-02 – – yes normal chat",
            "zendesk:9 C-1 2024-03-02 – – yes low portal",
        ]);

    [Fact]
    public void Tickets_WhereTheCrmHasFieldsForIt_TellRepliesAndRatings() =>
        warehouse.Rows("select ticket_id, first_replied_at is not null, agent_replies, is_reopened, satisfaction from intermediate.int_tickets_unioned where satisfaction is not null order by 1").ShouldBe(
        [
            "500D yes 2 yes 4",
            "hubspot:75 no 3 no 2",
        ]);

    [Fact]
    public void Touchpoints_OfACrm_AreWhatTheAccountsCsmsHaveDone() =>
        warehouse.Rows("select touchpoint_id, account_id, kind, occurred_date, csm, outcome from intermediate.int_touchpoints order by 1").ShouldBe(
        [
            "00TA C-1 call 2024-05-02 Sato Reached",
            "00TB C-1 email 2024-05-07 Sato –",
            // Mori looked after the account until March, Hara before the first snapshot: Salesforce's field history tells it.
            "00TF C-1 task 2024-02-01 Mori –",
            "00TG C-1 call 2024-01-15 Hara –",
            "00TI C-1 call 2024-01-05 – –",
            "00UA C-1 business_review 2024-06-02 Sato –",
            "00UB C-1 check_in 2024-06-03 Sato –",
            "00UG C-1 meeting 2024-06-06 Sato –",
            "00UI C-1 check_in 2024-06-07 Sato –",
            "hubspot:81 C-1 call 2024-02-02 Ken Mori –",
            "hubspot:82 C-1 email 2024-05-02 Yui Sato –",
            "hubspot:86 C-1 business_review 2024-05-02 Yui Sato completed",
            "hubspot:96 C-1 meeting 2024-05-02 Yui Sato scheduled",
            "hubspot:98 hubspot:12 call 2024-05-02 – –",
        ]);

    /// <summary>As of 31 December 2024. The evening in UTC is the next morning in Tokyo.</summary>
    public sealed class Systems() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-12-31")
            .Delivered("2024-12-31", "salesforce", "users", "id, name", "005S, Sato", "005T, Tanaka", "005M, Mori", "005H, Hara")
            .Delivered("2024-02-28", "salesforce", "accounts", "id, name, account_number, website, owner_id, csm_id, system_modstamp", "001A, Aoba, C-1, aoba.example.jp, 005M, , 2024-02-20")
            .Delivered("2024-12-31", "salesforce", "accounts", "id, name, account_number, website, owner_id, csm_id, system_modstamp", "001A, Aoba, C-1, aoba.example.jp, 005T, 005S, 2024-03-01", "001B, Botan, C-2, botan.example.jp, 005T, , 2024-03-01")
            .Delivered(
                "2024-12-31", "salesforce", "account_history", "id, account_id, field, old_value, new_value, created_date",
                "017a, 001A, CSM__c, 005H, 005M, 2024-02-01", "017b, 001A, Owner, 005T, 005M, 2024-02-01", "017c, 001A, CSM__c, 005X, 005H, 2024-01-10")
            .Delivered(
                "2024-12-31", "salesforce", "cases", "id, account_id, origin, priority, is_closed, closed_date, is_escalated, created_date, is_deleted, first_reply, agent_replies, is_reopened, satisfaction, zendesk_ticket_id",
                "500A, 001A, Web, High, true, 2024-03-04 20:00, true, 2024-03-01 20:00, false, , , , , ", "500B, 001A, Phone, Low, false, , false, 2024-03-01 20:00, false, , , , , ",
                "500C, 001A, Web, Low, true, 2024-03-04 20:00, false, 2024-03-01 20:00, true, , , , , ",
                "500D, 001A, Email, Medium, , 2024-03-04 20:00, false, 2024-03-01 20:00, false, 2024-03-02 20:00, 2, true, 4, ",
                "500E, 001A, Web, Low, false, , true, 2024-03-01 20:00, false, , , , , 9", "500F, 001A, Chat, Low, false, , , 2024-03-01 20:00, , , , , , 8")
            .Delivered(
                "2024-12-31", "salesforce", "tasks", "id, account_id, owner_id, type, task_subtype, status, is_closed, activity_date, completed_date_time, call_disposition, is_deleted",
                "00TA, 001A, 005S, Call, , Completed, true, 2024-05-01, 2024-05-01 20:00, Reached, false", "00TB, 001A, 005S, , Email, Completed, , 2024-05-07, , , false",
                "00TC, 001A, 005T, Call, , Completed, true, 2024-05-01, 2024-05-01 20:00, , false", "00TD, 001A, 005S, Call, , Open, false, 2024-05-01, , , false",
                "00TE, 001A, 005S, Call, , Completed, true, 2024-05-01, 2024-05-01 20:00, , true", "00TF, 001A, 005M, , , Completed, true, 2024-02-01, , , ",
                "00TG, 001A, 005H, Call, , Completed, true, , 2024-01-15 03:00, , false", "00TH, 001A, 005S, Call, , Completed, true, , , , false",
                "00TI, 001A, 005X, Call, , Completed, true, , 2024-01-05 03:00, , false")
            .Delivered(
                "2024-12-31", "salesforce", "events", "id, account_id, owner_id, type, start_date_time, activity_date, is_all_day_event, is_child, is_recurrence, is_deleted",
                "00UA, 001A, 005S, Business Review, 2024-06-01 20:00, 2024-06-01, false, false, false, false", "00UB, 001A, 005S, Check-in, 2024-06-03 20:00, 2024-06-03, true, false, false, false",
                "00UC, 001A, 005M, Business Review, 2024-06-01 20:00, 2024-06-01, false, true, false, false", "00UD, 001A, 005S, Check-in, 2024-06-01 20:00, 2024-06-01, false, false, true, false",
                "00UE, 001A, 005S, Check-in, 2024-06-01 20:00, 2024-06-01, false, false, false, true", "00UF, 001A, 005T, Check-in, 2024-06-01 20:00, 2024-06-01, false, false, false, false",
                "00UG, 001A, 005S, , 2024-06-05 20:00, 2024-06-05, , , , ", "00UI, 001A, 005S, Check-in, , 2024-06-07, false, false, false, false", "00UH, 001A, 005S, Check-in, , , false, false, false, false")
            .Delivered("2024-12-31", "zendesk", "tickets", "id, organization_id, priority, via_channel, tags, created_at", "9, 91, low, web, [\"escalated\"], 2024-03-01 20:00")
            .Delivered("2024-12-31", "zendesk", "organizations", "id, name, external_id", "91, Aoba, C-1")
            .Delivered("2024-12-31", "hubspot", "owners", "id, first_name, last_name", "61, Ken, Mori", "62, Yui, Sato", "63, Jun, Tanaka")
            .Delivered("2024-02-28", "hubspot", "companies", "id, name, domain, hubspot_owner_id, hs_lastmodifieddate", "11, Aoba, aoba.example.jp, 61, 2024-02-20")
            .Delivered("2024-06-30", "hubspot", "companies", "id, name, domain, hubspot_owner_id, hs_lastmodifieddate", "11, Aoba, aoba.example.jp, 62, 2024-03-01")
            .Delivered(
                "2024-12-31", "hubspot", "companies", "id, name, domain, hubspot_owner_id, industry, hs_lastmodifieddate", "11, Aoba, aoba.example.jp, 62, Retail, 2024-07-01",
                "12, Izumi, izumi.example.jp, 64, , 2024-03-01")
            .Delivered(
                "2024-12-31", "hubspot", "engagements", "id, hs_engagement_type, hs_timestamp, hubspot_owner_id, hs_activity_type, hs_meeting_outcome, hs_call_status, company_id, archived",
                "81, CALL, 2024-02-01 20:00, 61, , , COMPLETED, 11, false", "82, EMAIL, 2024-05-01 20:00, 62, , , , 11, ", "83, INCOMING_EMAIL, 2024-05-01 20:00, 62, , , , 11, false",
                "84, NOTE, 2024-05-01 20:00, 62, , , , 11, false", "85, MEETING, 2024-05-01 20:00, 62, , CANCELED, , 11, false",
                "86, MEETING, 2024-05-01 20:00, 62, Business review, COMPLETED, , 11, false", "87, CALL, 2024-05-01 20:00, 62, , , NO_ANSWER, 11, false",
                "88, CALL, 2024-05-01 20:00, 63, , , COMPLETED, 11, false", "89, CALL, 2024-05-01 20:00, 62, , , COMPLETED, 11, true",
                "90, MEETING, 2024-05-01 20:00, 62, , RESCHEDULED, , 11, false", "91, MEETING, 2024-05-01 20:00, 62, , NO_SHOW, , 11, false", "92, CALL, 2024-05-01 20:00, 62, , , BUSY, 11, false",
                "93, CALL, 2024-05-01 20:00, 62, , , FAILED, 11, false", "94, CALL, 2024-05-01 20:00, 62, , , CANCELED, 11, false", "95, CALL, 2024-05-01 20:00, 62, , , MISSED, 11, false",
                "96, MEETING, 2024-05-01 20:00, 62, , SCHEDULED, , 11, false", "97, CALL, 2024-05-01 20:00, 62, , , COMPLETED, 12, false", "98, CALL, 2024-05-01 20:00, 64, , , , 12, false")
            .Delivered(
                "2024-12-31", "hubspot", "tickets", "id, createdate, first_agent_reply_date, closed_date, hs_ticket_priority, source_type, company_id, archived, agent_replies, reopened, escalated, satisfaction, zendesk_ticket_id",
                "71, 2024-03-31 20:00, 2024-03-31 21:00, 2024-04-02 20:00, URGENT, EMAIL, 11, false, , , , , ", "72, 2024-04-01 20:00, , , , FORM, 12, , , , , , ",
                "73, 2024-04-01 20:00, , , , FORM, 12, true, , , , , ", "74, 2024-03-01 20:00, , , LOW, FORM, 11, false, , , , , 9", "75, 2024-04-01 20:00, , , MEDIUM, CHAT, 12, false, 3, false, true, 2, ")
            .Build();
    }
}
