using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Dirty;
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

    /// <summary>Writes each source's folder and <c>truth/</c> into the output folder; when it fails, none stays.</summary>
    /// <param name="options">What to generate.</param>
    /// <param name="log">Told how far it is.</param>
    /// <param name="cancellation">Stops it; what it has written by then is deleted.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="WarehouseException">An option is out of its range, or the folder already holds extracts.</exception>
    public static GenerateResult Run(GenerateOptions options, IStageLog? log = null, CancellationToken cancellation = default)
    {
        options.Validate();
        var folders = options.Sources.Append("truth").ToDictionary(name => name, name => FreePath(options, name));
        try
        {
            foreach (var folder in folders.Values) Directory.CreateDirectory(folder);
            return Write(options, Timeline.Of(options), folders, log ?? QuietLog.Instance, cancellation);
        }
        catch
        {
            // Half a company would load without complaint.
            foreach (var folder in folders.Values.Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static GenerateResult Write(GenerateOptions options, Timeline timeline, Dictionary<string, string> folders, IStageLog log, CancellationToken cancellation)
    {
        var plans = AcquisitionPlan.Draw(options, timeline);
        var usageRows = 0L;
        using var truths = new TruthFiles(folders["truth"]);
        using (var extracts = new ExtractFiles(folders, options, timeline)) usageRows = WriteExtracts(extracts, truths, plans, options, timeline, log, cancellation);
        if (options.IsDirty) DirtyFiles.Spoil(folders["standard"], folders["truth"]);
        MetaFile.Write(folders["truth"], options, timeline, truths.Rows, usageRows);
        return new GenerateResult(folders["standard"], folders["truth"], timeline.ExtractedAt, usageRows);
    }

    private static long WriteExtracts(ExtractFiles extracts, TruthFiles truths, IReadOnlyList<AccountPlan> plans, GenerateOptions options, Timeline timeline, IStageLog log, CancellationToken cancellation)
    {
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

        return extracts.Complete(company, options, timeline, log, cancellation);
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
