using System.Globalization;
using System.Text.Json.Nodes;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Extracts;
using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>Customers, sales and what is done for them as objects of HubSpot's CRM interface: companies as one complete snapshot for each of the timeline's days.</summary>
internal sealed class HubSpotFiles : IStoryWriter
{
    private readonly List<(DateTimeOffset At, Delivery Delivery, JsonFile File)> _companies = [];
    private readonly JsonObjectFile _contacts, _owners, _deals;
    private readonly HubSpotActivityFiles _activities;
    private readonly Dictionary<string, string> _ownerIds = [];

    public HubSpotFiles(string source, Timeline timeline)
    {
        foreach (var day in timeline.SnapshotDays)
        {
            var at = Timeline.SnapshotAt(day);
            var delivery = new Delivery(source, "companies", at, isComplete: true);
            _companies.Add((at, delivery, delivery.OpenJson()));
        }

        _contacts = new JsonObjectFile(source, "contacts", timeline.ExtractedAt);
        _owners = new JsonObjectFile(source, "owners", timeline.ExtractedAt);
        _deals = new JsonObjectFile(source, "deals", timeline.ExtractedAt);
        _activities = new HubSpotActivityFiles(source, timeline, OwnerId);
    }

    /// <summary>The company's record.</summary>
    public static string CompanyId(AccountPlan plan) => Text(5_000_000_000 + (plan.Index * 10L));

    /// <summary>The record that once stood beside it and was merged into it.</summary>
    public static string TwinId(AccountPlan plan) => Text(5_000_000_001 + (plan.Index * 10L));

    public void Write(AccountStory story, AccountBooks books)
    {
        WriteCompany(story);
        _activities.Write(story);
        var contact = 10_000_000_000 + (story.Plan.Index * 1000L);
        foreach (var person in story.Contacts)
        {
            WriteContact(++contact, new JsonObject
            {
                ["email"] = person.Email,
                ["jobtitle"] = person.Title,
                ["lifecyclestage"] = "customer",
                ["associatedcompanyid"] = CompanyId(story.Plan),
                ["createdate"] = AccountLink.Utc(person.CreatedAt),
                ["lastmodifieddate"] = AccountLink.Utc(person.CreatedAt),
            });
        }

        var deals = story.Opportunities.Select((deal, at) => (deal.OpportunityId, Id: Text(20_000_000_000 + (story.Plan.Index * 1000L) + at))).ToDictionary(deal => deal.OpportunityId, deal => deal.Id);
        foreach (var deal in story.Opportunities) WriteDeal(story, deal, deals[deal.OpportunityId]);
        foreach (var lead in story.Leads)
        {
            WriteContact(
                ++contact,
                new JsonObject
                {
                    ["lifecyclestage"] = lead.Converted is not null ? "opportunity" : lead.Qualified is not null ? "salesqualifiedlead" : "lead",
                    ["associatedcompanyid"] = lead.AccountId is null ? null : CompanyId(story.Plan),
                    ["hs_analytics_source"] = "OFFLINE",
                    ["lead_channel"] = lead.Channel,
                    ["hs_lifecyclestage_lead_date"] = Instant(lead.Created),
                    ["hs_lifecyclestage_salesqualifiedlead_date"] = Instant(lead.Qualified),
                    ["hs_lifecyclestage_opportunity_date"] = Instant(lead.Converted),
                    ["createdate"] = Instant(lead.Created),
                    ["lastmodifieddate"] = Instant(lead.Converted ?? lead.Qualified ?? lead.Created),
                },
                lead.OpportunityId is null ? null : Associated("deals", deals[lead.OpportunityId], "contact_to_deal"));
        }
    }

    public void Dispose()
    {
        foreach (var (_, delivery, _) in _companies) delivery.Dispose();
        _contacts.Dispose();
        _owners.Dispose();
        _deals.Dispose();
        _activities.Dispose();
    }

    private void WriteCompany(AccountStory story)
    {
        var plan = story.Plan;
        foreach (var (at, _, file) in _companies)
        {
            if (story.Crm.At(at) is not { } profile) continue;
            file.Line(Record(CompanyId(plan), profile.CreatedAt, profile.UpdatedAt, new JsonObject
            {
                ["name"] = profile.Name,
                ["domain"] = AccountLink.DomainOf(plan),
                ["industry"] = profile.Industry,
                ["country"] = "JP",
                ["numberofemployees"] = Text(profile.Employees),
                ["hubspot_owner_id"] = OwnerId(profile.Csm),
                ["hs_merged_object_ids"] = AccountLink.WasHeldTwice(plan) ? TwinId(plan) : null,
                ["createdate"] = AccountLink.Utc(profile.CreatedAt),
                ["hs_lastmodifieddate"] = AccountLink.Utc(profile.UpdatedAt),
                ["account_number"] = plan.Id,
                ["region"] = profile.Region,
                ["segment"] = profile.Segment,
                ["icp_fit"] = profile.IcpFit,
                ["touch_tier"] = profile.SetTier?.Text(),
                ["acquisition_channel"] = plan.Channel,
            }));
        }
    }

    private void WriteDeal(AccountStory story, Opportunity deal, string id)
    {
        var changed = (deal.Closed ?? deal.Created).InTokyo(900);
        var line = Record(id, deal.Created.InTokyo(600), changed, new JsonObject
        {
            ["dealname"] = $"{deal.Product} {AccountLink.Day(deal.Created)}",
            ["pipeline"] = "default",
            ["dealstage"] = deal.Stage.Replace("_", "", StringComparison.Ordinal),
            ["dealtype"] = deal.Kind == SaleKind.New ? "newbusiness" : "existingbusiness",
            ["amount"] = deal.Amount.ToString("0.####", CultureInfo.InvariantCulture),
            ["deal_currency_code"] = "JPY",
            ["createdate"] = Instant(deal.Created),
            ["closedate"] = Instant(deal.Closed ?? deal.Created.AddDays(90)),
            ["hs_is_closed"] = deal.Closed is null ? "false" : "true",
            ["hs_is_closed_won"] = deal.Stage == "closed_won" ? "true" : "false",
            ["closed_lost_reason"] = deal.LostReason,
            ["hubspot_owner_id"] = OwnerId(deal.Owner),
            ["hs_lastmodifieddate"] = AccountLink.Utc(changed),
            ["sale_type"] = deal.Kind == SaleKind.CrossSell ? "cross_sell" : deal.Kind.ToString().ToLowerInvariant(),
            ["deal_source"] = deal.Source,
            ["product"] = deal.Product,
        });
        if (deal.AccountId is not null) line["associations"] = Associated("companies", CompanyId(story.Plan), "deal_to_company");
        _deals.Line(line);
    }

    private void WriteContact(long id, JsonObject properties, JsonObject? associations = null)
    {
        var line = new JsonObject { ["id"] = Text(id), ["properties"] = properties, ["archived"] = false };
        if (associations is not null) line["associations"] = associations;
        _contacts.Line(line);
    }

    /// <summary>A record with its properties, which HubSpot writes as text.</summary>
    public static JsonObject Record(string id, DateTimeOffset created, DateTimeOffset updated, JsonObject properties) => new()
    {
        ["id"] = id,
        ["properties"] = properties,
        ["createdAt"] = AccountLink.Utc(created),
        ["updatedAt"] = AccountLink.Utc(updated),
        ["archived"] = false,
    };

    /// <summary>The record of another kind that one belongs to.</summary>
    public static JsonObject Associated(string objects, string id, string type) =>
        new() { [objects] = new JsonObject { ["results"] = new JsonArray(new JsonObject { ["id"] = id, ["type"] = type }) } };

    private string OwnerId(string name)
    {
        if (_ownerIds.TryGetValue(name, out var id)) return id;
        id = Text(70_001 + _ownerIds.Count);
        var parts = name.Split(' ');
        _owners.Line(new JsonObject { ["id"] = id, ["firstName"] = parts[^1], ["lastName"] = parts[0], ["archived"] = false, ["updatedAt"] = "2015-01-01T00:00:00.000Z" });
        return _ownerIds[name] = id;
    }

    private static string? Instant(DateOnly? day) => day is { } known ? AccountLink.Utc(known.InTokyo(600)) : null;

    /// <summary>A number as text.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
