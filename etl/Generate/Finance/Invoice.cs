using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Finance;

/// <summary>What is billed to one account on one day.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="PaidOn">The day of payment; null while it is open.</param>
/// <param name="Lines">Recurring, one-off, usage and credit lines.</param>
public sealed record Invoice(string Id, DateOnly IssuedOn, DateOnly? PaidOn, IReadOnlyList<InvoiceLine> Lines)
{
    /// <summary>Consumption tax, in whole yen.</summary>
    public decimal Tax => decimal.Truncate(Lines.Sum(line => line.Amount) * 0.10m);

    /// <summary>An account's invoices by their day.</summary>
    public static IEnumerable<Invoice> Of(AccountStory story, AccountBooks books, Timeline timeline)
    {
        var number = 0;
        foreach (var issue in books.Lines.GroupBy(line => line.IssuedOn).OrderBy(issue => issue.Key))
        {
            var paid = issue.Key.AddDays(20 + (story.Plan.Index * 7 % 25));
            yield return new Invoice($"I{story.Plan.Number}-{++number}", issue.Key, paid <= timeline.LastDay ? paid : null, [.. issue]);
        }
    }
}
