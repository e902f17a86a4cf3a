namespace Warehouse.Tests.Models;

/// <summary>Records of several systems, and the accounts that they stand for.</summary>
public sealed class IdentityTests(IdentityTests.Systems warehouse) : IClassFixture<IdentityTests.Systems>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Theory]
    [InlineData("salesforce", "001A", "C-1 own – 0", "our number is the account's id")]
    [InlineData("salesforce", "001B", "001B own – 0", "without a number the record's id is")]
    [InlineData("salesforce", "001D", "C-3 merged – 0", "merged into 001E, which was merged into 001C")]
    [InlineData("salesforce", "001H", "001H ambiguous – 0", "001I has the same number: it says nothing about either")]
    [InlineData("hubspot", "11", "C-1 matched domain 1")]
    [InlineData("hubspot", "12", "C-1 merged – 0", "merged into 11 and gone from the extract")]
    [InlineData("hubspot", "14", "001B matched external_id 1", "by the integration's own link")]
    [InlineData("hubspot", "15", "hubspot:15 own – 0", "only HubSpot knows it")]
    [InlineData("stripe", "cus_1", "C-1 matched external_id 1")]
    [InlineData("stripe", "cus_2", "C-3 matched external_id 1", "metadata still names the record that was merged away")]
    [InlineData("stripe", "cus_3", "001B matched domain 1")]
    [InlineData("stripe", "cus_4", "C-3 matched name 1", "another legal form and width; the mailbox is a provider's")]
    [InlineData("stripe", "cus_5", "001G matched same_name 2", "two companies of one domain, one of this name")]
    [InlineData("stripe", "cus_6", "cus_6 ambiguous domain 2")]
    [InlineData("stripe", "cus_7", "cus_7 unmatched – 0")]
    [InlineData("stripe", "cus_8", "C-9 ambiguous external_id 2", "two records carry the number that it names")]
    [InlineData("stripe", "cus_9", "cus_9 ambiguous name 1", "the name agrees and the domain does not")]
    [InlineData("zendesk", "21", "C-1 matched external_id 1", "names a HubSpot company that was merged into one that is Salesforce's")]
    [InlineData("zendesk", "22", "hubspot:15 matched domain 1")]
    public void Record_OfASystem_StandsForAnAccount(string system, string record, string expected, string? because = null) =>
        warehouse.Rows($"select account_id, outcome, rule, candidates from star.dim_account_identity where source_system = '{system}' and record_id = '{record}'").ShouldBe([expected], because);

    [Fact]
    public void Accounts_OfAllSystems_AreDescribedOnce() =>
        warehouse.Rows("select account_id, account_name from star.dim_account where is_current and account_id <> 'unknown' order by 1").ShouldBe(
        [
            "001B みどり工業", "001F 株式会社ふたば", "001G 有限会社わかば", "001H いちご", "001I りんご", "C-1 青葉商事株式会社", "C-3 株式会社さくら", "C-9 だれか", "cus_6 別名", "cus_7 無名",
            "cus_9 みどり工業", "hubspot:15 いずみ",
        ]);

    [Fact]
    public void Subscriptions_OfTwoCustomersOfAMergedAccount_AreOneLife()
    {
        warehouse.Rows("select account_id, month, movement, amount from star.fct_mrr_movement where account_id = 'C-3'").ShouldBe(["C-3 2024-02-01 new 500"]);
        warehouse.Rows("select account_id, life_number, contract_started_date, churned_date from star.fct_account_journey where account_id = 'C-3'").ShouldBe(["C-3 1 2024-02-01 –"]);
    }

    [Fact]
    public void Files_InStandardShape_MayNameAnySystemsRecord() =>
        warehouse.Rows("select account_id, count(*) from intermediate.int_milestones group by 1 order by 1").ShouldBe(["C-1 4", "nobody 1"]);

    [Fact]
    public void Check_ListsWhatIsToBeSettled() =>
        warehouse.Rows("select count(*) from intermediate.int_account_identities where outcome in ('ambiguous', 'unmatched')")
            .ShouldBe([$"{warehouse.Finds("account_identity_unclear", "select 1")}"]);

    /// <summary>As of 31 December 2024.</summary>
    public sealed class Systems() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-12-31")
            .Delivered(
                "2024-12-31", "salesforce", "accounts", "id, name, account_number, website, master_record_id, is_deleted",
                "001A, 青葉商事株式会社, C-1, https://www.aoba.example.jp/, , false", "001B, みどり工業, , http://midori.example.jp, , false", "001C, 株式会社さくら, C-3, sakura.example.jp, , false",
                "001D, さくら, C-4, , 001E, true", "001E, さくら(株), , , 001C, true", "001F, 株式会社ふたば, , group.example.jp, , false", "001G, 有限会社わかば, , group.example.jp, , false",
                "001H, いちご, C-9, , , false", "001I, りんご, C-9, , , false")
            .Delivered(
                "2024-12-31", "hubspot", "companies", "id, name, domain, hs_merged_object_ids, salesforceaccountid",
                "11, Aoba, aoba.example.jp, 12;13, ", "14, Midori, , , 001B", "15, いずみ, izumi.example.jp, , ")
            .Delivered(
                "2024-12-31", "stripe", "customers", "id, name, email, external_id",
                "cus_1, A, , C-1", "cus_2, B, , 001D", "cus_3, C, bill@midori.example.jp, ", "cus_4, ㈱　さくら, sakura@gmail.com, ", "cus_5, わかば（有）, x@group.example.jp, ",
                "cus_6, 別名, y@group.example.jp, ", "cus_7, 無名, , ", "cus_8, だれか, , C-9", "cus_9, みどり工業, a@other.example.jp, ")
            .Delivered(
                "2024-12-31", "stripe", "subscriptions", "subscription_id, item_id, customer_id, status, start_date, ended_at, quantity, product_id, currency, unit_amount, recurring_interval",
                "sub_1, si_1, cus_2, canceled, 2024-01-31 15:00, 2024-06-30 15:00, 5, prod_1, jpy, 100, month", "sub_2, si_2, cus_4, active, 2024-06-30 15:00, , 5, prod_1, jpy, 100, month")
            .Delivered("2024-12-31", "zendesk", "organizations", "id, name, external_id, domain", "21, Z, 13, ", "22, Y, , izumi.example.jp")
            .Given(
                "milestones", "milestone_id, account_id, name",
                "M1, C-1, kickoff", "M2, 001A, setup", "M3, cus_1, training", "M4, 12, go_live", "M5, nobody, kickoff")
            .Build();
    }
}
