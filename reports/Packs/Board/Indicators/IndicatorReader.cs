using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Indicators;

/// <summary>Reads the indicators of a page.</summary>
public static class IndicatorReader
{
    private const int History = 25;

    /// <summary>Every indicator of the groups, in their order.</summary>
    public static IndicatorSet Read(MetricReader reader, IReadOnlyList<KpiGroup> groups, DateOnly month)
    {
        var months = Month.Ending(month, History);
        string[] metrics = [.. groups.SelectMany(group => group.Kpis).Select(kpi => kpi.Metric)];
        var whole = KpiReader.Ask(reader, groups, month);
        var states = KpiReader.Read(reader, whole, groups, month);
        var cut = reader.ByMonthAnd(Dimensions.TouchTier, metrics, states.Min(state => state.Observed), month);
        string[] tiers = [.. Members.TierOrder(cut.Members<string>(1).Concat(["high", "low", "tech"])).Where(tier => tier is "high" or "low" or "tech")];
        var rows = states.Select(state => new IndicatorFigures(
            state,
            [.. months.Select(each => whole[state.Kpi.Metric, each])],
            [.. tiers.Select(tier => cut[state.Kpi.Metric, state.Observed, tier])]));
        return new IndicatorSet(months, tiers, [.. rows]);
    }
}
