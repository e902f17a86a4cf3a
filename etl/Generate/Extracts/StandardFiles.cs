using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;
using Warehouse.Etl.Generate.Usage;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>Every delivery of the standard source: written account by account, then completed with what only the whole company shows.</summary>
internal sealed class StandardFiles : IDisposable
{
    private readonly string _source;
    private readonly IStoryWriter[] _writers;
    private readonly FinanceFiles _finance;
    private readonly UsageFiles _usage;

    public StandardFiles(string source, GenerateOptions options, Timeline timeline)
    {
        _source = source;
        _usage = new UsageFiles(options.OutputFolder, options.UsageFormat, timeline);
        _finance = new FinanceFiles(source, timeline);
        _writers = [new CustomerFiles(source, timeline), new RevenueFiles(source, timeline), new SalesFiles(source, timeline), new SuccessFiles(source, timeline)];
    }

    /// <summary>Takes the counts of use while an account is simulated.</summary>
    public IUsageSink Usage => _usage;

    public void Write(AccountStory story, AccountBooks books)
    {
        foreach (var writer in _writers) writer.Write(story);
        _finance.Write(story, books);
    }

    /// <summary>Writes totals, costs, reference tables and usage events; returns the rows of usage.</summary>
    public long Complete(CompanyBooks company, GenerateOptions options, Timeline timeline, IStageLog log, CancellationToken cancellation)
    {
        _finance.WriteTotals(company, new CostPlan(company, timeline, options.Seed));
        ReferenceFiles.Write(_source, timeline, options.Seed);
        return _usage.Deliver(_source, log, cancellation);
    }

    public void Dispose()
    {
        foreach (var writer in _writers) writer.Dispose();
        _finance.Dispose();
        _usage.Dispose();
    }
}
