using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates the lead that became the account, and those of the same weeks that became none.</summary>
internal sealed class LeadSimulator(AccountPlan plan, Team team, Timeline timeline, Chance chance)
{
    private const double LeadsLostForEachWon = 7.5;
    private const double AccountsWithLead = 0.75;

    private readonly List<Lead> _leads = [];

    /// <summary>Leads, and the deals that lost ones had become, which belong to no account.</summary>
    public (List<Lead> Leads, List<Opportunity> LostDeals) Simulate(IReadOnlyList<Opportunity> deals)
    {
        List<Opportunity> lost = [];
        var around = deals.Count > 0 ? deals[0].Created : plan.Start;
        if (deals.Count > 0 && deals[0].Kind == SaleKind.New && chance.Happens(AccountsWithLead)) AddWon(deals[0]);
        for (var count = chance.Count(LeadsLostForEachWon); count > 0; count--)
        {
            var created = around.AddDays(chance.Between(-40, 15));
            if (created <= timeline.LastDay) AddLost(created, lost);
        }

        return (_leads, lost);
    }

    private void AddWon(Opportunity deal)
    {
        var qualified = deal.Created.AddDays(-chance.Between(0, 20));
        _leads.Add(new Lead
        {
            LeadId = NextId(),
            AccountId = plan.Id,
            Channel = plan.Channel,
            Created = qualified.AddDays(-(int)chance.Skewed(9, 0.8, 0, 50)),
            Qualified = qualified,
            OpportunityId = deal.OpportunityId,
            Converted = deal.Created,
        });
    }

    private void AddLost(DateOnly created, List<Opportunity> lost)
    {
        var channel = chance.Pick(Market.Channels);
        var qualified = created.AddDays((int)chance.Skewed(9, 0.8, 0, 60));
        var converted = qualified.AddDays(chance.Between(2, 40));
        var reached = chance.Next();
        var lead = new Lead { LeadId = NextId(), Channel = channel, Created = created };
        if (reached < 0.46 && qualified <= timeline.LastDay) lead = lead with { Qualified = qualified };
        if (reached < 0.22 && converted <= timeline.LastDay)
        {
            var closed = converted.AddDays(chance.Between(15, 140));
            var isClosed = closed <= timeline.LastDay;
            var deal = new Opportunity
            {
                OpportunityId = $"O{plan.Number}-L{lost.Count + 1}",
                Kind = SaleKind.New,
                Source = SalesSimulator.NewSource(channel),
                Stage = isClosed ? "closed_lost" : chance.Happens(0.5) ? "proposal" : "qualification",
                Amount = Pricing.Round((decimal)chance.Skewed(900_000, 0.9, 100_000, 20_000_000)),
                Product = Catalogue.Core,
                Owner = team.Seller(chance),
                Created = converted,
                Closed = isClosed ? closed : null,
                LostReason = isClosed ? chance.Pick(SalesSimulator.LostReasons) : null,
            };
            lost.Add(deal);
            lead = lead with { OpportunityId = deal.OpportunityId, Converted = converted };
        }

        _leads.Add(lead);
    }

    private string NextId() => $"L{plan.Number}-{_leads.Count + 1}";
}
