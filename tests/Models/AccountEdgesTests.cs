namespace Warehouse.Tests.Models;

/// <summary>Records of several systems where a rule of identity just holds or just fails, and versions at the bounds of the profile.</summary>
public sealed class AccountEdgesTests(AccountEdgesTests.Records warehouse) : IClassFixture<AccountEdgesTests.Records>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Theory]
    [InlineData("salesforce", "M1", "C-M merged – 0", "merged into M2, whose number it carried: that makes the number nobody else's")]
    [InlineData("salesforce", "M2", "C-M own – 0")]
    [InlineData("salesforce", "M4", "M4 own – 0", "names itself, which is no merger")]
    [InlineData("salesforce", "M5", "M5 merged – 0", "merged in a circle: nobody survived, and the number is 56's")]
    [InlineData("salesforce", "M7", "M7 merged – 0", "into a record that was never delivered")]
    [InlineData("salesforce", "77", "78 merged – 0", "78 of HubSpot was merged into 79; 78 of Salesforce was not")]
    [InlineData("salesforce", "78", "78 own – 0")]
    [InlineData("salesforce", "57", "C-57 own – 0", "a deleted record carries the number too, which does not count")]
    [InlineData("hubspot", "55", "C-56 matched external_id 1")]
    [InlineData("hubspot", "60", "C-57 matched external_id 1", "the link decides before the domain of 56 does")]
    [InlineData("hubspot", "61", "C-57 matched external_id 1", "the link and the number both name 57: one candidate")]
    [InlineData("hubspot", "62", "D3 matched external_id 1", "what is deleted is found by its id")]
    [InlineData("hubspot", "32", "hubspot:31 merged – 0", "merged, so that its domain is not looked for")]
    [InlineData("standard", "S-2", "S-2 own – 0", "files and RavenStack are never matched by name")]
    [InlineData("ravenstack", "R-2", "R-2 own – 0")]
    [InlineData("ravenstack", "57", "C-57 matched external_id 1")]
    [InlineData("stripe", "cus_a", "C-55 matched domain 1", "55 of HubSpot is linked to 56, 55 of Salesforce to nobody")]
    [InlineData("stripe", "cus_b", "C-57 matched external_id 1", "the number decides before the domain of 56 does")]
    [InlineData("stripe", "cus_c", "cus_c unmatched – 0", "the domain is of a deleted record")]
    [InlineData("stripe", "cus_e", "R-1 matched name 1", "by the name that RavenStack told last")]
    [InlineData("stripe", "cus_f", "R-1 matched external_id 1")]
    [InlineData("stripe", "cus_g", "C-T matched name 1", "by the name of H-1 in the files, which is a number in HubSpot, which is linked to T9")]
    [InlineData("stripe", "cus_h1", "X-1 unmatched – 0", "two customers may share an account that only billing knows")]
    [InlineData("stripe", "cus_h2", "X-1 unmatched – 0")]
    [InlineData("stripe", "cus_j", "cus_j ambiguous domain 2", "two of the domain have the customer's name")]
    [InlineData("stripe", "cus_m", "C-OLD unmatched – 0", "a number that only a merged record carries names nobody")]
    [InlineData("stripe", "cus_l", "M7 matched external_id 1")]
    [InlineData("zendesk", "60", "C-56 matched domain 1")]
    [InlineData("zendesk", "63", "zendesk:63 unmatched – 0", "a customer of Stripe is no candidate")]
    [InlineData("zendesk", "64", "cus_d unmatched – 0")]
    [InlineData("zendesk", "65", "D2 matched external_id 1")]
    public void Record_AtTheEdgeOfARule_StandsForAnAccount(string system, string record, string expected, string? because = null) =>
        warehouse.Rows($"select account_id, outcome, rule, candidates from intermediate.int_account_identities where source_system = '{system}' and record_id = '{record}'").ShouldBe([expected], because);

    [Fact]
    public void Account_OfSeveralRecords_IsDescribedByOneThatIsThere() =>
        // M1 comes before M2, but was merged. D2 is deleted, and Zendesk describes nobody. D3 is deleted, HubSpot's 62 is not.
        warehouse.Rows("select account_id, source_system, record_id from intermediate.int_account_identities where is_describing and account_id in ('C-M', 'D2', 'D3', 'zendesk:63') order by 1")
            .ShouldBe(["C-M salesforce M2", "D2 salesforce D2", "D3 hubspot 62"]);

    [Fact]
    public void Address_AtAProviderOfMailboxes_IsNoDomain() =>
        warehouse.Rows("select count(*), count(domain) from intermediate.int_account_records where record_id like 'mail%'").ShouldBe([$"{Records.Providers.Length} 0"]);

    [Fact]
    public void Id_Of18Letters_IsCutToo_InSalesforceOnly() =>
        warehouse.Rows("select name from intermediate.int_account_record_names where survivor_record_id = 'cus_1234567890123'").ShouldBe(["cus_1234567890123"]);

    [Fact]
    public void Texts_ThatFilesUse_LeadToOneAccount()
    {
        // 57 is a record of Salesforce and an account of RavenStack, both C-57. 60 is Zendesk's too, which files do not name.
        warehouse.Rows("select source_system, name, account_id from intermediate.int_account_aliases where name in ('57', '60', 'cus_a', 'H-1', 'cus_g') order by 2, 1").ShouldBe(
        [
            "ravenstack 57 C-57", "salesforce 57 C-57", "standard 57 C-57", "hubspot 60 C-57", "standard 60 C-57", "zendesk 60 C-56", "standard H-1 C-T", "standard cus_a C-55",
            "stripe cus_a C-55", "standard cus_g C-T", "stripe cus_g C-T",
        ]);
        warehouse.Rows("select contract_id, account_id from intermediate.int_contracts").ShouldBe(["K1 C-57"]);
        warehouse.Rows("select subscription_id, account_id from intermediate.int_subscriptions_unioned order by 1").ShouldBe(["RS1 C-57", "S1 C-55"]);
    }

    [Fact]
    public void Fit_AtTheBoundsOfTheProfile_IsHighWhereEveryConditionHolds() =>
        // I1 to I4 fail by one attribute each, I5 and I6 by their employees. I7: the CRM says it. I9 changed its industry, I10 twice on one day.
        warehouse.Rows("select account_id, valid_from, region, icp_fit from intermediate.int_account_versions where account_id like 'I%' order by length(account_id), 1, 2").ShouldBe(
        [
            "I0 1900-01-01 Kanto high", "I1 1900-01-01 Kanto low", "I2 1900-01-01 Kansai low", "I3 1900-01-01 Kanto low", "I4 1900-01-01 Kanto low", "I5 1900-01-01 Kanto low",
            "I6 1900-01-01 Kanto low", "I7 1900-01-01 Kanto medium", "I8 1900-01-01 Kanto high", "I9 1900-01-01 Kanto low", "I9 2024-06-30 Kanto high",
            "I10 1900-01-01 Kanto high", "I10 2024-07-15 Kansai low",
        ]);

    [Fact]
    public void Account_WithoutAName_IsUnknown() =>
        warehouse.Rows("select account_name from intermediate.int_account_versions where account_id = 'N1'").ShouldBe(["unknown"]);

    [Fact]
    public void Opportunity_ToldTwiceInADay_WasWhatWasToldLast() =>
        warehouse.Rows("select known_from, known_to, stage from staging.stg_standard__opportunity_versions order by 1")
            .ShouldBe(["1900-01-01 2024-03-01 one", "2024-03-01 2024-04-01 three", "2024-04-01 9999-12-31 four"]);

    [Fact]
    public void Rating_WithoutAnUpdate_IsOfTheDayItWasMade() =>
        // Good on 5 February, never updated; bad on 1 January, updated on 1 February.
        warehouse.Rows("select ticket_id, satisfaction from staging.stg_zendesk__tickets").ShouldBe(["zendesk:1 5"]);

    /// <summary>As of 31 December 2024; only what tells accounts apart.</summary>
    public sealed class Records() : BuiltWarehouse(Make())
    {
        public static readonly string[] Providers =
        [
            "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.jp", "ymail.ne.jp", "outlook.com", "outlook.jp", "hotmail.com", "hotmail.co.jp", "live.com", "live.jp", "msn.com",
            "icloud.com", "me.com", "mac.com", "aol.com", "proton.me", "protonmail.com", "gmx.de", "web.de", "qq.com", "163.com", "nifty.com", "biglobe.ne.jp", "ocn.ne.jp", "so-net.ne.jp",
            "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp",
        ];

        private const string At = "2024-12-31";
        private const string Accounts = "account_id, account_name, industry, region, country, segment, employees, icp_fit, created_at";

        private const string Settings =
            """{"icp_rule": {"industries": ["Software"], "segments": ["SMB"], "regions": ["Kanto"], "countries": ["Japan"], "minimum_employees": 10}}""";

        private static ScratchWarehouse Make() => Vendors(Files(new ScratchWarehouse(At, Settings)))
            .Build(
                "+int_account_aliases, +int_account_versions, +int_contracts, +int_subscriptions_unioned, stg_standard__opportunity_versions, stg_zendesk__tickets");

        private static ScratchWarehouse Files(ScratchWarehouse warehouse) => warehouse
            .Given(
                "accounts", Accounts,
                "I0, I0, Software, Kanto, Japan, SMB, 10, , 2024-01-01", "I1, I1, Steel, Kanto, Japan, SMB, 10, , 2024-01-01", "I2, I2, Software, Kansai, Japan, SMB, 10, , 2024-01-01",
                "I3, I3, Software, Kanto, Korea, SMB, 10, , 2024-01-01", "I4, I4, Software, Kanto, Japan, Enterprise, 10, , 2024-01-01", "I5, I5, Software, Kanto, Japan, SMB, 9, , 2024-01-01",
                "I6, I6, Software, Kanto, Japan, SMB, , , 2024-01-01", "I7, I7, Steel, Kanto, Japan, SMB, 9, Medium, 2024-01-01", "I8, I8, Software, Kanto, Japan, SMB, 500, , 2024-01-01",
                "I9, I9, Steel, Kanto, Japan, SMB, 10, , 2024-01-01", "I10, I10, Software, Kanto, Japan, SMB, 10, , 2024-01-01",
                "H-1, Chain Old, , , Japan, , , , 2024-01-01", "S-2, Gamma, , , Japan, , , , 2024-01-01")
            .Delivered("2024-06-30", "standard", "accounts", Accounts, "I9, I9, Software, Kanto, Japan, SMB, 10, , 2024-01-01", "H-1, Chain Kaisha, , , Korea, , , , 2024-01-01")
            .Delivered("2024-07-15 01:00", "standard", "accounts", Accounts, "I10, I10, Software, Shikoku, Japan, SMB, 10, , 2024-01-01")
            .Delivered("2024-07-15 05:00", "standard", "accounts", Accounts, "I10, I10, Software, Kansai, Japan, SMB, 10, , 2024-01-01")
            .Delivered("2025-01-15", "standard", "accounts", Accounts, "I0, I0, Steel, Kanto, Japan, SMB, 10, , 2024-01-01")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months", "S1, cus_a, Core, 2024-01-01, 100, 1")
            .Given("contracts", "contract_id, account_id, start_date, term_end_date", "K1, 57, 2024-01-01, 2024-12-31")
            .Delivered("2024-02-01", "standard", "opportunities", "opportunity_id, stage, created_date", "O1, One, 2024-01-15")
            .Delivered("2024-03-01 01:00", "standard", "opportunities", "opportunity_id, stage, created_date", "O1, Two, 2024-01-15")
            .Delivered("2024-03-01 05:00", "standard", "opportunities", "opportunity_id, stage, created_date", "O1, Three, 2024-01-15")
            .Delivered("2024-04-01", "standard", "opportunities", "opportunity_id, stage, created_date", "O1, Four, 2024-01-15")
            .Delivered("2024-01-31", "ravenstack", "accounts", "account_id, account_name, country", "R-1, Raven Old, Japan", "R-2, Gamma, Japan", "57, Raven Fiftyseven, Japan")
            .Delivered("2024-06-30", "ravenstack", "accounts", "account_id, account_name, country", "R-1, Raven One, Korea")
            .Delivered("2024-06-30", "ravenstack", "subscriptions", "subscription_id, account_id, start_date, mrr_amount", "RS1, 57, 2024-01-01, 100");

        private static ScratchWarehouse Vendors(ScratchWarehouse warehouse) => warehouse
            .Delivered(
                At, "salesforce", "accounts", "id, name, account_number, website, master_record_id, is_deleted",
                "M1, Merged One, C-M, , M2, ", "M2, Emu, C-M, emu.example.jp, , ", "M3, Merged Three, C-OLD, , M2, ", "M4, Itself, , , M4, ", "M5, Circle Five, C-56, , M6, ",
                "M6, Circle Six, C-6, , M5, ", "M7, Lost, , , GONE, ", "77, Seven, , , 78, ", "78, Eight, , , , ", "55, Alpha, C-55, alpha.example.jp, , ", "56, Gamma, C-56, gamma.example.jp, , ",
                "57, Delta, C-57, , , ", "D1, Deleted One, C-57, deleted.example.jp, , true", "D2, Deleted Two, , , , true", "D3, Deleted Three, , , , true", "N1, , , , , ",
                "N3, Twins, , twins.example.jp, , ", "N4, Twins, , twins.example.jp, , ", "T9, Tee, C-T, , , ")
            .Delivered(
                At, "hubspot", "companies", "id, name, domain, hs_merged_object_ids, salesforceaccountid, account_number",
                "31, Hub Thirtyone, , 32, , ", "32, Hub Thirtytwo, emu.example.jp, , , ", "79, Hub Seventynine, , 78, , ", "55, Beta, , , 56, ", "60, Hub Sixty, gamma.example.jp, , 57, ",
                "61, Hub Sixtyone, , , 57, C-57", "62, Hub Sixtytwo, , , D3, ", "90, Hub Ninety, , , T9, H-1")
            .Delivered(
                At, "zendesk", "organizations", "id, name, external_id, domain", "60, Zed Sixty, , gamma.example.jp", "63, Zed Sixtythree, , pay.example.jp", "64, Zed Sixtyfour, cus_d, ",
                "65, Zed Sixtyfive, D2, ", "90, Zed Ninety, C-57, ")
            .Delivered(At, "zendesk", "tickets", "id, organization_id, created_at", "1, 63, 2024-01-01")
            .Delivered(At, "zendesk", "satisfaction_ratings", "id, ticket_id, score, created_at, updated_at", "1, 1, good, 2024-02-05, ", "2, 1, bad, 2024-01-01, 2024-02-01")
            .Delivered(
                At, "stripe", "customers", "id, name, email, external_id",
                [
                    "cus_a, Beta, x@alpha.example.jp, ", "cus_b, Bee, x@gamma.example.jp, C-57", "cus_c, Cee, x@deleted.example.jp, ", "cus_d, Dee, x@pay.example.jp, ", "cus_e, Raven One, , ",
                    "cus_f, Eff, , R-1", "cus_g, Chain Kaisha, , ", "cus_h1, Aitch One, , X-1", "cus_h2, Aitch Two, , X-1", "cus_j, Twins, x@twins.example.jp, ", "cus_m, Em, , C-OLD",
                    "cus_l, El, , M7", "T9, Tea, , ", "cus_1234567890123, Long, , ", .. Providers.Select((provider, at) => $"mail{at}, , x@{provider}, "),
                ]);
    }
}
