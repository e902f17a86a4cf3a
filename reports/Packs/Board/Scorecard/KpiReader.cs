using Warehouse.Reports.Reading;

namespace Warehouse.Reports.Packs.Board.Scorecard;

/// <summary>Reads the headline metrics, 13 months each.</summary>
public static class KpiReader
{
    private const int History = 13;

    /// <summary>The metrics of the groups' lines.</summary>
    public static IReadOnlyList<string> Metrics(IReadOnlyList<KpiGroup> groups)
    {
        string[] metrics = [.. groups.SelectMany(group => group.Kpis).Select(kpi => kpi.Metric)];
        return [.. metrics, .. metrics.Any(IsCapped) ? ["ltv_capped"] : Array.Empty<string>()];
    }

    /// <summary>The first month that a line of a month's pack may look at.</summary>
    public static DateOnly FirstMonth(DateOnly month) => month.AddMonths(-2 * (History - 1));

    /// <summary>Each metric by month as far back as a line may look: a start-month metric looks back up to a year for a month that is old enough, and a year from there.</summary>
    public static Answer Ask(MetricReader reader, IReadOnlyList<KpiGroup> groups, DateOnly month) => reader.ByMonth(Metrics(groups), FirstMonth(month), month);

    /// <summary>Every line of the scorecard, in its order.</summary>
    public static IReadOnlyList<KpiState> Read(MetricReader reader, IReadOnlyList<KpiGroup> groups, DateOnly month) => Read(reader, Ask(reader, groups, month), groups, month);

    /// <summary>Every line of what was asked.</summary>
    public static IReadOnlyList<KpiState> Read(MetricReader reader, Answer answer, IReadOnlyList<KpiGroup> groups, DateOnly month) =>
        [.. groups.SelectMany(group => group.Kpis).Select(kpi => State(reader, answer, kpi, month))];

    private static bool IsCapped(string metric) => metric == "ltv_cac";

    private static KpiState State(MetricReader reader, Answer answer, Kpi kpi, DateOnly month)
    {
        var observed = kpi.ByStart ? LastObserved(answer, kpi.Metric, month) : month;
        var months = Month.Ending(observed, History);
        var target = reader.Target(kpi.Metric, observed);
        var isCapped = IsCapped(kpi.Metric);
        return new KpiState(
            kpi,
            observed,
            [.. months.Select(each => answer[kpi.Metric, each])],
            target?.Target,
            target?.Amber,
            reader.Definition(kpi.Metric)?.Better ?? "",
            isCapped && answer["ltv_capped", observed] == 1,
            isCapped && answer["ltv_capped", months[0]] == 1);
    }

    private static DateOnly LastObserved(Answer answer, string metric, DateOnly month)
    {
        var observed = Month.Ending(month, History).LastOrDefault(each => answer[metric, each] is not null);
        return observed == default ? month : observed;
    }
}
