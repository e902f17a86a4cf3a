using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>What sales records: deals and leads.</summary>
internal sealed class SalesFiles(string source, Timeline timeline) : IStoryWriter
{
    private readonly ObjectFile _opportunities = new(source, "opportunities", timeline.ExtractedAt);
    private readonly ObjectFile _leads = new(source, "leads", timeline.ExtractedAt);

    public void Write(AccountStory story, AccountBooks books)
    {
        foreach (var deal in story.Opportunities)
        {
            _opportunities.Row(
                deal.OpportunityId, deal.AccountId, Text(deal.Kind), deal.Source, deal.Stage, deal.Amount, "JPY", deal.Product, deal.Owner, deal.Created, deal.Closed,
                deal.Closed is null ? null : deal.Stage == "closed_won", deal.LostReason, (deal.Closed ?? deal.Created).InTokyo(15 * 60));
        }

        foreach (var lead in story.Leads)
            _leads.Row(lead.LeadId, lead.AccountId, lead.Channel, lead.Created, lead.Qualified, lead.OpportunityId, lead.Converted);
    }

    public void Dispose()
    {
        _opportunities.Dispose();
        _leads.Dispose();
    }

    private static string Text(SaleKind kind) => kind switch
    {
        SaleKind.CrossSell => "cross_sell",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
