using System.Collections.Concurrent;
using Warehouse.Semantics;

namespace Warehouse.Reports.Delivery;

/// <summary>Asks each question once for all languages of a pack, and forgets its answer when as many as expected have had it.</summary>
public sealed class RememberedMetrics(IMetrics metrics, int readers) : IMetrics
{
    private readonly ConcurrentDictionary<string, Remembered> _answers = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public WarehouseContext Context => metrics.Context;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, MetricDefinition> Definitions => metrics.Definitions;

    /// <inheritdoc />
    public MetricTable Query(MetricRequest request)
    {
        if (readers == 1) return metrics.Query(request);
        var key = Key(request);
        var answer = _answers.GetOrAdd(key, _ => new Remembered(() => metrics.Query(request)));
        var table = answer.Table.Value;
        if (answer.ReadBy(readers)) _answers.TryRemove(new KeyValuePair<string, Remembered>(key, answer));
        return table;
    }

    /// <inheritdoc />
    public MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null) => metrics.TargetOf(metric, month, members);

    // A record's text shows its lists by type only, so they are written out.
    internal static string Key(MetricRequest request) => string.Join('\u001e',
        $"{request with { Metrics = [], GroupBy = [], Filters = [], OrderBy = [] }}",
        string.Join('\u001f', request.Metrics),
        string.Join('\u001f', request.GroupBy),
        string.Join('\u001f', request.Filters),
        string.Join('\u001f', request.OrderBy));

    private sealed class Remembered(Func<MetricTable> ask)
    {
        private int _reads;

        public Lazy<MetricTable> Table { get; } = new(ask);

        public bool ReadBy(int readers) => Interlocked.Increment(ref _reads) >= readers;
    }
}
