using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>Invoices line by line, tax as a line of its own.</summary>
internal sealed class InvoiceFiles(string source, Timeline timeline) : IStoryWriter
{
    private readonly ObjectFile _invoices = new(source, "invoices", timeline.ExtractedAt);

    public void Write(AccountStory story, AccountBooks books)
    {
        foreach (var invoice in Invoice.Of(story, books, timeline))
        {
            var number = 0;
            foreach (var line in invoice.Lines) WriteLine(line);
            if (invoice.Tax != 0) WriteLine(new InvoiceLine(null, invoice.IssuedOn, null, null, invoice.Tax, "tax"));

            void WriteLine(InvoiceLine line) => _invoices.Row(
                $"{invoice.Id}-{++number}", invoice.Id, story.Plan.Id, line.SubscriptionId, line.IssuedOn, line.From, line.To, line.Amount, "JPY", line.Kind,
                invoice.PaidOn is null ? "open" : "paid", invoice.PaidOn);
        }
    }

    public void Dispose() => _invoices.Dispose();
}
