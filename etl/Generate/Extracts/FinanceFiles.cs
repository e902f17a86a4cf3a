using System.Globalization;
using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>Invoices, and the ledger's lines of each account as it goes by; at the end the ledger's control totals and the costs.</summary>
internal sealed class FinanceFiles(string source, Timeline timeline) : IDisposable
{
    private readonly ObjectFile _invoices = new(source, "invoices", timeline.ExtractedAt);
    private readonly ObjectFile _ledger = new(source, "ledger", timeline.ExtractedAt);
    private readonly ObjectFile _costs = new(source, "costs", timeline.ExtractedAt);

    public void Write(AccountStory story, AccountBooks books)
    {
        foreach (var month in books.Months)
        {
            if (month.Revenue != 0) WriteLedger(month.Month, "recurring_revenue", story.Plan.Id, month.Revenue);
            if (month.CostOfRevenue != 0) WriteLedger(month.Month, "cost_of_revenue", story.Plan.Id, month.CostOfRevenue);
        }

        WriteInvoices(story, books);
    }

    /// <summary>Writes what only the whole company shows.</summary>
    public void WriteTotals(CompanyBooks company, CostPlan costs)
    {
        for (var number = 0; number < timeline.MonthCount; number++)
        {
            var month = timeline.FirstMonth.AddMonths(number);
            var lines = costs.Of(number);
            WriteLedger(month, "recurring_revenue", null, company[number].Revenue);
            WriteLedger(month, "one_off_revenue", null, company[number].OneOff);
            WriteLedger(month, "refunds", null, company[number].Refunds);
            foreach (var category in lines.GroupBy(line => line.Category)) WriteLedger(month, category.Key, null, category.Sum(line => line.Amount));

            var line = 0;
            foreach (var cost in lines)
                _costs.Row($"K{Text(month)}-{++line:D2}", Text(month), cost.Category, cost.Amount, "JPY", cost.Channel, cost.Segment, cost.TouchTier);
        }
    }

    public void Dispose()
    {
        _invoices.Dispose();
        _ledger.Dispose();
        _costs.Dispose();
    }

    private void WriteInvoices(AccountStory story, AccountBooks books)
    {
        var invoice = 0;
        foreach (var issue in books.Lines.GroupBy(line => line.IssuedOn).OrderBy(issue => issue.Key))
        {
            var id = $"I{story.Plan.Number}-{++invoice}";
            var isDue = issue.Key.AddDays(20 + (story.Plan.Index * 7 % 25)) is var paid && paid <= timeline.LastDay;
            var number = 0;
            foreach (var line in issue) WriteLine(line);
            var tax = decimal.Truncate(issue.Sum(line => line.Amount) * 0.10m);
            if (tax != 0) WriteLine(new InvoiceLine(null, issue.Key, null, null, tax, "tax"));

            void WriteLine(InvoiceLine line) => _invoices.Row(
                $"{id}-{++number}", id, story.Plan.Id, line.SubscriptionId, line.IssuedOn, line.From, line.To, line.Amount, "JPY", line.Kind,
                isDue ? "paid" : "open", isDue ? paid : null);
        }
    }

    private void WriteLedger(DateOnly month, string line, string? accountId, decimal amount) => _ledger.Row(Text(month), line, accountId, amount, "JPY");

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
