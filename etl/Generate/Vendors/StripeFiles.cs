using System.Text.Json.Nodes;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Extracts;
using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>
/// Customers, subscriptions as they stand at the extraction, and the events that led there, as objects of Stripe's interface. What is agreed for
/// a day after the extraction Stripe doesn't know yet, an end set in advance apart.
/// </summary>
internal sealed class StripeFiles : IStoryWriter
{
    private readonly ExtractShape _shape;
    private readonly Timeline _timeline;
    private readonly JsonObjectFile _customers, _subscriptions, _events;

    public StripeFiles(string source, ExtractShape shape, Timeline timeline)
    {
        (_shape, _timeline) = (shape, timeline);
        _customers = new JsonObjectFile(source, "customers", timeline.ExtractedAt);
        _subscriptions = new JsonObjectFile(source, "subscriptions", timeline.ExtractedAt);
        _events = new JsonObjectFile(source, "events", timeline.ExtractedAt);
        using var products = new JsonObjectFile(source, "products", timeline.ExtractedAt);
        foreach (var product in Catalogue.AddOns.Prepend(Catalogue.Core))
            products.Line(new JsonObject { ["id"] = ProductId(product), ["object"] = "product", ["name"] = product, ["active"] = true, ["updated"] = 1_420_070_400 });
    }

    /// <summary>The account's customer.</summary>
    public static string CustomerId(AccountPlan plan) => $"cus_{plan.Number}";

    /// <summary>The product.</summary>
    public static string ProductId(string product) => $"prod_{product}";

    /// <summary>The first of an item's subscriptions; Stripe begins another after a break.</summary>
    public static string ItemId(string subscriptionId) => $"si_{subscriptionId.Replace('-', 'x')}";

    public void Write(AccountStory story, AccountBooks books)
    {
        if (story.Revenue.Stretches.Count == 0) return;
        WriteCustomer(story);
        foreach (var item in story.Revenue.Stretches.GroupBy(stretch => stretch.SubscriptionId))
        {
            foreach (var subscription in StripeSubscription.Of([.. item.OrderBy(stretch => stretch.Start)], CustomerId(story.Plan), _timeline))
            {
                JsonObject? last = null;
                foreach (var (at, type, state) in subscription.States())
                {
                    last = state;
                    _events.Line(new JsonObject
                    {
                        ["id"] = $"evt_{subscription.Key}e{++subscription.EventCount:D3}",
                        ["object"] = "event",
                        ["type"] = type,
                        ["created"] = at,
                        ["data"] = new JsonObject { ["object"] = state.DeepClone() },
                    });
                }

                if (last is not null) _subscriptions.Line(last);
            }
        }
    }

    public void Dispose()
    {
        _customers.Dispose();
        _subscriptions.Dispose();
        _events.Dispose();
    }

    private void WriteCustomer(AccountStory story)
    {
        var (plan, profile) = (story.Plan, story.Crm.Versions[0]);
        var twin = !AccountLink.WasHeldTwice(plan) ? null : _shape switch
        {
            ExtractShape.Salesforce => SalesforceFiles.TwinId(plan.Number),
            ExtractShape.HubSpot => HubSpotFiles.TwinId(plan),
            _ => null,
        };
        var link = twin is not null ? LinkKind.Number : AccountLink.KindOf(plan, 0, _shape);
        var metadata = new JsonObject();
        if (twin is not null) metadata["crm_id"] = twin;
        else if (link == LinkKind.Number) metadata["account_number"] = plan.Id;
        _customers.Line(new JsonObject
        {
            ["id"] = CustomerId(plan),
            ["object"] = "customer",
            ["name"] = link == LinkKind.Number ? profile.Name : AccountLink.ShortName(profile.Name),
            ["email"] = link == LinkKind.Domain ? $"keiri@{AccountLink.DomainOf(plan)}" : null,
            ["address"] = new JsonObject { ["country"] = "JP" },
            ["created"] = profile.CreatedAt.ToUnixTimeSeconds(),
            ["metadata"] = metadata,
        });
    }
}
