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

            var wholes = new List<double>();
            using (var stages = new StageTimes())
            {
                for (var round = 0; round <= rounds; round++)
                {
                    var (watch, before) = (Stopwatch.StartNew(), timed.Elapsed);
                    await PackCatalogue.RenderAsync(Pack, timed, request, default);
                    stages.Add(StageTimes.Questions, timed.Elapsed - before);
                    stages.EndRound(watch.Elapsed);
                    if (round == 0) stages.Forget();
                    else wholes.Add(watch.Elapsed.TotalSeconds);
                }

                report.AppendLine(CultureInfo.InvariantCulture, $"one pack, warm: median {Turns.Median(wholes):0.00} s of {rounds}; {stages.Medians()}");
            }

            report.Append(await BatchAsync(metrics, timed, request, press, batch));
            return report.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> BatchAsync(MetricEngine metrics, TimedMetrics timed, PackRequest request, PrintingPress press, int batch)
    {
        var people = metrics.Query(new MetricRequest(["paying_accounts"], ["account__csm"]) { Start = request.Month, End = request.Month.AddMonths(1).AddDays(-1) })
            .Rows.Select(row => row[0] as string).OfType<string>().Order(StringComparer.Ordinal).ToList();
        var rounds = Enumerable.Range(0, batch).Select(number => PackScope.Csm(people[number % people.Count])).Chunk(people.Count);
        var packs = rounds.SelectMany((round, turn) => SharedMetrics.ForEach(timed, round, 1).Select(member => new BatchPack($"{turn}", member.Scope.Member, stop =>
            SharedMetrics.ForPackAsync(member.Metrics, shared => PackCatalogue.RenderAsync(Pack, shared, request with { Scope = member.Scope, FileName = $"{Pack}.{turn}.{SafeName.Of(member.Scope.Member)}" }, stop))))).ToList();
        using var stages = new StageTimes();
        using var processor = Process.GetCurrentProcess();
        var (asked, watch, own) = (timed.Elapsed, Stopwatch.StartNew(), processor.TotalProcessorTime);
        using var memory = new BrowserMemory(press.BrowserProcess ?? 0);
        var outcomes = await PackBatch.RunAsync(packs, PackBatch.UsualPacks, null, default);
        var elapsed = watch.Elapsed;
        processor.Refresh();
        stages.Add(StageTimes.Questions, timed.Elapsed - asked);
        stages.EndRound(elapsed);
        var failed = outcomes.Where(outcome => outcome.Problem is not null).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{batch} packs for {people.Count} CSMs: {elapsed.TotalSeconds / batch:0.00} s a pack ({(processor.TotalProcessorTime - own).TotalSeconds / batch:0.00} s of processor time in this process); {stages.Sums(batch)}; peak memory {Machine.PeakMebibytes()} MiB, Chromium {memory.PeakMebibytes} MiB; {failed.Count} failed{(failed.Count == 0 ? "" : $": {failed[0].Problem}")}\n");
    }

    private static decimal Accounts(MetricEngine metrics) => Convert.ToDecimal(
        metrics.Query(new MetricRequest(["paying_accounts"], []) { Start = metrics.Context.ClosingMonth, End = metrics.Context.ClosingMonth.AddMonths(1).AddDays(-1) }).Rows[0][0],
        CultureInfo.InvariantCulture);

    /// <summary>The time that questions take.</summary>
    private sealed class TimedMetrics(IMetrics metrics) : IMetrics
    {
        private long _ticks;

        public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

        public WarehouseContext Context => metrics.Context;

        public IReadOnlyDictionary<string, MetricDefinition> Definitions => metrics.Definitions;

        public MetricTable Query(MetricRequest request)
        {
            var watch = Stopwatch.StartNew();
            var table = metrics.Query(request);
            Interlocked.Add(ref _ticks, watch.Elapsed.Ticks);
            return table;
        }

        public MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null) => metrics.TargetOf(metric, month, members);
    }
}
