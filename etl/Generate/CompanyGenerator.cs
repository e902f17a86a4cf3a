using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Extracts;
using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;
using Warehouse.Etl.Generate.Truth;

namespace Warehouse.Etl.Generate;

/// <summary>
/// Generates the extracts of a Japanese software company that never was, and beside them the truth: what every model must
/// find in them, worked out from the simulation and not by any SQL of ours.
/// </summary>
public static class CompanyGenerator
{
    /// <summary>Writes <c>standard/</c> and <c>truth/</c> into the output folder.</summary>
    /// <param name="options">What to generate.</param>
    /// <param name="progress">Told what is being done, a line at a time.</param>
    /// <exception cref="GenerateException">An option is out of its range, or the folder already holds extracts.</exception>
    public static GenerateResult Run(GenerateOptions options, IProgress<string>? progress = null)
    {
        options.Validate();
        var timeline = Timeline.Of(options);
        var standard = NewFolder(options, "standard");
        var truth = NewFolder(options, "truth");

        var plans = AcquisitionPlan.Draw(options, timeline);
        WriteAccounts(options, timeline, plans, standard, truth, progress);
        return new GenerateResult(standard, truth, timeline.ExtractedAt, new Dictionary<string, long>());
    }

    private static void WriteAccounts(GenerateOptions options, Timeline timeline, IReadOnlyList<AccountPlan> plans, string standard, string truthFolder, IProgress<string>? progress)
    {
        var simulator = new AccountSimulator(options, timeline);
        var company = new CompanyBooks(timeline);
        using var finance = new FinanceFiles(standard, timeline);
        using var truths = new TruthFiles(truthFolder);
        IStoryWriter[] writers = [new CustomerFiles(standard, timeline), new RevenueFiles(standard, timeline), new SuccessFiles(standard, timeline)];
        try
        {
            foreach (var plan in plans)
            {
                var story = simulator.Simulate(plan);
                var truth = new AccountTruth(story, timeline);
                var books = new AccountBooks(story, timeline, options.Seed);
                company.Add(books, truth);
                foreach (var writer in writers) writer.Write(story);
                finance.Write(story, books);
                truths.Write(plan.Id, truth);
            }

            finance.WriteTotals(company, new CostPlan(company, timeline, options.Seed));
        }
        finally
        {
            foreach (var writer in writers) writer.Dispose();
        }
    }

    private static string NewFolder(GenerateOptions options, string name)
    {
        var folder = Path.Combine(Path.GetFullPath(options.OutputFolder), name);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new GenerateException($"--out: expected a folder without extracts, found files in {folder}; name another folder or delete it");
        Directory.CreateDirectory(folder);
        return folder;
    }
}
