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
        _writers = [_finance, new ContractFiles(_standard, timeline), new SuccessFiles(_standard, timeline), .. ByShape(folders, options.Shape, timeline)];
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

    /// <summary>What a vendor's system carries where one is in use: customers and sales, subscriptions and bills, tickets.</summary>
    private static IStoryWriter[] ByShape(IReadOnlyDictionary<string, string> folders, ExtractShape shape, Timeline timeline)
    {
        if (shape == ExtractShape.Standard)
        {
            var standard = folders["standard"];
            return [new CustomerFiles(standard, timeline), new SubscriptionFiles(standard, timeline), new SalesFiles(standard, timeline), new TicketFiles(standard, timeline), new InvoiceFiles(standard, timeline)];
        }

        IStoryWriter crm = shape == ExtractShape.Salesforce ? new SalesforceFiles(folders["salesforce"], timeline) : new HubSpotFiles(folders["hubspot"], timeline);
        return [crm, new StripeFiles(folders["stripe"], shape, timeline), new StripeInvoices(folders["stripe"], timeline), new ZendeskFiles(folders["zendesk"], timeline)];
    }
}
