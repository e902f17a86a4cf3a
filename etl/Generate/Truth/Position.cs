using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>One item at a month's end.</summary>
/// <param name="SubscriptionId">The item.</param>
/// <param name="Product">Its product.</param>
/// <param name="Monthly">Its price for a month, to four decimals.</param>
/// <param name="Annual">Its price for a year, multiplied before it is divided.</param>
/// <param name="IsPaused">In force, but neither served nor counted.</param>
public sealed record ItemPosition(string SubscriptionId, string Product, decimal Monthly, decimal Annual, bool IsPaused);

/// <summary>What an account has at the last instant of a month.</summary>
/// <param name="Month">The month's first day.</param>
/// <param name="Items">The paid items in force, paused ones too.</param>
public sealed record Position(DateOnly Month, IReadOnlyList<ItemPosition> Items)
{
    /// <summary>Monthly recurring revenue: what is in force and not paused.</summary>
    public decimal Mrr => Items.Where(item => !item.IsPaused).Sum(item => item.Monthly);

    /// <summary>What is in force and paused.</summary>
    public decimal Paused => Items.Where(item => item.IsPaused).Sum(item => item.Monthly);

    /// <summary>What is in force, paused or not.</summary>
    public decimal Gross => Mrr + Paused;

    /// <summary>Yearly value of what is in force and not paused.</summary>
    public decimal Arr => Items.Where(item => !item.IsPaused).Sum(item => item.Annual);

    /// <summary>The item's part; null when it is not in force.</summary>
    public ItemPosition? Find(string subscriptionId) => Items.FirstOrDefault(item => item.SubscriptionId == subscriptionId);

    /// <summary>The positions of every closed month, in order.</summary>
    public static IReadOnlyList<Position> OfEveryMonth(IReadOnlyList<Stretch> stretches, Timeline timeline) =>
        [.. timeline.Months.Select(month => At(stretches, month))];

    /// <summary>The position at the month's end.</summary>
    public static Position At(IReadOnlyList<Stretch> stretches, DateOnly month)
    {
        var lastDay = month.LastDayOfMonth();
        List<ItemPosition> items = [];
        foreach (var stretch in stretches)
        {
            if (stretch.IsTrial || !stretch.InForceOn(lastDay)) continue;
            items.Add(new ItemPosition(stretch.SubscriptionId, stretch.Product, PerMonth(stretch), PerYear(stretch), stretch.PausedOn(lastDay)));
        }

        return new Position(month, items);
    }

    private static decimal PerMonth(Stretch stretch) => Math.Round(stretch.Net / stretch.BillingMonths, 4, MidpointRounding.AwayFromZero);

    private static decimal PerYear(Stretch stretch) => Math.Round(stretch.Net * 12 / stretch.BillingMonths, 4, MidpointRounding.AwayFromZero);
}
