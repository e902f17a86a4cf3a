using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Economics;

/// <summary>The four trends at the top of the page.</summary>
public static class EconomicsPanels
{
    /// <summary>Each of them.</summary>
    public static readonly ChartBox Box = new(64, 40);

    /// <summary>LTV, CAC, LTV/CAC and payback of all accounts.</summary>
    public static IReadOnlyList<EconomicsPanel> Of(PackFacts facts, EconomicsSet set)
    {
        var thousands = facts.Currency.Thousands(facts.Language);
        var (whole, none) = (set.Whole, new EconomicsTarget(null, null));
        var money = Measure.WholeThousands(facts.Currency);
        return
        [
            Panel(facts, set, "ltv", "LTV", thousands, whole.Ltv, money, none, whole.IsCapped),
            Panel(facts, set, "cac", "CAC", thousands, whole.Cac, money, none, false),
            Panel(facts, set, "ltv-cac", "LTV/CAC", Measure.Multiple.Unit.In(facts.Language), whole.LtvCac, Measure.Multiple, set.LtvCac, whole.IsCapped),
            Panel(facts, set, "payback", facts.Pick("回収期間", "CAC payback"), facts.Pick("か月", "months"), whole.Payback, Measure.Months, set.Payback, false),
        ];
    }

    private static EconomicsPanel Panel(
        PackFacts facts, EconomicsSet set, string id, string name, string unit, IReadOnlyList<Quantity?> series, Measure measure, EconomicsTarget judged, bool isCapped)
    {
        var (language, target, amber) = (facts.Language, judged.Target, judged.Amber);
        var values = series.Select(value => value * measure.Scale).ToArray();
        if (values.All(value => value is null)) return new EconomicsPanel(name, unit, null);

        var level = target is { } wanted
            ? new[] { new RatesChart.Level(wanted * measure.Scale, facts.Pick($"目標 {measure.Short(language, wanted)}", $"target {measure.Short(language, wanted)}"), IsDashed: true) }
            : [];
        var scale = NiceScale.Over(values.Known().Append(0).Concat(level.Select(each => each.Value)), 4);
        var last = series.LastOrDefault(value => value is not null);
        var end = measure.Value(last, isCapped && series[^1] is not null);
        return new EconomicsPanel(name, unit, RatesChart.Of(
            id,
            facts.Pick($"{name}の24か月の推移", $"{name} over 24 months"),
            [.. set.Months.Select(language.MonthOnAxis)],
            [new RatesChart.Line("", end, values.Plain(), IsMain: true)],
            level,
            scale,
            new RatesChart.Panel(Box.Height, 14 + (6.4 * Figures.Fixed(decimal.Truncate(scale.High), 0).Length), 22 + (6.9 * FigureLedger.Plain(end).Length)),
            [.. set.Months.Select((month, i) => $"<b>{language.Month(month)}</b><br>{name} {measure.InProse(language, series[i])}")],
            RatesChart.Band.Between(target * measure.Scale, amber * measure.Scale)));
    }
}
