namespace Warehouse.Tests.Models;

/// <summary>Each word, flag and gap of the systems' records, one record a case.</summary>
public sealed class VendorRecordTests(VendorRecordTests.Records warehouse) : IClassFixture<VendorRecordTests.Records>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void Opportunities_OfSalesforce_AreClosedByFlagOrElseByStage() =>
        warehouse.Rows("select opportunity_id, type, source, closed_date, is_won from staging.stg_salesforce__opportunities order by 1").ShouldBe(
        [
            "O01 new cs 2024-05-01 yes", "O02 new cs 2024-05-01 no", "O03 new sales – no", "O04 upsell sales – yes", "O05 upsell sales 2024-05-01 no", "O06 cross_sell partner – no",
            "O07 cross_sell partner – no", "O08 renewal marketing – no", "O09 renewal marketing – no", "O10 – marketing – no", "O11 – marketing – no", "O12 – marketing – no", "O13 – – – no",
        ]);

    [Fact]
    public void Opportunities_OfHubSpot_AreClosedByFlagOrElseByStage() =>
        warehouse.Rows("select opportunity_id, type, closed_date, is_won from staging.stg_hubspot__opportunities order by 1").ShouldBe(
        [
            "hubspot:1 new 2024-05-02 yes", "hubspot:2 upsell 2024-05-02 no", "hubspot:3 cross_sell – no", "hubspot:4 renewal – yes", "hubspot:5 new 2024-05-02 no", "hubspot:6 – – no",
        ]);

    [Fact]
    public void Companies_OfHubSpot_AreMergedIntoTheOneThatNamesThem() =>
        // 13 is named by two: the later one has it. 16 names itself, which is no merger. 17 names fifty, and one more that is not read.
        warehouse.Rows("select record_id, survivor_record_id, is_deleted from staging.stg_hubspot__companies where survivor_record_id in ('11', '15', '16') or record_id in ('11', '15', '16', '17') order by 1")
            .ShouldBe(["11 – no", "12 11 yes", "13 15 yes", "14 11 no", "15 – no", "16 – yes", "17 – no"]);

    [Fact]
    public void Ratings_OfZendesk_CountByTheLastAnswer() =>
        // 2: bad after good. 4: the update came later than the other's creation. 5: of two at one instant the one with the higher id.
        warehouse.Rows("select ticket_id, satisfaction, is_reopened, is_escalated, channel from staging.stg_zendesk__tickets order by 1").ShouldBe(
        [
            "zendesk:1 5 no yes portal", "zendesk:2 1 yes no phone", "zendesk:3 – yes no email", "zendesk:4 5 – no –", "zendesk:5 1 – no –", "zendesk:6 5 – no –", "zendesk:7 1 – no –",
            "zendesk:8 1 – no –",
        ]);

    [Fact]
    public void InvoiceLines_OfStripe_AreOfAKind() =>
        warehouse.Rows("select invoice_line_id, amount, kind from staging.stg_stripe__invoice_lines order by 1").ShouldBe(
        [
            "cn1 -300 credit", "cn3 -4 credit", "i1:l1 100 recurring", "i1:l2 -50 credit", "i1:l3 70 one_off", "i1:l4 80 usage", "i1:l5 0 recurring", "i4:l1 10 recurring",
        ]);

    [Fact]
    public void Account_OfSalesforce_WasWhatItsHistorySays() =>
        warehouse.Rows("select valid_from, account_name, industry, region, country, segment, employees, icp_fit, touch_tier, csm, channel from staging.stg_salesforce__account_versions where account_id = '001W' order by 1").ShouldBe(
        [
            "1900-01-01 Name1 Industry1 Region1 Country1 Segment1 1 low tech Mori Source1",
            "2024-02-01 Name3 Industry1 Region3 Country3 Segment1 3 low high Sato Source1",
            "2024-03-01 Name3 Industry3 Region3 Country3 Segment3 3 high high Sato Source3",
        ]);

    [Fact]
    public void Subscriptions_OfStripe_EndWhereTheyAreGoneAndShareADiscount() =>
        // Of ¥100 a third is ¥33; the last item bears what is left, ¥34. A coupon without a duration was for one invoice.
        warehouse.Rows(
            """
            select subscription_id, start_date, end_date, seats, discount_amount, is_trial from staging.stg_stripe__subscriptions
            where subscription_id in ('gone', 'stays', 'over', 'late', 'short', 'long', 'discounted', 'tried', 'third1', 'third2', 'third3', 'nolength', 'noworth') order by 1, 2
            """).ShouldBe(
        [
            "discounted 2024-01-01 2024-02-15 1 20 no", "discounted 2024-02-15 2024-03-01 1 0 no", "discounted 2024-03-01 – 2 20 no", "gone 2024-01-01 2024-06-30 1 0 no", "late 2024-01-01 2024-06-30 1 0 no",
            "long 2024-01-01 2024-02-01 2 0 no", "long 2024-02-01 – 4 0 no", "nolength 2024-01-01 – 1 0 no", "noworth 2024-01-01 – 1 0 no", "over 2024-01-01 2024-02-01 1 0 no",
            "stays 2024-01-01 2024-06-30 1 0 no", "stays 2024-06-30 2024-09-30 5 0 no", "third1 2024-01-01 – 1 33 no", "third2 2024-01-01 – 1 33 no", "third3 2024-01-01 – 1 34 no",
            "tried 2024-01-01 2024-02-01 1 0 yes", "tried 2024-02-01 2024-05-31 1 0 no",
        ]);

    /// <summary>As of 31 December 2024; only what reads vendors' records by itself.</summary>
    public sealed class Records() : BuiltWarehouse(Make())
    {
        private const string At = "2024-12-31";

        private static ScratchWarehouse Make() => Stripe(Events(Standard(Zendesk(HubSpot(Salesforce(new ScratchWarehouse(At)))))))
            .Delivered(At, "ravenstack", "subscriptions", "subscription_id, account_id, start_date, mrr_amount, arr_amount, is_trial", "S1, A, 2024-01-01, , 1200, ", "S2, A, 2024-01-01, 50, 1200, true")
            .Delivered(At, "ravenstack", "support_tickets", "ticket_id, account_id, submitted_at, escalation_flag", "T1, A, 2024-03-01, ", "T2, A, 2024-03-01, true")
            .Build(
                "+stg_salesforce__account_versions, stg_salesforce__accounts, stg_salesforce__leads, stg_salesforce__opportunities, stg_salesforce__tickets, stg_salesforce__touchpoints, +stg_hubspot__account_versions, "
                + "stg_hubspot__companies, stg_hubspot__leads, stg_hubspot__opportunities, stg_hubspot__tickets, stg_zendesk__tickets, stg_stripe__customers, +stg_stripe__invoice_lines, +stg_stripe__subscriptions, "
                + "stg_ravenstack__subscriptions, stg_ravenstack__tickets, stg_standard__invoice_lines, stg_standard__opportunities, stg_standard__opportunity_versions, "
                + "+int_account_identities, +int_account_aliases");

        private static ScratchWarehouse Salesforce(ScratchWarehouse warehouse) => warehouse
            .Delivered(At, "salesforce", "users", "id, name", "005M, Mori", "005S, Sato", "005T, Tanaka")
            .Delivered(
                "2024-06-30", "salesforce", "accounts",
                "id, name, industry, region, billing_state, billing_country, segment, number_of_employees, icp_fit, touch_tier, account_source, owner_id, csm_id, system_modstamp, is_deleted",
                "001W, Name3, Industry3, Region3, State3, Country3, Segment3, 3, High, High, Source3, 005M, 005S, 2024-06-01, ",
                "001X, Name3, Industry3, Region3, State3, Country3, Segment3, 3, High, High, Source3, 005M, 005S, 2024-06-01, true",
                "001Y, Name3, , , State3, , , , , , , 005M, , 2024-06-01, ", "001Z, Name3, , , State3, , , , , , , 005S, , 2024-06-01, ", "001N, NoOne, , , , , , , , , , , , 2024-06-01, false")
            .Delivered(
                "2024-06-30", "salesforce", "account_history", "id, account_id, field, old_value, new_value, created_date",
                [.. Changes("001W", "2024-01-31 15:00", "2024-02-29 15:00"), .. Changes("001X", "2024-02-29 15:00", "2024-01-31 15:00"),
                    "y1, 001Y, BillingState, State1, State3, 2024-01-31 15:00", "y2, 001Y, Owner, 005S, 005M, 2024-01-31 15:00", "y3, 001Y, Name, Name1, Name3, 2024-02-29 15:00",
                    "y4, 001Y, Name, Name2, Name3, 2024-03-31 15:00", "y5, 001Y, Name, Name1b, Name2, 2024-03-31 15:00", "w9, 001W, Name, Name3, Name4, 2024-06-15", "z1, 001Z, Name, Name1, Name3, 2024-01-31 15:00",
                    "z2, 001Z, BillingState, State1, State3, 2024-02-29 15:00", "z3, 001Z, Owner, 005M, 005S, 2024-02-29 15:00"])
            .Delivered(
                At, "salesforce", "leads", "id, lead_source, created_date, qualified_date, converted_date, converted_account_id, converted_opportunity_id, is_deleted",
                "L1, Web, 2024-03-01 20:00, 2024-03-05, 2024-03-09, 001W, O01, false", "L2, Web, 2024-03-01, , , , , ", "L3, Web, 2024-03-01, , , , , true")
            .Delivered(
                At, "salesforce", "opportunities", "id, account_id, type, lead_source, stage_name, is_closed, is_won, close_date, created_date, owner_id, currency_iso_code, amount, is_deleted",
                "O01, 001W, New, Customer Success, Closed Won, , , 2024-05-01, 2024-03-01 20:00, 005S, jpy, 100, ", "O02, 001W, New Business, CS, Closed Lost, , , 2024-05-01, 2024-03-01, , usd, 100, false",
                "O03, 001W, New Customer, Sales, Negotiation, , , 2024-05-01, 2024-03-01, , , 100, ", "O04, 001W, Upsell, Outbound, Closed Won, false, true, 2024-05-01, 2024-03-01, , , 100, ",
                "O05, 001W, Existing Customer - Upgrade, Cold Call, Negotiation, true, false, 2024-05-01, 2024-03-01, , , 100, ", "O06, 001W, Cross-Sell, Partner, Open, , , 2024-05-01, 2024-03-01, , , , ",
                "O07, 001W, Existing Customer - Cross-Sell, Partner Referral, Open, , , , 2024-03-01, , , , ", "O08, 001W, Renewal, Marketing, Open, , , , 2024-03-01, , , , ",
                "O09, 001W, Existing Customer - Replacement, Web, Open, , , , 2024-03-01, , , , ", "O10, 001W, Other, Event, Open, , , , 2024-03-01, , , , ", "O11, 001W, , Advertisement, Open, , , , 2024-03-01, , , , ",
                "O12, 001W, , Trade Show, Open, , , , 2024-03-01, , , , ", "O13, 001W, , Else, Open, , , , 2024-03-01, , , , ", "O14, 001W, New, Web, Closed Won, , , 2024-05-01, 2024-03-01, , , , true")
            .Delivered(
                At, "salesforce", "cases", "id, account_id, origin, is_closed, closed_date, is_escalated, created_date, is_deleted",
                "C1, 001W, Web, , 2024-03-04, , 2024-03-01, ", "C2, 001W, Phone, false, 2024-03-04, true, 2024-03-01, false", "C3, 001W, Email, true, 2024-03-04, false, 2024-03-01, true", "C4, 001W, , , , , 2024-03-01, ")
            .Delivered(
                At, "salesforce", "tasks", "id, account_id, owner_id, type, task_subtype, status, is_closed, activity_date, completed_date_time, is_deleted",
                "T1, 001W, 005S, , , COMPLETED, , 2024-05-01, , ", "T2, 001Y, 005M, Call, Email, Open, true, 2024-05-01, 2024-05-01 20:00, false", "T3, 001W, 005S, Call, , Open, , 2024-05-01, , ",
                "T4, 001W, 005S, Call, , Completed, false, 2024-05-01, , ", "T5, 001W, 005S, Call, , Completed, , , , ", "T6, 001W, 005S, , List Email, Completed, , , 2024-05-01, ", "T7, 001W, 005M, Call, , Completed, , 2024-05-01, , ",
                "T8, 001W, 005S, Call, , Completed, , 2024-05-01, , true", "T9, 001Z, 005S, Call, , Completed, , 2024-05-02, , ", "TX, 001W, 005U, Call, , Completed, , 2024-05-02, , ")
            .Delivered("2024-07-31", "salesforce", "accounts", "id, name, owner_id, system_modstamp", "001U, Unknown owner, 005U, 2024-07-01")
            .Delivered(At, "salesforce", "tasks", "id, account_id, owner_id, type, status, activity_date", "TU, 001U, 005U, Call, Completed, 2024-05-03");

        private static ScratchWarehouse HubSpot(ScratchWarehouse warehouse) => warehouse
            .Delivered(At, "hubspot", "owners", "id, first_name, last_name", "9, Aki, Mori")
            .Delivered(
                At, "hubspot", "companies", "id, name, domain, hs_merged_object_ids, state, region, hubspot_owner_id, icp_fit, touch_tier, archived",
                "11, A, a.example.jp, 12;13;14, Aichi, , 9, HIGH, Low, ", "14, D, , , Aichi, Chubu, , , , false", "15, B, , 13, , , , , , false", "16, C, , 16, , , , , , true",
                $"17, E, , {string.Join(';', Enumerable.Range(1001, 51))}, , , , , , ")
            .Delivered(
                At, "hubspot", "contacts", "id, associatedcompanyid, hs_analytics_source, lead_channel, deal_id, hs_lifecyclestage_lead_date, archived",
                "1, 11, ORGANIC, , 1, 2024-03-01 20:00, ", "2, 11, ORGANIC, event, , 2024-03-01, false", "3, 11, ORGANIC, , , 2024-03-01, true", "4, 11, ORGANIC, , , , ")
            .Delivered(
                At, "hubspot", "deals", "id, company_id, sale_type, dealtype, dealstage, hs_is_closed, hs_is_closed_won, closedate, createdate, hubspot_owner_id, deal_source, archived",
                "1, 11, new, , ClosedWon, , , 2024-05-01 20:00, 2024-03-01 20:00, 9, CS, ", "2, 11, upsell, , closedlost, , , 2024-05-01 20:00, 2024-03-01, , , false", "3, 11, cross_sell, , contractsent, , , 2024-05-01, 2024-03-01, , , ",
                "4, 11, renewal, , closedwon, false, true, 2024-05-01, 2024-03-01, , , ", "5, 11, , newbusiness, Odd, true, false, 2024-05-01 20:00, 2024-03-01, , , ", "6, 11, , existingbusiness, Odd, , , , 2024-03-01, , , ",
                "7, 11, new, , closedwon, , , 2024-05-01, 2024-03-01, , , true")
            .Delivered(At, "hubspot", "tickets", "id, company_id, createdate, source_type, archived", "1, 11, 2024-03-01, FORM, false", "2, 11, 2024-03-01, , true", "3, 11, 2024-03-01, CHAT, ");

        private static ScratchWarehouse Zendesk(ScratchWarehouse warehouse) => warehouse
            .Delivered(At, "zendesk", "users", "id, organization_id", "70, 21", "71, 22")
            .Delivered(
                At, "zendesk", "tickets", "id, organization_id, requester_id, status, via_channel, tags, created_at",
                "1, 21, 71, , web, \"escalated\", 2024-03-01 20:00", "2, , 70, solved, voice, \"escalatedly\", 2024-03-01", "3, , 99, new, email, , 2024-03-01", "4, 21, , new, , , 2024-03-01", "5, 21, , new, , , 2024-03-01",
                "6, 21, , new, , , 2024-03-01", "7, 21, , new, , , 2024-03-01", "8, 21, , new, , , 2024-03-01", "9, 21, , deleted, web, , 2024-03-01")
            .Delivered(At, "zendesk", "ticket_metrics", "ticket_id, replies, reopens, reply_minutes, solved_at", "1, 3, 0, 90, 2024-03-02", "2, 1, 1, 5, ", "3, 1, 2, , ")
            .Delivered(
                At, "zendesk", "satisfaction_ratings", "id, ticket_id, score, created_at, updated_at",
                "1, 1, good, 2024-03-03, ", "2, 2, good, 2024-03-03, ", "3, 2, bad, 2024-03-04, ", "4, 3, offered, 2024-03-03, ", "5, 4, goodwithcomment, 2024-03-03, 2024-03-09", "6, 4, bad, 2024-03-05, ",
                "7, 5, good, 2024-03-03, ", "8, 5, badwithcomment, 2024-03-03, ", "9, 6, good_with_comment, 2024-03-03, ", "A, 7, bad_with_comment, 2024-03-03, ", "B, 8, badwithcomment, 2024-03-03, 2024-03-04",
                "C, 8, offered, 2024-03-09, 2024-03-09");

        private static ScratchWarehouse Standard(ScratchWarehouse warehouse) => warehouse
            .Given(
                "invoices", "invoice_line_id, invoice_id, account_id, issued_date, amount, status, kind",
                "1, i, A, 2024-01-31, 1, , ", "2, i, A, 2024-01-31, 2, Draft, ", "3, i, A, 2024-01-31, 3, Void, ", "4, i, A, 2024-01-31, 4, voided, ", "5, i, A, 2024-01-31, 5, paid, one_off")
            .Snapshot(
                "2024-01-10 01:00", "opportunities", "opportunity_id, account_id, stage, is_won", "P1, A, Won, ", "P2, A, Closed Won, ", "P3, A, closed_won, ", "P4, A, Open, ", "P5, A, Won, false")
            .Snapshot("2024-01-10 03:00", "opportunities", "opportunity_id, account_id, stage, is_won", "P1, A, Won, ", "P2, A, Closed Won, ", "P3, A, closed_won, ", "P4, A, Lost, ", "P5, A, Won, false")
            .Snapshot("2024-02-10 03:00", "opportunities", "opportunity_id, account_id, stage, is_won", "P1, A, Won, ", "P2, A, Closed Won, ", "P3, A, closed_won, ", "P4, A, Back, ");

        /// <summary>Subscriptions that Stripe's events tell, and some that its snapshots no longer have.</summary>
        private static ScratchWarehouse Events(ScratchWarehouse warehouse) => warehouse
            .Delivered(
                At, "stripe", "events", "event_id, event_type, event_created, subscription_id, item_id, customer_id, status, start_date, trial_end, ended_at, quantity, currency, unit_amount, recurring_interval",
                "a1, customer.subscription.created, 2024-01-01 00:00, a, nowtrial, cus_1, active, 2024-01-01 00:00, 2024-01-01 00:00, , 1, jpy, 10, month",
                "b1, customer.subscription.created, 2024-01-01 00:00, b, late, cus_1, active, 2024-01-01 00:00, , , 1, jpy, 10, month",
                "b2, customer.subscription.deleted, 2024-07-05 00:00, b, late, cus_1, canceled, 2024-01-01 00:00, , 2024-06-30 00:00, 1, jpy, 10, month",
                "x1, customer.subscription.created, 2024-01-01 00:00, x, long, cus_1, active, 2024-01-01 00:00, , , 1, jpy, 10, month",
                "x1, customer.subscription.created, 2024-01-01 00:00, x, short, cus_1, active, 2024-01-01 00:00, , , 1, jpy, 10, month",
                "x2, customer.subscription.updated, 2024-01-01 05:00, x, long, cus_1, active, 2024-01-01 00:00, , , 2, jpy, 10, month",
                "x3, customer.subscription.updated, 2024-02-01 00:00, x, long, cus_1, active, 2024-01-01 00:00, , , 3, jpy, 10, month",
                "x4, customer.subscription.updated, 2024-02-01 00:00, x, long, cus_1, active, 2024-01-01 00:00, , , 4, jpy, 10, month")
            .Delivered(
                At, "stripe", "events", "event_id, event_type, event_created, subscription_id, item_id, customer_id, status, start_date, quantity, currency, unit_amount, recurring_interval, coupon_amount_off, coupon_duration, discount_end, pause_behavior",
                "d1, customer.subscription.created, 2024-01-01 00:00, d, discounted, cus_1, active, 2024-01-01 00:00, 1, jpy, 100, month, 20, repeating, 2024-02-15 00:00, ",
                "d2, customer.subscription.updated, 2024-03-01 00:00, d, discounted, cus_1, active, 2024-01-01 00:00, 2, jpy, 100, month, 20, repeating, 2024-02-15 00:00, ",
                "p1, customer.subscription.created, 2024-01-01 00:00, p, paused, cus_1, active, 2024-01-01 00:00, 1, jpy, 100, month, , , , void",
                "p2, customer.subscription.updated, 2024-02-01 00:00, p, paused, cus_1, active, 2024-01-01 00:00, 1, jpy, 100, month, , , , ",
                "p3, customer.subscription.updated, 2024-03-01 00:00, p, paused, cus_1, active, 2024-01-01 00:00, 1, jpy, 100, month, , , , void")
            .Complete(
                "2024-03-31", "stripe", "subscriptions", "subscription_id, item_id, customer_id, status, start_date, ended_at, quantity, currency, unit_amount, recurring_interval, recurring_usage_type",
                "g1, gone, cus_1, active, 2024-01-01 00:00, , 1, jpy, 10, month, ", "g2, stays, cus_1, active, 2024-01-01 00:00, , 1, jpy, 10, month, ",
                "g3, over, cus_1, canceled, 2024-01-01 00:00, 2024-02-01 00:00, 1, jpy, 10, month, ", "s2, metered, cus_1, active, 2024-01-01 00:00, , 2, jpy, 8, month, metered")
            .Complete(
                "2024-06-30", "stripe", "subscriptions", "subscription_id, item_id, customer_id, status, start_date, quantity, currency, unit_amount, recurring_interval, recurring_usage_type",
                "g2, stays, cus_1, active, 2024-01-01 00:00, 5, jpy, 10, month, ", "s2, metered, cus_1, active, 2024-01-01 00:00, 3, jpy, 8, month, metered")
            .Complete(
                "2024-09-30", "stripe", "subscriptions", "subscription_id, item_id, customer_id, status, start_date, quantity, currency, unit_amount, recurring_interval, recurring_usage_type",
                "s2, metered, cus_1, active, 2024-01-01 00:00, 4, jpy, 8, month, metered")
            .Delivered(
                At, "stripe", "subscriptions", "subscription_id, item_id, customer_id, status, start_date, trial_end, ended_at, quantity, currency, unit_amount, recurring_interval, coupon_amount_off, coupon_duration",
                "k1, tried, cus_1, canceled, 2024-01-01 00:00, 2024-02-01 00:00, 2024-05-31 00:00, 1, jpy, 10, month, , ", "k2, trying, cus_1, trialing, 2024-12-01 00:00, 2025-01-31 00:00, , 1, jpy, 10, month, , ",
                "k3, third1, cus_1, active, 2024-01-01 00:00, , , 1, jpy, 300, month, 100, forever", "k3, third2, cus_1, active, 2024-01-01 00:00, , , 1, jpy, 300, month, 100, forever",
                "k3, third3, cus_1, active, 2024-01-01 00:00, , , 1, jpy, 300, month, 100, forever", "k4, nolength, cus_1, active, 2024-01-01 00:00, , , 1, jpy, 300, month, 100, ",
                "k5, noworth, cus_1, active, 2024-01-01 00:00, , , 1, jpy, 300, month, , forever");

        private static ScratchWarehouse Stripe(ScratchWarehouse warehouse) => warehouse
            .Delivered(At, "stripe", "customers", "id, name, email, deleted", "cus_1, One, a@one.example.jp, ", "cus_2, Two, , true")
            .Delivered(
                At, "stripe", "subscriptions", "subscription_id, item_id, customer_id, status, start_date, quantity, product_id, currency, unit_amount, recurring_interval, recurring_interval_count, recurring_usage_type, cancel_at, cancel_feedback, pause_behavior, pause_resumes_at",
                "s1, plain, cus_1, active, 2023-12-31 15:00, , p, jpy, 100, month, , , 2025-02-28 15:00, price, , ", "s2, metered, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 8, month, 1, metered, , , , ",
                "s2, metered2, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 8, month, 1, metered, , , , ", "s3, daily, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 10, day, , licensed, , , , ",
                "s4, weekly, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 10, week, 2, licensed, , , , ", "s5, yearly, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 10, year, , licensed, , , void, 2025-01-31 15:00",
                "s6, unfinished, cus_1, incomplete_expired, 2023-12-31 15:00, 1, p, jpy, 10, month, , licensed, , , , ")
            .Delivered(
                At, "stripe", "invoice_lines", "invoice_id, line_id, customer_id, status, created, item_id, amount, currency, period_start, period_end",
                "i1, l1, cus_1, , 2024-01-31 20:00, plain, 100, jpy, 2024-01-31 20:00, 2024-02-29 20:00", "i1, l2, cus_1, open, 2024-01-31, plain, -50, jpy, , ", "i1, l3, cus_1, paid, 2024-01-31, , 70, jpy, , ",
                "i1, l4, cus_1, paid, 2024-01-31, metered, 80, jpy, , ", "i1, l5, cus_1, paid, 2024-01-31, plain, 0, jpy, , ", "i2, l1, cus_1, draft, 2024-01-31, plain, 100, jpy, , ",
                "i3, l1, cus_1, void, 2024-01-31, plain, 100, jpy, , ", "i4, l1, cus_1, paid, 2024-01-31, plain, 1000, usd, , ")
            .Delivered(At, "stripe", "credit_notes", "id, invoice_id, customer_id, status, amount, currency, created", "cn1, i1, cus_1, , 300, jpy, 2024-03-01 20:00", "cn2, i1, cus_1, void, 300, jpy, 2024-03-01", "cn3, , cus_1, issued, 400, usd, 2024-03-01");

        /// <summary>Every other field changed on one day, the rest on another, each from 1 to 3.</summary>
        private static IEnumerable<string> Changes(string account, string odd, string even)
        {
            (string Field, string Old, string New)[] fields =
            [
                ("Name", "Name1", "Name3"), ("Industry", "Industry1", "Industry3"), ("Region__c", "Region1", "Region3"), ("BillingState", "State1", "State3"), ("BillingCountry", "Country1", "Country3"),
                ("Segment__c", "Segment1", "Segment3"), ("NumberOfEmployees", "1", "3"), ("ICP_Fit__c", "Low", "High"), ("Touch_Tier__c", "Tech", "High"), ("AccountSource", "Source1", "Source3"),
                ("CSM__c", "005M", "005S"), ("Owner", "005T", "005M"),
            ];
            return fields.Select((field, at) => $"{account}{at}, {account}, {field.Field}, {field.Old}, {field.New}, {(at % 2 == 0 ? odd : even)}");
        }
    }
}
