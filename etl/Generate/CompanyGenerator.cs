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

    /// <summary>Writes <c>standard/</c> and <c>truth/</c> into the output folder; when it fails, neither stays.</summary>
    /// <param name="options">What to generate.</param>
    /// <param name="log">Told how far it is.</param>
    /// <param name="cancellation">Stops it; what it has written by then is deleted.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="WarehouseException">An option is out of its range, or the folder already holds extracts.</exception>
    public static GenerateResult Run(GenerateOptions options, IStageLog? log = null, CancellationToken cancellation = default)
    {
        options.Validate();
        var standard = FreePath(options, "standard");
        var truth = FreePath(options, "truth");
        try
        {
            Directory.CreateDirectory(standard);
            Directory.CreateDirectory(truth);
            return Write(options, Timeline.Of(options), standard, truth, log ?? QuietLog.Instance, cancellation);
        }
        catch
        {
            // Half a company would load without complaint.
            if (Directory.Exists(standard)) Directory.Delete(standard, recursive: true);
            if (Directory.Exists(truth)) Directory.Delete(truth, recursive: true);
            throw;
        }
    }

    private static GenerateResult Write(GenerateOptions options, Timeline timeline, string standard, string truth, IStageLog log, CancellationToken cancellation)
    {
        var plans = AcquisitionPlan.Draw(options, timeline);
        using var extracts = new StandardFiles(standard, options, timeline);
        using var truths = new TruthFiles(truth);
        var company = new CompanyBooks(timeline);
        var simulator = new AccountSimulator(options, timeline, plans, extracts.Usage);
        foreach (var plan in plans)
        {
            cancellation.ThrowIfCancellationRequested();
            var story = simulator.Simulate(plan);
            var found = new AccountTruth(story, timeline);
            var books = new AccountBooks(story, timeline, options.Seed);
            company.Add(books, found);
            extracts.Write(story, books);
            truths.Write(plan.Id, found);
            if ((plan.Index + 1) % AccountsBetweenReports == 0) log.Progress("accounts", plan.Index + 1, plans.Count);
        }

        var usageRows = extracts.Complete(company, options, timeline, log, cancellation);
        MetaFile.Write(truth, options, timeline, truths.Rows, usageRows);
        return new GenerateResult(standard, truth, timeline.ExtractedAt, usageRows);
    }

    /// <summary>A folder's path inside the output folder at which nothing stands yet, or an empty folder.</summary>
    private static string FreePath(GenerateOptions options, string name)
    {
        var folder = Path.Combine(Path.GetFullPath(options.OutputFolder), name);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new WarehouseException($"--out: expected a folder without extracts, found {folder}; name another folder or delete that");
        return folder;
    }
}
