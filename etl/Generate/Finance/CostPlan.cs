using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Finance;

/// <summary>A line of the cost split.</summary>
public sealed record CostLine(string Category, decimal Amount, string? Channel = null, string? Segment = null, string? TouchTier = null);

/// <summary>What the company spends in a month, split as its controllers split it: some of it names a channel, segment or tier, some does not.</summary>
/// <remarks>Selling costs follow the new business of the months around, because people and campaigns are paid for before and after a deal.</remarks>
public sealed class CostPlan(CompanyBooks books, Timeline timeline, long seed)
{
    /// <summary>Yen of sales and marketing cost for a yen of new MRR: about fourteen months' gross profit.</summary>
    private const decimal SellingCostPerNewMrr = 10.6m;

    private static readonly (string Name, double Sales, double Marketing)[] Channels =
        [("web", 0.20, 0.44), ("partner", 0.22, 0.13), ("event", 0.17, 0.27), ("outbound", 0.35, 0.10), ("referral", 0.06, 0.06)];

    private static readonly (TouchTier Tier, double Sales, decimal SuccessPerAccount)[] Tiers =
        [(TouchTier.High, 0.52, 150_000m), (TouchTier.Low, 0.38, 24_000m), (TouchTier.Tech, 0.10, 2_400m)];

    /// <summary>The lines of a closed month; a category's lines add up to its ledger total.</summary>
    /// <param name="month">The month's number from the first.</param>
    public IReadOnlyList<CostLine> Of(int month)
    {
        var chance = Chance.For(seed, "costs", month);
        List<CostLine> lines = [];
        var selling = SmoothedNewMrr(month) * SellingCostPerNewMrr;
        AddSales(lines, selling * 0.58m, chance);
        AddMarketing(lines, selling * 0.42m, chance);

        foreach (var (tier, _, each) in Tiers) Add(lines, "customer_success", books[month].PayingAccounts[(int)tier] * each * Wobble(chance), tier: tier.Text());
        Add(lines, "customer_success", lines.Where(line => line.Category == "customer_success").Sum(line => line.Amount) * 0.08m);

        var cost = books[month].CostOfRevenue;
        var hosting = Math.Round(cost * 0.62m, 0, MidpointRounding.AwayFromZero);
        lines.Add(new CostLine("cost_of_revenue", hosting));
        lines.Add(new CostLine("cost_of_revenue", cost - hosting));
        return lines;
    }

    private static void AddSales(List<CostLine> lines, decimal total, Chance chance)
    {
        foreach (var (channel, share, _) in Channels)
            foreach (var (tier, tierShare, _) in Tiers)
                Add(lines, "sales", total * 0.72m * (decimal)(share * tierShare) * Wobble(chance), channel, tier: tier.Text());
        Add(lines, "sales", total * 0.10m * Wobble(chance), segment: "Enterprise", tier: TouchTier.High.Text());
        Add(lines, "sales", total * 0.06m * Wobble(chance), segment: "SMB");
        Add(lines, "sales", total * 0.12m * Wobble(chance));
    }

    private static void AddMarketing(List<CostLine> lines, decimal total, Chance chance)
    {
        foreach (var (channel, _, share) in Channels)
        {
            Add(lines, "marketing", total * 0.36m * (decimal)share * Wobble(chance), channel);
            foreach (var (tier, tierShare, _) in Tiers) Add(lines, "marketing", total * 0.40m * (decimal)(share * tierShare) * Wobble(chance), channel, tier: tier.Text());
        }

        Add(lines, "marketing", total * 0.05m * Wobble(chance), "event", "Enterprise");
        Add(lines, "marketing", total * 0.04m * Wobble(chance), segment: "Mid");
        Add(lines, "marketing", total * 0.15m * Wobble(chance));
    }

    /// <summary>Costs are kept to ¥1,000.</summary>
    private static void Add(List<CostLine> lines, string category, decimal amount, string? channel = null, string? segment = null, string? tier = null)
    {
        var rounded = Math.Round(amount / 1000, 0, MidpointRounding.AwayFromZero) * 1000;
        if (rounded != 0) lines.Add(new CostLine(category, rounded, channel, segment, tier));
    }

    private static decimal Wobble(Chance chance) => (decimal)chance.Between(0.94, 1.06);

    private decimal SmoothedNewMrr(int month)
    {
        var from = Math.Max(0, month - 2);
        var to = Math.Min(timeline.MonthCount - 1, month + 2);
        return Enumerable.Range(from, to - from + 1).Average(number => books[number].NewMrr);
    }
}
