using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Extracts;
using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>Customers, sales and what is done for them as Salesforce's bulk exports: accounts as one complete snapshot for each of the timeline's days, deleted records included.</summary>
internal sealed class SalesforceFiles : IStoryWriter
{
    private readonly List<(DateTimeOffset At, Delivery Delivery, CsvFile File)> _accounts = [];
    private readonly ObjectFile _contacts, _users, _opportunities, _leads;
    private readonly SalesforceActivityFiles _activities;
    private readonly Dictionary<string, string> _userIds = [];

    public SalesforceFiles(string source, Timeline timeline)
    {
        foreach (var day in timeline.SnapshotDays)
        {
            var at = Timeline.SnapshotAt(day);
            var delivery = new Delivery(source, "accounts", at, isComplete: true);
            _accounts.Add((at, delivery, delivery.Open(
            [
                "Id", "IsDeleted", "MasterRecordId", "Name", "AccountNumber", "Type", "Industry", "Website", "NumberOfEmployees", "BillingCountry", "AccountSource", "ParentId",
                "OwnerId", "CreatedDate", "SystemModstamp", "Region__c", "Segment__c", "ICP_Fit__c", "Touch_Tier__c",
            ])));
        }

        _contacts = new ObjectFile(source, "contacts", timeline.ExtractedAt, ["Id", "AccountId", "Email", "Title", "IsDeleted", "CreatedDate", "SystemModstamp"]);
        _users = new ObjectFile(source, "users", timeline.ExtractedAt, ["Id", "Name", "IsActive", "SystemModstamp"]);
        _opportunities = new ObjectFile(source, "opportunities", timeline.ExtractedAt,
        [
            "Id", "AccountId", "OwnerId", "Name", "Type", "LeadSource", "StageName", "Amount", "CurrencyIsoCode", "CreatedDate", "CloseDate", "IsClosed", "IsWon", "IsDeleted",
            "SystemModstamp", "Product__c", "Loss_Reason__c",
        ]);
        _leads = new ObjectFile(source, "leads", timeline.ExtractedAt,
        [
            "Id", "Company", "LeadSource", "Status", "CreatedDate", "IsConverted", "ConvertedDate", "ConvertedAccountId", "ConvertedOpportunityId", "IsDeleted", "SystemModstamp",
            "Qualified_Date__c",
        ]);
        _activities = new SalesforceActivityFiles(source, timeline, UserId);
    }

    /// <summary>The account's record.</summary>
    public static string AccountId(string number) => SalesforceIds.Of("001", long.Parse(number, System.Globalization.CultureInfo.InvariantCulture) * 2);

    /// <summary>The record that once stood beside it and was merged into it.</summary>
    public static string TwinId(string number) => SalesforceIds.Of("001", (long.Parse(number, System.Globalization.CultureInfo.InvariantCulture) * 2) + 1);

    public void Write(AccountStory story, AccountBooks books)
    {
        WriteAccount(story);
        _activities.Write(story);
        var row = story.Plan.Index * 1000L;
        foreach (var contact in story.Contacts)
            _contacts.Row(SalesforceIds.Of("003", ++row), AccountId(story.Plan.Number), contact.Email, contact.Title, false, AccountLink.Utc(contact.CreatedAt), AccountLink.Utc(contact.CreatedAt));

        var deals = story.Opportunities.Select((deal, at) => (deal.OpportunityId, Id: SalesforceIds.Of("006", (story.Plan.Index * 1000L) + at))).ToDictionary(deal => deal.OpportunityId, deal => deal.Id);
        foreach (var deal in story.Opportunities) WriteDeal(story, deal, deals[deal.OpportunityId]);
        row = story.Plan.Index * 1000L;
        foreach (var lead in story.Leads)
        {
            _leads.Row(
                SalesforceIds.Of("00Q", ++row), lead.AccountId is null ? "[not provided]" : story.Crm.Versions[0].Name, lead.Channel, lead.Converted is not null ? "Qualified" : lead.Qualified is not null ? "Working" : "New",
                AccountLink.Utc(lead.Created.InTokyo(600)), lead.Converted is not null, lead.Converted, lead.AccountId is null ? null : AccountId(story.Plan.Number),
                lead.OpportunityId is null ? null : deals[lead.OpportunityId], false, AccountLink.Utc((lead.Converted ?? lead.Qualified ?? lead.Created).InTokyo(900)), lead.Qualified);
        }
    }

    public void Dispose()
    {
        foreach (var (_, delivery, _) in _accounts) delivery.Dispose();
        _contacts.Dispose();
        _users.Dispose();
        _opportunities.Dispose();
        _leads.Dispose();
        _activities.Dispose();
    }

    private void WriteAccount(AccountStory story)
    {
        var (plan, isFirst) = (story.Plan, true);
        foreach (var (at, _, file) in _accounts)
        {
            if (story.Crm.At(at) is not { } profile) continue;
            var owner = UserId(profile.Csm);
            file.Row(
                AccountId(plan.Number), false, null, profile.Name, plan.Id, "Customer", profile.Industry, $"https://www.{AccountLink.DomainOf(plan)}/", profile.Employees, "JP", plan.Channel,
                profile.ParentId is null ? null : AccountId(profile.ParentId[1..]), owner, AccountLink.Utc(profile.CreatedAt), AccountLink.Utc(profile.UpdatedAt), profile.Region, profile.Segment,
                profile.IcpFit, profile.SetTier?.Text());
            if (AccountLink.WasHeldTwice(plan))
            {
                // Merged by its second snapshot, and by the last one at any rate.
                var isMerged = !isFirst || at == _accounts[^1].At;
                file.Row(
                    TwinId(plan.Number), isMerged, isMerged ? AccountId(plan.Number) : null, AccountLink.ShortName(profile.Name), null, "Customer", null, null, null, "JP", null,
                    null, owner, AccountLink.Utc(profile.CreatedAt), AccountLink.Utc(isMerged ? at : profile.CreatedAt), null, null, null, null);
            }

            isFirst = false;
        }
    }

    private void WriteDeal(AccountStory story, Opportunity deal, string id) => _opportunities.Row(
        id, deal.AccountId is null ? null : AccountId(story.Plan.Number), UserId(deal.Owner), $"{deal.Product} {AccountLink.Day(deal.Created)}", TypeOf(deal.Kind), SourceOf(deal.Source),
        StageOf(deal.Stage), deal.Amount, "JPY", AccountLink.Utc(deal.Created.InTokyo(600)), deal.Closed ?? deal.Created.AddDays(90), deal.Closed is not null, deal.Stage == "closed_won", false,
        AccountLink.Utc((deal.Closed ?? deal.Created).InTokyo(900)), deal.Product, deal.LostReason);

    private string UserId(string name)
    {
        if (_userIds.TryGetValue(name, out var id)) return id;
        id = SalesforceIds.Of("005", _userIds.Count + 1);
        _users.Row(id, name, true, "2015-01-01T00:00:00.000Z");
        return _userIds[name] = id;
    }

    private static string TypeOf(SaleKind kind) => kind switch { SaleKind.New => "New Business", SaleKind.CrossSell => "Cross-Sell", _ => kind.ToString() };

    private static string SourceOf(string source) => source switch { "cs" => "Customer Success", "marketing" => "Marketing", "partner" => "Partner", _ => "Sales" };

    private static string StageOf(string stage) => stage switch { "closed_won" => "Closed Won", "closed_lost" => "Closed Lost", _ => char.ToUpperInvariant(stage[0]) + stage[1..] };
}
