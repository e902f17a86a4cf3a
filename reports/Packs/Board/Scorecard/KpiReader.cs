using Warehouse.Reports.Reading;

namespace Warehouse.Reports.Packs.Board.Scorecard;

/// <summary>Reads the headline metrics, 13 months each.</summary>
public static class KpiReader
{
    private const int History = 13;

    /// <summary>Every line of the scorecard, in its order.</summary>
    public static IReadOnlyList<KpiState> Read(MetricReader reader, IReadOnlyList<KpiGroup> groups, DateOnly month)
    {
        var kpis = groups.SelectMany(group => group.Kpis).ToArray();
        // A start-month metric looks back up to a year for a month that is old enough, and a year from there.
        var answer = reader.ByMonth([.. kpis.Select(kpi => kpi.Metric), "ltv_capped"], month.AddMonths(-2 * (History - 1)), month);
        return [.. kpis.Select(kpi => State(reader, answer, kpi, month))];
    }

    private static KpiState State(MetricReader reader, Answer answer, Kpi kpi, DateOnly month)
    {
        var observed = kpi.ByStart ? LastObserved(answer, kpi.Metric, month) : month;
        var months = Month.Ending(observed, History);
        var target = reader.Target(kpi.Metric, observed);
        var isCapped = kpi.Metric == "ltv_cac";
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
