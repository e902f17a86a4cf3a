using System.Text.Json.Nodes;
using Warehouse.Etl.Generate;

namespace Warehouse.Tests.Etl.Generate.Vendors;

/// <summary>The same company in vendors' systems.</summary>
public sealed class VendorShapeTests
{
    private static readonly GenerateOptions Small = new() { OutputFolder = "", Accounts = 60, Months = 14, Seed = 11, Events = 3_000 };

    private const string Success = "contracts costs fx_rates ledger milestones product_users referrals surveys targets touchpoints usage_events";
    private const string Customers = " accounts contacts leads opportunities";

    [Theory]
    [InlineData(ExtractShape.Salesforce, "salesforce stripe zendesk", Success)]
    [InlineData(ExtractShape.HubSpot, "hubspot stripe zendesk", Success)]
    [InlineData(ExtractShape.Stripe, "stripe", Success + Customers + " tickets")]
    [InlineData(ExtractShape.Zendesk, "zendesk", Success + Customers + " subscriptions invoices")]
    public void Shape_OfAVendor_IsTheSameCompanyAndTheSameBytesEachTime(ExtractShape shape, string vendors, string objects)
    {
        using var standard = new GeneratedFiles(Small);
        using var one = new GeneratedFiles(Small with { Shape = shape });
        using var other = new GeneratedFiles(Small with { Shape = shape });
        var (ours, theirs) = (standard.Hashes(), one.Hashes());

        other.Hashes().ShouldBe(theirs, ignoreOrder: true);
        Directory.GetDirectories(one.Folder).Select(Path.GetFileName).ShouldBe(["standard", .. vendors.Split(' '), "truth"], ignoreOrder: true);
        foreach (var (file, hash) in ours.Where(file => file.Key.StartsWith("truth", StringComparison.Ordinal))) theirs[file].ShouldBe(hash, file);
        // What no vendor carries is the standard source's as it was, and what one carries is not there twice.
        theirs.Where(file => file.Key.StartsWith("standard", StringComparison.Ordinal) && ours[file.Key] != file.Value && !file.Key.Contains("touchpoints")).ShouldBeEmpty();
        Directory.GetDirectories(Path.Combine(one.Folder, "standard")).Select(Path.GetFileName).ShouldBe(objects.Split(' '), ignoreOrder: true);
    }

    [Theory]
    [InlineData(ExtractShape.Salesforce, "salesforce/tasks salesforce/events", "salesforce/cases", ",")]
    [InlineData(ExtractShape.HubSpot, "hubspot/engagements", "hubspot/tickets", "\"zendesk_ticket_id\":null")]
    public void SupportAndTouches_WhereThereIsACrm_AreEachInOneSystemOrACopyThatSaysSo(ExtractShape shape, string touches, string tickets, string original)
    {
        using var standard = new GeneratedFiles(Small);
        using var files = new GeneratedFiles(Small with { Shape = shape });

        var inCrm = touches.Split(' ').Sum(folder => Records(files, folder).Count);
        inCrm.ShouldBeGreaterThan(100);
        (inCrm + files.Rows("touchpoints").Count).ShouldBe(standard.Rows("touchpoints").Count);

        var kept = Records(files, tickets);
        var originals = kept.Count(line => original == "," ? line.EndsWith(original, StringComparison.Ordinal) : line.Contains(original));
        kept.Count.ShouldBeGreaterThan(originals, "there are copies");
        originals.ShouldBe(standard.Rows("tickets").Count(ticket => ticket["channel"] == "phone"));
        (originals + Records(files, "zendesk/tickets").Count).ShouldBe(standard.Rows("tickets").Count);
    }

    [Fact]
    public void StripeEvents_OfASubscription_LeadToWhatStands()
    {
        using var files = new GeneratedFiles(Small with { Shape = ExtractShape.Salesforce });

        var events = Lines(files, "events").GroupBy(line => (string)line["data"]!["object"]!["id"]!).ToDictionary(group => group.Key, group => group.ToList());
        var standing = Lines(files, "subscriptions").ToDictionary(line => (string)line["id"]!);

        events.Keys.ShouldBe(standing.Keys, ignoreOrder: true);
        events.Values.ShouldContain(told => told.Count > 2);
        foreach (var (id, told) in events)
        {
            told.Select(line => (long)line["created"]!).ShouldBeInOrder();
            told.Select(line => (string)line["type"]!).First().ShouldBe("customer.subscription.created");
            told[^1]["data"]!["object"]!.ToJsonString().ShouldBe(standing[id].ToJsonString());
        }
    }

    [Fact]
    public void StripePrices_TimesSeats_AreTheAmountsOfTheStandardShape()
    {
        using var standard = new GeneratedFiles(Small);
        using var files = new GeneratedFiles(Small with { Shape = ExtractShape.Salesforce });
        var amounts = standard.Rows("subscriptions").Select(row => (Item: "si_" + row["subscription_id"].Replace('-', 'x'), Amount: row.Money("amount"))).ToHashSet();

        foreach (var item in Lines(files, "subscriptions").Select(line => line["items"]!["data"]![0]!))
        {
            var total = decimal.Parse((string)item["price"]!["unit_amount_decimal"]!, System.Globalization.CultureInfo.InvariantCulture) * (int)item["quantity"]!;
            amounts.ShouldContain((((string)item["id"]!).Split('r')[0], Math.Round(total, MidpointRounding.AwayFromZero)));
        }
    }

    private static IEnumerable<JsonNode> Lines(GeneratedFiles files, string name) =>
        Directory.GetFiles(Path.Combine(files.Folder, "stripe", name), "*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines).Select(line => JsonNode.Parse(line)!);

    /// <summary>The lines of an object that hold a record each.</summary>
    private static List<string> Records(GeneratedFiles files, string folder) =>
        [.. Directory.GetFiles(Path.Combine(files.Folder, folder), "*.*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("_manifest.json", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Skip(file.EndsWith(".csv", StringComparison.Ordinal) ? 1 : 0))];
}
