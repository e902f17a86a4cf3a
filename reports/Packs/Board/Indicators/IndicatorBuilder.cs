using Warehouse.Reports.Charts;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Indicators;

/// <summary>Builds what the pages of indicators share: the table and the trends above it.</summary>
public static class IndicatorBuilder
{
    /// <summary>The table.</summary>
    public static IndicatorTable Table(PackFacts facts, IReadOnlyList<KpiGroup> groups, IndicatorSet set) => new(
        [.. set.Tiers.Select(tier => Members.Tier(facts.Language, tier))],
        [.. groups.Select(group => new IndicatorBlock(
            facts.Pick(group.NameJa, group.NameEn),
            [.. set.Rows.Where(row => group.Kpis.Contains(row.State.Kpi)).Select(row => Row(facts, row))]))]);

    /// <summary>A trend over 24 months with its target.</summary>
    /// <param name="height">Millimetres.</param>
    public static IndicatorPanel Panel(PackFacts facts, IndicatorSet set, string metric, double height)
    {
        var (state, history) = (set[metric].State, set[metric].History);
        var (language, measure) = (facts.Language, state.Kpi.Measure);
        var name = facts.Pick(state.Kpi.NameJa, state.Kpi.NameEn);
        var note = measure.Unit.In(language);
        var values = history.Select(value => value * measure.Scale).ToArray();
        if (values.All(value => value is null)) return new IndicatorPanel(name, note, null);

        // The target's name stands in the head: a line that crosses the level leaves it no room.
        var level = state.Target is { } wanted ? new[] { new RatesChart.Level(wanted * measure.Scale, "", IsDashed: true) } : [];
        if (state.Target is { } named) note += facts.Pick($"（破線は目標{measure.Short(language, named)}）", $" (dashed: {measure.Short(language, named)})");
        var scale = NiceScale.Over(values.Known().Concat(level.Select(each => each.Value)), 4);
        var end = measure.Value(history.Last(value => value is not null));
        var digits = Math.Max(Figures.Shortest(scale.High, 1).Length, Figures.Shortest(scale.Low, 1).Length);
        return new IndicatorPanel(name, note, RatesChart.Of(
            metric.Replace('_', '-'),
            facts.Pick($"{name}の24か月の推移", $"{name} over 24 months"),
            [.. set.Months.Select(language.MonthOnAxis)],
            [new RatesChart.Line("", end, values.Plain(), IsMain: true)],
            level,
            scale,
            new RatesChart.Panel(height, 16 + (6.4 * digits), 24 + (6.9 * FigureLedger.Plain(end).Length)),
            [.. set.Months.Select((month, i) => $"<b>{language.Month(month)}</b><br>{name} {measure.InProse(language, history[i])}")],
            RatesChart.Band.Between(state.Target * measure.Scale, state.Amber * measure.Scale)));
    }

    private static IndicatorRow Row(PackFacts facts, IndicatorFigures row)
    {
        var (state, language, measure) = (row.State, facts.Language, row.State.Kpi.Measure);
        var bound = state.Better == "down" ? "≤ " : "≥ ";
        return new IndicatorRow(
            facts.Pick(state.Kpi.NameJa, state.Kpi.NameEn),
            Qualifier(facts, state),
            measure.Value(state.Value),
            measure.Unit.In(language),
            Cell.Change(measure, state.MonthChange, state.Better),
            Cell.Change(measure, state.YearChange, state.Better),
            state.Target is { } target ? bound + measure.Value(target) : "",
            state.Verdict,
            [.. row.ByTier.Select(value => measure.Value(value))],
            state.Values,
            state.Target,
            string.Join("\n", state.Values.Select((value, i) => $"{language.MonthOnAxis(state.Observed.AddMonths(i + 1 - state.Values.Count))} {measure.InProse(language, value)}")));
    }

    /// <summary>The month of the starts where a metric belongs to an earlier one, else the metric's own note.</summary>
    public static string Qualifier(PackFacts facts, KpiState state) => state.Kpi.ByStart && state.Value is not null && state.Observed != facts.Month
        ? facts.Pick($"{facts.Language.MonthName(state.Observed)}開始分", $"started {facts.Language.MonthShort(state.Observed)}")
        : facts.Pick(state.Kpi.QualifierJa, state.Kpi.QualifierEn);
}
