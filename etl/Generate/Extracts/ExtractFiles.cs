using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;
using Warehouse.Etl.Generate.Usage;
using Warehouse.Etl.Generate.Vendors;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>Every delivery of every source: written account by account, then completed with what only the whole company shows.</summary>
internal sealed class ExtractFiles : IDisposable
{
    private readonly string _standard;
    private readonly IStoryWriter[] _writers;
    private readonly FinanceFiles _finance;
    private readonly UsageFiles _usage;

    /// <param name="folders">Each source's folder, by the source's name.</param>
    /// <param name="options">What to generate.</param>
    /// <param name="timeline">When.</param>
    public ExtractFiles(IReadOnlyDictionary<string, string> folders, GenerateOptions options, Timeline timeline)
    {
        _standard = folders["standard"];
        _usage = new UsageFiles(options.OutputFolder, options.UsageFormat, timeline);
        _finance = new FinanceFiles(_standard, timeline);
        _writers = [_finance, new ContractFiles(_standard, timeline), new SuccessFiles(_standard, options.Shape, timeline), .. ByShape(folders, options.Shape, timeline)];
    }

    /// <summary>Takes the counts of use while an account is simulated.</summary>
    public IUsageSink Usage => _usage;

    public void Write(AccountStory story, AccountBooks books)
    {
        foreach (var writer in _writers) writer.Write(story, books);
    }

    /// <summary>Writes totals, costs, reference tables and usage events; returns the rows of usage.</summary>
    public long Complete(CompanyBooks company, GenerateOptions options, Timeline timeline, IStageLog log, CancellationToken cancellation)
    {
        _finance.WriteTotals(company, new CostPlan(company, timeline, options.Seed));
        ReferenceFiles.Write(_standard, timeline, options.Seed);
        return _usage.Deliver(_standard, log, cancellation);
    }

    public void Dispose()
    {
        foreach (var writer in _writers) writer.Dispose();
        _usage.Dispose();
    }

    /// <summary>Customers and sales, subscriptions and bills, tickets: each in the vendor's system that is in use for it, else in the standard source.</summary>
    private static IStoryWriter[] ByShape(IReadOnlyDictionary<string, string> folders, ExtractShape shape, Timeline timeline)
    {
        var standard = folders["standard"];
        IStoryWriter[] crm = shape switch
        {
            ExtractShape.Salesforce => [new SalesforceFiles(folders["salesforce"], timeline)],
            ExtractShape.HubSpot => [new HubSpotFiles(folders["hubspot"], timeline)],
            _ => [new CustomerFiles(standard, timeline), new SalesFiles(standard, timeline)],
        };
        IStoryWriter[] billing = folders.TryGetValue("stripe", out var stripe)
            ? [new StripeFiles(stripe, shape, timeline), new StripeInvoices(stripe, timeline)]
            : [new SubscriptionFiles(standard, timeline), new InvoiceFiles(standard, timeline)];
        IStoryWriter support = folders.TryGetValue("zendesk", out var zendesk) ? new ZendeskFiles(zendesk, shape, timeline) : new TicketFiles(standard, timeline);
        return [.. crm, .. billing, support];
    }
}
