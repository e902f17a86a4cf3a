using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Definitions;

/// <summary>What the pack's headline figures mean, as the manifest defines them.</summary>
public sealed record DefinitionPage(PageFrame Frame, IReadOnlyList<DefinitionRow> Rows);

/// <summary>One metric.</summary>
public sealed record DefinitionRow(string Label, string Name, string Description, string Target);

/// <summary>Builds the page from the manifest itself, so that the printed definition is the one that was computed.</summary>
public static class DefinitionBuilder
{
    private static readonly string[] Others =
        ["mrr", "quick_ratio", "gross_margin", "lifetime_months", "ltv", "cac", "detection_rate"];

    /// <summary>The page.</summary>
    public static DefinitionPage Build(PackFacts facts, MetricReader reader, IReadOnlyList<KpiGroup> groups)
    {
        var kpis = groups.SelectMany(group => group.Kpis).ToDictionary(kpi => kpi.Metric);
        string[] metrics = [.. kpis.Keys, .. Others];
        return Build(facts, reader, metrics, 13, kpis);
    }

    /// <summary>The page of a pack that defines other metrics.</summary>
    public static DefinitionPage Build(PackFacts facts, MetricReader reader, IReadOnlyList<string> metrics, int number) => Build(facts, reader, metrics, number, []);

    private static DefinitionPage Build(PackFacts facts, MetricReader reader, IReadOnlyList<string> metrics, int number, Dictionary<string, Kpi> kpis)
    {
        var rows = metrics.Select(reader.Definition).OfType<Warehouse.Semantics.MetricDefinition>().Select(definition => new DefinitionRow(
            TitleWidth.Shorten(definition.Label.In(facts.Language.Code), 19),
            definition.Name,
            definition.Description.In(facts.Language.Code),
            reader.Target(definition.Name, facts.Month)?.Target is { } target && kpis.TryGetValue(definition.Name, out var kpi)
                ? (definition.Better == "down" ? "≤ " : "≥ ") + kpi.Measure.Short(facts.Language, target)
                : "")).ToArray();
        return new DefinitionPage(Frame(facts, rows.Length, number), rows);
    }

    private static PageFrame Frame(PackFacts facts, int count, int number) => new(
        number,
        facts.Pick("定義", "Definitions"),
        facts.Pick($"この資料の主な{count}指標の定義", $"What the {count} main metrics of this pack mean"),
        facts.Pick(
            "計算に使った定義そのもの。名前は ./warehouse query と ./warehouse metrics でそのまま使える",
            "The very definitions that were computed; the names work in ./warehouse query and ./warehouse metrics"),
        facts.Pick(
            "月は報告の時間帯の暦月。期間は半開区間で、終了日は提供しない最初の日。金額は税抜・値引き後。分母が0か観測できない比率は「–」。差は丸める前の値で計算する。",
            "Months are calendar months in the reporting time zone; an end is the first day not served. Amounts are after discounts, before tax. A ratio without an observable denominator is –. Differences use unrounded values."),
        facts.Pick("指標の定義（models/metrics）", "Metric definitions (models/metrics)"));
}
