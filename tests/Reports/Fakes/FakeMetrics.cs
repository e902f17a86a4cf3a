using Warehouse.Reports.Reading;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Fakes;

/// <summary>A semantic layer over an invented history, with the columns and types of the real one.</summary>
public sealed class FakeMetrics : IMetrics
{
    private readonly FakeRevenue _revenue;
    private readonly FakeFunnel _funnel;
    private readonly IReadOnlyList<FakeAccount> _accounts;
    private readonly FakeAccountList _list;
    private readonly FakeOperations _operations;
    private readonly FakeSurvival _survival;
    private readonly DateOnly _first;
    private readonly Dictionary<(DateOnly, string?, string?), FakeView> _views = [];

    public FakeMetrics(Scenario scenario)
    {
        _accounts = FakeHistory.Of(scenario);
        _first = scenario.Closing.AddMonths(1 - scenario.Months);
        _revenue = new FakeRevenue(scenario, _accounts, _first);
        _funnel = new FakeFunnel(_accounts, Month.LastDay(scenario.Closing).AddDays(5));
        _list = new FakeAccountList(_accounts, _revenue);
        _survival = new FakeSurvival(_accounts, scenario.Closing);
        _operations = new FakeOperations(_accounts, scenario.Closing);
        Context = new WarehouseContext("株式会社みほんクラウド", "JPY", Month.LastDay(scenario.Closing).AddDays(5), scenario.Closing, "20261105-1");
    }

    public WarehouseContext Context { get; }

    public IReadOnlyDictionary<string, MetricDefinition> Definitions { get; init; } = FakeDefinitions.All;

    public MetricTable Query(MetricRequest request)
    {
        // A pack asks two questions at a time; the invented accounts remember what they worked out.
        lock (_views) return Answer(request);
    }

    private MetricTable Answer(MetricRequest request)
    {
        var unknown = request.Metrics.FirstOrDefault(metric => !Definitions.ContainsKey(metric) && !metric.StartsWith("phase_funnel", StringComparison.Ordinal));
        if (unknown is not null) throw new SemanticException($"no metric '{unknown}'");
        var start = request.Start > _first ? request.Start.Value : _first;
        var rows = _operations.Rows(request) ?? request.GroupBy switch
        {
            ["step", ..] => Steps(request, start),
            ["metric_time__month", "age", ..] => _survival.Rows(request.Metrics, isByTier: request.GroupBy.Count > 2),
            ["cohort", "age"] => Cohorts(request, start),
            ["band_before", "band"] => Moves(start),
            ["metric_time__month", "band"] => Bands(request, start),
            ["account", ..] or ["metric_time__month", "account"] => _list.Rows(request),
            _ => Months(request, start),
        };
        return new MetricTable([.. request.GroupBy, .. request.Metrics], [.. rows]);
    }

    private IEnumerable<IReadOnlyList<object?>> Months(MetricRequest request, DateOnly start)
    {
        var cut = request.GroupBy.Count > 1 ? request.GroupBy[1] : null;
        for (var month = Month.Of(start); month <= Month.Of(request.End!.Value); month = month.AddMonths(1))
        {
            foreach (var member in Cut(cut))
            {
                var view = _views.TryGetValue((month, cut, member), out var known) ? known : _views[(month, cut, member)] = _revenue.At(month, cut, member);
                object?[] group = cut is null ? [month] : [month, member];
                yield return [.. group, .. request.Metrics.Select(view.Value)];
            }
        }
    }

    private IEnumerable<IReadOnlyList<object?>> Steps(MetricRequest request, DateOnly start)
    {
        var cut = request.GroupBy.Count > 1 ? request.GroupBy[1] : null;
        foreach (var step in FakeFunnel.Steps)
        {
            foreach (var member in Cut(cut))
            {
                object?[] group = cut is null ? [step] : [step, member];
                yield return [.. group, .. request.Metrics.Select(metric => _funnel.Value(metric, step, start, request.End!.Value, cut, member))];
            }
        }
    }

    private IEnumerable<IReadOnlyList<object?>> Cohorts(MetricRequest request, DateOnly start)
    {
        for (var cohort = Month.Of(start); cohort <= Month.Of(request.End!.Value); cohort = cohort.AddMonths(1))
        {
            for (var age = 0; age <= 24; age++)
            {
                yield return [cohort, age, .. request.Metrics.Select(metric => _revenue.Cohort(metric, cohort, age))];
            }
        }
    }

    private IEnumerable<IReadOnlyList<object?>> Moves(DateOnly month)
    {
        foreach (var before in new[] { "healthy", "none", "risk", "watch" })
        {
            foreach (var band in new[] { "healthy", "risk", "watch" }) yield return [before, band, _revenue.At(month, null, null).Banded(band, before)];
        }
    }

    private IEnumerable<IReadOnlyList<object?>> Bands(MetricRequest request, DateOnly start)
    {
        for (var month = Month.Of(start); month <= Month.Of(request.End!.Value); month = month.AddMonths(1))
        {
            foreach (var band in new[] { "healthy", "risk", "watch" }) yield return [month, band, _revenue.At(month, null, null).Banded(band)];
        }
    }

    private IEnumerable<string?> Cut(string? cut) => cut is null
        ? [null]
        : _accounts.Select(account => account.Member(cut, Context.ClosingMonth)).Distinct().Order(StringComparer.Ordinal);
}
