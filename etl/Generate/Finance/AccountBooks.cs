using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Finance;

/// <summary>What finance books for one account: its invoice lines, and its revenue and cost of each closed month.</summary>
public sealed class AccountBooks
{
    /// <summary>Books the account.</summary>
    public AccountBooks(AccountStory story, Timeline timeline, long seed)
    {
        var chance = Chance.For(seed, "finance", story.Plan.Index);
        var billing = new Billing(story.Revenue.Stretches, timeline.LastDay);
        Lines.AddRange(billing.Lines);
        var costShare = CostShare(story.Plan.FirstTier) * chance.Between(0.85, 1.15);
        foreach (var month in timeline.Months)
        {
            var revenue = billing.Recognised(month);
            // Serving a customer gets a little cheaper each year.
            var cost = Math.Round(revenue * (decimal)(costShare * (1 - (0.0015 * timeline.FirstMonth.MonthsTo(month))) * chance.Between(0.95, 1.05)), 0, MidpointRounding.AwayFromZero);
            Months.Add(new BookedMonth(month, revenue, cost));
        }

        AddExtras(story, timeline, chance);
    }

    /// <summary>Recurring, one-off, usage and credit lines; tax is added per invoice.</summary>
    public List<InvoiceLine> Lines { get; } = [];

    /// <summary>Every closed month in order.</summary>
    public List<BookedMonth> Months { get; } = [];

    /// <summary>Set-up fees, overage, and credits for outages.</summary>
    private void AddExtras(AccountStory story, Timeline timeline, Chance chance)
    {
        foreach (var life in story.Revenue.Lives.Where(life => life.Start <= timeline.LastDay))
        {
            var fee = life.Tier switch
            {
                TouchTier.High => chance.Happens(0.75) ? chance.Between(5, 20) * 100_000m : 0,
                TouchTier.Low => chance.Happens(0.5) ? chance.Between(2, 8) * 50_000m : 0,
                _ => 0,
            };
            if (fee > 0) Lines.Add(new InvoiceLine(null, life.Start, null, null, fee, "one_off"));
            for (var month = life.Start.MonthOf().AddMonths(1); month <= timeline.ClosingMonth; month = month.AddMonths(1))
            {
                var day = month.AddDays(4);
                if (!life.ServedOn(day)) continue;
                if (life.Tier == TouchTier.High && chance.Happens(0.03)) Lines.Add(new InvoiceLine(null, day, month.AddMonths(-1), month, chance.Between(2, 30) * 10_000m, "usage"));
                if (chance.Happens(0.0025)) Lines.Add(new InvoiceLine(null, day, null, null, -chance.Between(1, 10) * (life.Tier == TouchTier.Tech ? 1_000m : 10_000m), "credit"));
            }
        }
    }

    private static double CostShare(TouchTier tier) => tier switch
    {
        TouchTier.High => 0.225,
        TouchTier.Low => 0.26,
        _ => 0.33,
    };
}

/// <summary>An account's recurring revenue and its cost of revenue in a month, in whole yen.</summary>
public sealed record BookedMonth(DateOnly Month, decimal Revenue, decimal CostOfRevenue);
