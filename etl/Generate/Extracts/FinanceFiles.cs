using System.Globalization;
using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>The ledger's lines of each account as it goes by; at the end the ledger's control totals and the costs.</summary>
internal sealed class FinanceFiles(string source, Timeline timeline) : IStoryWriter
{
    private readonly ObjectFile _ledger = new(source, "ledger", timeline.ExtractedAt);
    private readonly ObjectFile _costs = new(source, "costs", timeline.ExtractedAt);

    public void Write(AccountStory story, AccountBooks books)
    {
        foreach (var month in books.Months)
        {
            if (month.Revenue != 0) WriteLedger(month.Month, "recurring_revenue", story.Plan.Id, month.Revenue);
            if (month.CostOfRevenue != 0) WriteLedger(month.Month, "cost_of_revenue", story.Plan.Id, month.CostOfRevenue);
        }
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
        _ledger.Dispose();
        _costs.Dispose();
    }

    private void WriteLedger(DateOnly month, string line, string? accountId, decimal amount) => _ledger.Row(Text(month), line, accountId, amount, "JPY");

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
