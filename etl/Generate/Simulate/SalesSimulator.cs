using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates the deals of an account, won, lost and open.</summary>
internal sealed class SalesSimulator(AccountPlan plan, CrmHistory crm, Team team, Timeline timeline, Chance chance)
{
    internal static readonly (string, double)[] LostReasons = [("price", 0.30), ("competitor", 0.27), ("no_budget", 0.20), ("no_decision", 0.16), ("missing_feature", 0.07)];

    private readonly List<Opportunity> _deals = [];

    /// <summary>The deals by the day they were entered; the first is the one that won the account.</summary>
    public List<Opportunity> Simulate(RevenueHistory revenue)
    {
        foreach (var sale in revenue.Sales) Settle(sale);
        foreach (var life in revenue.Lives.Where(life => life.Start <= timeline.LastDay)) LoseSome(life);
        foreach (var contract in revenue.Contracts.Where(contract => IsOpenForRenewal(contract, revenue))) OpenRenewal(contract, revenue);
        if (plan.IsProspect) Court();
        return _deals;
    }

    private void Settle(Sale sale)
    {
        var lead = sale.Kind switch { SaleKind.New => chance.Between(18, 75), SaleKind.Renewal => chance.Between(60, 90), _ => chance.Between(8, 60) };
        var created = sale.Kind == SaleKind.Renewal ? Calendar.Earlier(sale.On.AddDays(-lead), sale.SettledOn.AddDays(-1)) : sale.SettledOn.AddDays(-lead);
        // What is not settled yet is entered for every contract alike: nobody knows how it will end.
        if (sale.SettledOn <= timeline.LastDay) Add(sale.Kind, created, sale.SettledOn, sale.IsWon, sale.Amount, sale.Product);
    }

    private void LoseSome(Life life)
    {
        var end = Calendar.Earlier(life.End ?? timeline.LastDay, timeline.LastDay);
        for (var attempts = chance.Count(0.32 * life.Start.DaysTo(end) / 365); attempts > 0; attempts--)
        {
            var created = life.Start.AddDays(chance.Between(0, Math.Max(0, life.Start.DaysTo(end) - 1)));
            var closed = created.AddDays(chance.Between(10, 90));
            var isUpsell = chance.Happens(0.6);
            var amount = Pricing.Round(life.Tier switch { TouchTier.High => 3_000_000m, TouchTier.Low => 700_000m, _ => 120_000m } * (decimal)chance.Between(0.5, 1.8));
            Add(isUpsell ? SaleKind.Upsell : SaleKind.CrossSell, created, closed, false, amount, isUpsell ? Catalogue.Core : chance.Pick(Catalogue.AddOns));
        }
    }

    private bool IsOpenForRenewal(Contract contract, RevenueHistory revenue) =>
        contract is { TermEnd: { } end, LeftOn: null } && end > timeline.LastDay && end.AddDays(-75) <= timeline.LastDay
        && revenue.Contracts.TrueForAll(other => other.Start <= contract.Start);

    private void OpenRenewal(Contract contract, RevenueHistory revenue)
    {
        var annual = revenue.Stretches.Where(stretch => stretch.ContractId == contract.ContractId && stretch.End is null).Sum(stretch => stretch.Net * 12 / stretch.BillingMonths);
        var health = revenue.Lives[^1].Health;
        var stage = (health + (0.2 * chance.Normal())) switch { > 0.72 => "negotiation", > 0.5 => "proposal", > 0.3 => "qualification", _ => "prospecting" };
        _deals.Add(New(SaleKind.Renewal, contract.TermEnd!.Value.AddDays(-chance.Between(75, 90)), annual, Catalogue.Core) with { Stage = stage });
    }

    private void Court() =>
        Add(SaleKind.New, plan.Start.AddDays(-chance.Between(0, 20)), plan.Start.AddDays(chance.Between(30, 150)), false, Pricing.Round(600_000m * (decimal)chance.Between(0.3, 3)), Catalogue.Core);

    private void Add(SaleKind kind, DateOnly created, DateOnly closed, bool isWon, decimal amount, string product)
    {
        var deal = New(kind, created, amount, product);
        if (closed > timeline.LastDay) _deals.Add(deal with { Stage = chance.Happens(0.5) ? "proposal" : "qualification" });
        else _deals.Add(deal with { Stage = isWon ? "closed_won" : "closed_lost", Closed = closed, LostReason = isWon ? null : chance.Pick(LostReasons) });
    }

    private Opportunity New(SaleKind kind, DateOnly created, decimal amount, string product) => new()
    {
        OpportunityId = $"O{plan.Number}-{_deals.Count + 1}",
        AccountId = plan.Id,
        Kind = kind,
        Source = kind == SaleKind.New ? NewSource(plan.Channel) : kind == SaleKind.Renewal || chance.Happens(0.6) ? "cs" : "sales",
        Stage = "prospecting",
        Amount = Math.Round(amount, 0, MidpointRounding.AwayFromZero),
        Product = product,
        Owner = kind == SaleKind.New ? team.Seller(chance) : (crm.At(created.InTokyo(720)) ?? crm.Versions[0]).Csm,
        Created = created,
    };

    /// <summary>Who is credited with a deal from a channel.</summary>
    public static string NewSource(string channel) => channel switch
    {
        "web" or "event" => "marketing",
        "partner" => "partner",
        "referral" => "cs",
        _ => "sales",
    };
}
