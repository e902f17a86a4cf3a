using System.Diagnostics;
using System.Globalization;
using System.Text;
using Warehouse.Benchmarks.Measure;
using Warehouse.DuckDb;
using Warehouse.Reports.Delivery;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Rendering;
using Warehouse.Semantics;

namespace Warehouse.Benchmarks.Packs;

/// <summary>The board pack of a published warehouse, from its first question to its PDF: alone in a warm browser, and many in a batch.</summary>
internal static class PackBenchmark
{
    private const string Pack = "board";

    /// <param name="database">A published warehouse.</param>
    /// <param name="batch">Packs of the batch, one for each CSM in turn.</param>
    /// <param name="rounds">Packs of the whole company that are timed, after one that is not.</param>
    public static async Task<string> RunAsync(string database, int batch, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-packs-").FullName;
        try
        {
            using var metrics = MetricEngine.Open(database, RepositoryRoot.Combine("models", "metrics"));
            var timed = new TimedMetrics(metrics);
            await using var press = PrintingPress.Find();
            var request = new PackRequest(metrics.Context.ClosingMonth, "ja", folder) { Press = press };
            var report = new StringBuilder();
            report.AppendLine(CultureInfo.InvariantCulture, $"{Machine.Describe()}; {Accounts(metrics):N0} paying accounts in {metrics.Context.ClosingMonth:yyyy-MM}");

            var (wholes, asked) = (new List<double>(), new List<double>());
            for (var round = 0; round <= rounds; round++)
            {
                var (watch, before) = (Stopwatch.StartNew(), timed.Elapsed);
                await PackCatalogue.RenderAsync(Pack, timed, request, default);
                if (round == 0) continue;
                wholes.Add(watch.Elapsed.TotalSeconds);
                asked.Add((timed.Elapsed - before).TotalSeconds);
            }

            report.AppendLine(CultureInfo.InvariantCulture, $"one pack, warm: median {Turns.Median(wholes):0.00} s of {rounds}, of them {Turns.Median(asked):0.00} s for its questions");
            report.Append(await BatchAsync(metrics, request, press, batch));
            return report.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> BatchAsync(MetricEngine metrics, PackRequest request, PrintingPress press, int batch)
    {
        var people = metrics.Query(new MetricRequest(["paying_accounts"], ["account__csm"]) { Start = request.Month, End = request.Month.AddMonths(1).AddDays(-1) })
            .Rows.Select(row => row[0] as string).OfType<string>().Order(StringComparer.Ordinal).ToList();
        var packs = Enumerable.Range(0, batch).Select(number => new BatchPack($"{number}", people[number % people.Count], stop =>
            PackCatalogue.RenderAsync(Pack, metrics, request with { Scope = PackScope.Csm(people[number % people.Count]), FileName = $"{Pack}.{number}" }, stop))).ToList();
        var watch = Stopwatch.StartNew();
        using var memory = new BrowserMemory(press.BrowserProcess ?? 0);
        var outcomes = await PackBatch.RunAsync(packs, PrintingPress.UsualPages, null, default);
        var failed = outcomes.Where(outcome => outcome.Problem is not null).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{batch} packs for {people.Count} CSMs: {watch.Elapsed.TotalSeconds / batch:0.00} s a pack; peak memory {Machine.PeakMebibytes()} MiB, Chromium {memory.PeakMebibytes} MiB; {failed.Count} failed{(failed.Count == 0 ? "" : $": {failed[0].Problem}")}\n");
    }

    private static decimal Accounts(MetricEngine metrics) => Convert.ToDecimal(
        metrics.Query(new MetricRequest(["paying_accounts"], []) { Start = metrics.Context.ClosingMonth, End = metrics.Context.ClosingMonth.AddMonths(1).AddDays(-1) }).Rows[0][0],
        CultureInfo.InvariantCulture);

    /// <summary>The time that questions take.</summary>
    private sealed class TimedMetrics(IMetrics metrics) : IMetrics
    {
        public TimeSpan Elapsed { get; private set; }

        public WarehouseContext Context => metrics.Context;

        public IReadOnlyDictionary<string, MetricDefinition> Definitions => metrics.Definitions;

        public MetricTable Query(MetricRequest request)
        {
            var watch = Stopwatch.StartNew();
            var table = metrics.Query(request);
            Elapsed += watch.Elapsed;
            return table;
        }

        public MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null) => metrics.TargetOf(metric, month, members);
    }
}
