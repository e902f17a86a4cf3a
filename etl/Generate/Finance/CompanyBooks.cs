using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Truth;

namespace Warehouse.Etl.Generate.Finance;

/// <summary>The company's month as finance sees it, summed over the accounts as they go by.</summary>
public sealed class CompanyMonth
{
    /// <summary>MRR of new accounts.</summary>
    public decimal NewMrr { get; set; }

    /// <summary>Paying accounts at the month's end by touch tier.</summary>
    public int[] PayingAccounts { get; } = new int[3];

    /// <summary>Recurring revenue, recognised.</summary>
    public decimal Revenue { get; set; }

    /// <summary>Set-up fees and overage.</summary>
    public decimal OneOff { get; set; }

    /// <summary>Credits that belong to no service period; negative.</summary>
    public decimal Refunds { get; set; }

    /// <summary>Cost of revenue.</summary>
    public decimal CostOfRevenue { get; set; }
}

/// <summary>Sums what the accounts book into the company's closed months.</summary>
public sealed class CompanyBooks(Timeline timeline)
{
    private readonly CompanyMonth[] _months = [.. timeline.Months.Select(_ => new CompanyMonth())];

    /// <summary>A closed month, by its number from the first.</summary>
    public CompanyMonth this[int month] => _months[month];

    /// <summary>Adds an account.</summary>
    public void Add(AccountBooks books, AccountTruth truth)
    {
        for (var month = 0; month < _months.Length; month++)
        {
            _months[month].Revenue += books.Months[month].Revenue;
            _months[month].CostOfRevenue += books.Months[month].CostOfRevenue;
        }

        foreach (var line in books.Lines)
        {
            var month = timeline.FirstMonth.MonthsTo(line.IssuedOn);
            if (month < 0 || month >= _months.Length) continue;
            if (line.Kind is "one_off" or "usage") _months[month].OneOff += line.Amount;
            if (line is { Kind: "credit", SubscriptionId: null }) _months[month].Refunds += line.Amount;
        }

        foreach (var movement in truth.Movements.Where(movement => movement.Kind == MovementKind.New))
            _months[timeline.FirstMonth.MonthsTo(movement.Month)].NewMrr += movement.Amount;
        var tiers = truth.TouchTiers.ToDictionary(tier => tier.Month, tier => tier.Tier);
        foreach (var position in truth.Positions.Where(position => position.Mrr > 0))
            _months[timeline.FirstMonth.MonthsTo(position.Month)].PayingAccounts[(int)tiers[position.Month]]++;
    }
}
