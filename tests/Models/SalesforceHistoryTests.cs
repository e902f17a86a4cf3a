namespace Warehouse.Tests.Models;

/// <summary>Accounts of Salesforce before and after the first snapshot. Midnight in Tokyo is 15:00 UTC of the day before.</summary>
public sealed class SalesforceHistoryTests(SalesforceHistoryTests.Files warehouse) : IClassFixture<SalesforceHistoryTests.Files>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Fact]
    public void FieldHistory_BeforeTheFirstSnapshot_TellsTheVersionsBeforeIt() =>
        warehouse.Rows("select valid_from, segment, touch_tier, csm, employees from staging.stg_salesforce__account_versions where account_id = '001A' order by valid_from").ShouldBe(
        [
            "1900-01-01 SMB – Mori 8",
            "2024-02-01 Mid – Mori 10",
            "2024-05-01 Mid high Sato 10",
            // From here the snapshots tell: what the history says of later days is in them.
            "2024-09-01 Mid high Sato 20",
        ]);

    [Fact]
    public void FieldHistory_OfNone_LeavesTheFirstVersionToHoldFromTheBeginning() =>
        warehouse.Rows("select valid_from, segment, csm from staging.stg_salesforce__account_versions where account_id = '001B' order by valid_from").ShouldBe(["1900-01-01 Ent Mori"]);

    /// <summary>Snapshots of 1 July and 1 September 2024.</summary>
    public sealed class Files() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-12-31")
            .Delivered("2024-09-01", "salesforce", "users", "id, name", "005M, Mori", "005S, Sato")
            .Delivered(
                "2024-06-30 15:00", "salesforce", "accounts", "id, name, segment, touch_tier, owner_id, csm_id, number_of_employees, system_modstamp",
                "001A, A, Mid, high, 005M, 005S, 10, 2024-04-30 15:00", "001B, B, Ent, , 005M, , 5, 2024-01-01")
            .Delivered(
                "2024-08-31 15:00", "salesforce", "accounts", "id, name, segment, touch_tier, owner_id, csm_id, number_of_employees, system_modstamp",
                "001A, A, Mid, high, 005M, 005S, 20, 2024-08-10 03:00")
            .Delivered(
                "2024-08-31 15:00", "salesforce", "account_history", "id, account_id, field, old_value, new_value, created_date",
                "017a, 001A, Segment__c, SMB, Mid, 2024-01-31 15:00", "017b, 001A, Touch_Tier__c, , high, 2024-04-30 15:00", "017c, 001A, CSM__c, , 005S, 2024-04-30 15:00",
                "017d, 001A, NumberOfEmployees, 10, 20, 2024-08-10 03:00", "017f, 001A, NumberOfEmployees, 8.0, 10, 2024-01-31 15:00", "017e, 001A, Phone, 1, 2, 2024-03-01")
            .Build("+stg_salesforce__account_versions");
    }
}
