using Warehouse.Reports.Charts;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>What LTV is made of.</summary>
/// <param name="Months">The month and the 24 before it, oldest first.</param>
public sealed record LtvSet(TeamFigures Team, IReadOnlyList<DateOnly> Months);

/// <summary>Reads and builds the page.</summary>
public static class LtvPage
{
    private const int History = 25;
    private const int PanelHeight = 62;

    private static readonly string[] Metrics = ["arpa", "mean_churn", "lifetime_months", "lifetime_capped", "gross_margin", "ltv", "ltv_revenue", "ltv_survival", "ltv_capped", "cac", "ltv_cac"];

    /// <summary>Reads two years, whole and by tier.</summary>
    public static LtvSet Read(TeamReader reader, TeamRoster roster, DateOnly month) => new(reader.Read(new TeamRoster(roster.Tiers, [], []), Metrics, month.AddMonths(1 - History), month), Month.Ending(month, History));

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, LtvSet set, int number)
    {
        var thousands = Measure.WholeThousands(facts.Currency);
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("LTVの入力", "LTV inputs"),
                Title(facts, set),
                facts.Pick("LTV＝ARPA×平均継続月数×粗利率の各項の24か月の推移と、タッチモデル別の値", "The terms of LTV = ARPA × lifetime × gross margin over 24 months, and by touch tier"),
                facts.Pick(
                    "平均解約率＝直近12か月の解約顧客の計÷期首顧客の計。平均継続月数＝1÷平均解約率、上限は設定 ltv_cap_months（達した値は「≥」）。粗利率は元帳の直近12か月で、全顧客のもの。ARPAと解約率はタッチモデルでは獲得時の所属。",
                    "Mean churn: churned ÷ opening accounts, both summed over 12 months. Lifetime: 1 ÷ it, capped by the setting ltv_cap_months (a capped value has ≥). Margin: the ledger's last 12 months, of all accounts. By tier: the member at acquisition."),
                facts.Pick("契約明細・総勘定元帳", "Subscription items, ledger")),
            [
                Panel(facts, set, "arpa", "ARPA", thousands), Panel(facts, set, "mean_churn", facts.Pick("平均解約率（月）", "Mean churn, monthly"), Measure.Rate with { Decimals = 2 }),
                Panel(facts, set, "gross_margin", facts.Pick("粗利率", "Gross margin"), Measure.Rate), Panel(facts, set, "ltv", "LTV", thousands),
            ],
            [Table(facts, set, thousands)]);
    }

    /// <summary>The product, and which of its terms moved most on the year.</summary>
    public static string Title(PackFacts facts, LtvSet set)
    {
        var (team, language, month) = (set.Team, facts.Language, facts.Month);
        if (team["ltv", TeamMember.All, month] is not { } ltv) return language.Pick("12か月の解約か粗利がそろわず、LTVはまだ計算できない", "Twelve months of churn and margin are not complete, so there is no LTV yet");

        var thousands = Measure.WholeThousands(facts.Currency);
        var bound = team["ltv_capped", TeamMember.All, month] == 1 ? language.Pick("以上", "at least ") : "";
        var value = language.Pick($"{thousands.InProse(language, ltv)}{bound}", $"{bound}{thousands.InProse(language, ltv)}");
        return language.Pick(
            $"LTVは{value}＝ARPA {thousands.InProse(language, team["arpa", TeamMember.All, month])}×{Measure.Months.InProse(language, team["lifetime_months", TeamMember.All, month])}×粗利率{Measure.Rate.InProse(language, team["gross_margin", TeamMember.All, month])}",
            $"LTV {value} = ARPA {thousands.InProse(language, team["arpa", TeamMember.All, month])} × {Measure.Months.InProse(language, team["lifetime_months", TeamMember.All, month])} × margin {Measure.Rate.InProse(language, team["gross_margin", TeamMember.All, month])}");
    }

    private static PagePanel Panel(PackFacts facts, LtvSet set, string metric, string name, Measure measure)
    {
        var language = facts.Language;
        var values = set.Months.Select(month => set.Team[metric, TeamMember.All, month] * measure.Scale).ToArray();
        var unit = measure.Unit.In(language);
        if (values.All(value => value is null)) return new PagePanel(name, unit, null, 64, PanelHeight, facts.Pick("まだ計算できない", "Not yet computable"));
        var end = Figures.Fixed(values.Last(value => value is not null), measure.Decimals);
        var scale = NiceScale.Over(values.Known().Append(0), 4);
        var digits = Math.Max(Figures.Shortest(scale.High, measure.Decimals).Length, 2);
        return new PagePanel(name, unit, RatesChart.Of(
            $"inputs-{metric.Replace('_', '-')}",
            facts.Pick($"{name}の24か月の推移", $"{name} over 24 months"),
            [.. set.Months.Select(language.MonthOnAxis)],
            [new RatesChart.Line("", end, values.Plain(), IsMain: true)],
            [],
            scale,
            new RatesChart.Panel(PanelHeight, 16 + (6.4 * digits), 24 + (6.9 * FigureLedger.Plain(end).Length)),
            [.. set.Months.Select((month, i) => $"<b>{language.Month(month)}</b><br>{name} {Figures.Fixed(values[i], measure.Decimals)} {unit}")]), 64, PanelHeight, "");
    }

    private static PageTable Table(PackFacts facts, LtvSet set, Measure thousands)
    {
        var (team, month, unit) = (set.Team, facts.Month, facts.Currency.Thousands(facts.Language));
        PageColumn[] columns =
        [
            new($"ARPA\n{unit}", 22), new(facts.Pick("平均解約率\n%、月", "Mean churn\n%, monthly"), 26), new(facts.Pick("平均継続\nか月", "Lifetime\nmonths"), 26), new(facts.Pick("粗利率\n%", "Margin\n%"), 20),
            new($"LTV\n{unit}", 26), new(facts.Pick("前年同月差\n", "On year\n") + unit, 24), new(facts.Pick("LTV（生存）\n", "LTV, survival\n") + unit, 26), new($"CAC\n{unit}", 24), new(facts.Pick("LTV/CAC\n倍", "LTV/CAC\nx"), 24),
        ];
        return TeamTable.Of(facts, team.Roster, new("LTVの各項", "Terms of LTV"), new("当月", "of the month"), columns, member =>
        {
            var capped = team["ltv_capped", member, month] == 1;
            return
            [
                thousands.Value(team["arpa", member, month]),
                (Measure.Rate with { Decimals = 2 }).Value(team["mean_churn", member, month]),
                Measure.Months.Value(team["lifetime_months", member, month], team["lifetime_capped", member, month] == 1),
                Measure.Rate.Value(team["gross_margin", member, month] ?? team["gross_margin", TeamMember.All, month]),
                thousands.Value(team["ltv", member, month], capped),
                Cell.Change(thousands, team["ltv", member, month] - team["ltv", member, month.AddMonths(-12)], "up"),
                thousands.Value(team["ltv_survival", member, month]),
                thousands.Value(team["cac", member, month]),
                Measure.Multiple.Value(team["ltv_cac", member, month], capped),
            ];
        });
    }
}
