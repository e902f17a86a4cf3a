using System.Globalization;
using System.Text.Json.Nodes;
using Warehouse.Etl.Generate.Extracts;
using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>Bills as Stripe's invoices and credit notes. A credit for days not served is a proration line; one for an outage is a credit note.</summary>
internal sealed class StripeInvoices(string source, Timeline timeline) : IStoryWriter
{
    private readonly JsonObjectFile _invoices = new(source, "invoices", timeline.ExtractedAt);
    private readonly JsonObjectFile _credits = new(source, "credit_notes", timeline.ExtractedAt);

    public void Write(AccountStory story, AccountBooks books)
    {
        var customer = StripeFiles.CustomerId(story.Plan);
        foreach (var invoice in Invoice.Of(story, books, timeline))
        {
            var credits = invoice.Lines.Where(line => line is { Amount: < 0, SubscriptionId: null }).ToList();
            var lines = invoice.Lines.Except(credits).ToList();
            var id = invoice.Id.Replace('-', 'x');
            for (var number = 1; number <= credits.Count; number++)
            {
                _credits.Line(new JsonObject
                {
                    ["id"] = $"cn_{id}n{number.ToString(CultureInfo.InvariantCulture)}",
                    ["customer"] = customer,
                    ["status"] = "issued",
                    ["reason"] = "product_unsatisfactory",
                    ["amount"] = (long)-credits[number - 1].Amount,
                    ["currency"] = "jpy",
                    ["created"] = Second(invoice.IssuedOn),
                });
            }

            if (lines.Count == 0) continue;
            _invoices.Line(new JsonObject
            {
                ["id"] = $"in_{id}",
                ["object"] = "invoice",
                ["customer"] = customer,
                ["status"] = invoice.PaidOn is null ? "open" : "paid",
                ["currency"] = "jpy",
                ["created"] = Second(invoice.IssuedOn),
                ["status_transitions"] = new JsonObject { ["paid_at"] = invoice.PaidOn is { } paid ? Second(paid) : null },
                ["subtotal"] = (long)lines.Sum(line => line.Amount),
                ["lines"] = new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. lines.Select((line, at) => Line(id, line, at + 1))]) },
            });
        }
    }

    public void Dispose()
    {
        _invoices.Dispose();
        _credits.Dispose();
    }

    private static JsonObject Line(string invoice, InvoiceLine line, int number) => new()
    {
        ["id"] = $"il_{invoice}n{number.ToString(CultureInfo.InvariantCulture)}",
        ["subscription_item"] = line.SubscriptionId is null ? null : StripeFiles.ItemId(line.SubscriptionId),
        ["description"] = line.Kind,
        ["amount"] = (long)line.Amount,
        ["proration"] = line.Kind == "credit",
        ["period"] = new JsonObject { ["start"] = line.From is { } from ? Second(from) : null, ["end"] = line.To is { } to ? Second(to) : null },
    };

    private static long Second(DateOnly day) => day.InTokyo().ToUnixTimeSeconds();
}
