using Warehouse.Reports.Delivery;
using Warehouse.Reports.Packs;
using Warehouse.Semantics;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Delivery;

public sealed class PackBatchTests
{
    [Fact]
    public async Task Run_OneFails_TheRestAreThereInTheirOrderAndTheFailureIsNamed()
    {
        var told = new List<string>();
        BatchPack[] packs = [Pack("slow", 40), Pack("broken", 0, new PackException("chart 'bridge' drew nothing")), Pack("fast", 0)];

        var outcomes = await PackBatch.RunAsync(packs, 2, (outcome, done) => told.Add($"{done} {outcome.Problem}"), default);

        outcomes.Select(outcome => outcome.Result?.PdfFile).ShouldBe(["slow.pdf", null, "fast.pdf"]);
        outcomes[1].Problem.ShouldBe("chart 'bridge' drew nothing");
        told.Select(each => each[..1]).ShouldBe(["1", "2", "3"]);
        told.ShouldContain(each => each.EndsWith("chart 'bridge' drew nothing"));
    }

    [Fact]
    public async Task Run_ManyPacks_HasNoMoreInHandThanAllowed()
    {
        var (now, most) = (0, 0);
        var packs = Enumerable.Range(0, 12).Select(number => new BatchPack($"{number}", null, async stop =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(5, stop);
            Interlocked.Decrement(ref now);
            return new PackResult(null, $"{number}.pdf", []);
        })).ToList();

        (await PackBatch.RunAsync(packs, 2, null, default)).Count.ShouldBe(12);
        most.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task Run_Stopped_Stops() =>
        await Should.ThrowAsync<OperationCanceledException>(() => PackBatch.RunAsync([Pack("one", 5000)], 1, null, new CancellationTokenSource(20).Token));

    [Fact]
    public void Query_SameQuestionInTwoLanguages_IsAskedOnceAndThenForgotten()
    {
        var counting = new Counting();
        var metrics = new RememberedMetrics(counting, readers: 2);
        var question = new MetricRequest(["mrr"], ["metric_time__month"]) { Start = new DateOnly(2026, 10, 1), Filters = ["a"] };

        var first = metrics.Query(question);
        metrics.Query(question with { Metrics = ["mrr"], Filters = ["a"] }).ShouldBeSameAs(first);
        counting.Asked.ShouldBe(1);
        metrics.Query(question).ShouldNotBeSameAs(first);
        metrics.Query(question with { Filters = ["b"] });
        metrics.Query(question with { GroupBy = ["a"] });
        metrics.Query(question with { Limit = 3 });
        counting.Asked.ShouldBe(5);
    }

    private static BatchPack Pack(string name, int milliseconds, Exception? error = null) => new(name, null, async stop =>
    {
        await Task.Delay(milliseconds, stop);
        return error is null ? new PackResult(null, $"{name}.pdf", []) : throw error;
    });

    private sealed class Counting : IMetrics
    {
        public int Asked { get; private set; }

        public WarehouseContext Context { get; } = new("A", "JPY", new DateOnly(2026, 11, 5), new DateOnly(2026, 10, 1), "v1");

        public IReadOnlyDictionary<string, MetricDefinition> Definitions => FakeDefinitions.All;

        public MetricTable Query(MetricRequest request)
        {
            Asked++;
            return new MetricTable([], []);
        }
    }
}
