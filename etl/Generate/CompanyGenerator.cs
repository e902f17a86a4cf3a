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
/// <remarks>The accounts go by one at a time, so memory holds one account, the company's monthly sums and little else.</remarks>
public static class CompanyGenerator
{
    private const int AccountsBetweenReports = 200;

    /// <summary>Writes <c>standard/</c> and <c>truth/</c> into the output folder.</summary>
    /// <param name="options">What to generate.</param>
    /// <param name="log">Told how far it is.</param>
    /// <exception cref="WarehouseException">An option is out of its range, or the folder already holds extracts.</exception>
    public static GenerateResult Run(GenerateOptions options, IStageLog? log = null)
    {
        options.Validate();
        log ??= QuietLog.Instance;
        var timeline = Timeline.Of(options);
        var standard = NewFolder(options, "standard");
        var truth = NewFolder(options, "truth");

        var plans = AcquisitionPlan.Draw(options, timeline);
        using var extracts = new StandardFiles(standard, options, timeline);
        using var truths = new TruthFiles(truth);
        var company = new CompanyBooks(timeline);
        var simulator = new AccountSimulator(options, timeline, plans, extracts.Usage);
        foreach (var plan in plans)
        {
            var story = simulator.Simulate(plan);
            var found = new AccountTruth(story, timeline);
            var books = new AccountBooks(story, timeline, options.Seed);
            company.Add(books, found);
            extracts.Write(story, books);
            truths.Write(plan.Id, found);
            if ((plan.Index + 1) % AccountsBetweenReports == 0) log.Progress("accounts", plan.Index + 1, plans.Count);
        }

        var usageRows = extracts.Complete(company, options, timeline, log);
        MetaFile.Write(truth, options, timeline, truths.Rows, usageRows);
        return new GenerateResult(standard, truth, timeline.ExtractedAt, usageRows);
    }

    private static string NewFolder(GenerateOptions options, string name)
    {
        var folder = Path.Combine(Path.GetFullPath(options.OutputFolder), name);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new WarehouseException($"--out: expected a folder without extracts, found files in {folder}; name another folder or delete it");
        Directory.CreateDirectory(folder);
        return folder;
    }
}
