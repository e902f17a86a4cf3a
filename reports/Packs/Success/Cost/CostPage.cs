using Warehouse.Reports.Charts;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Success.Cost;

/// <summary>What keeping accounts costs, by touch tier.</summary>
/// <param name="Months">The month and the 24 before it, oldest first.</param>
public sealed record CostSet(TeamFigures Team, IReadOnlyList<DateOnly> Months);

/// <summary>Reads and builds the page.</summary>
public static class CostPage
{
    private const int History = 25;
    private const int PanelHeight = 66;

    private static readonly string[] Metrics = ["retention_cost", "success_cost_share", "cac", "cac_to_retention_cost", "paying_accounts", "mrr"];

    /// <summary>Reads two years; cost is told apart by tier, not by CSM.</summary>
    public static CostSet Read(TeamReader reader, TeamRoster roster, DateOnly month) =>
        new(reader.Read(new TeamRoster(roster.Tiers, [], []), Metrics, month.AddMonths(1 - History), month), Month.Ending(month, History));

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, CostSet set, int number)
    {
        var (team, language) = (set.Team, facts.Language);
        var members = team.Roster.Rows.Take(4).ToArray();
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("維持コスト", "Retention cost"),
                Title(facts, set),
                facts.Pick("CS費用のMRR比の24か月の推移（目盛は共通）と、1社あたりの月額", "Customer-success cost as a share of MRR over 24 months, on one scale, and the monthly cost of an account"),
                facts.Pick(
                    $"維持コスト＝CS費用÷月末の有料顧客。タッチモデルを名指さない費用は配賦せず、全体にだけ入る。担当別には分けられない。CAC÷維持コストの経験則は5倍。前年同月から{Measure.Rate.Short(language, facts.Thresholds.NotableChange)}以上変われば増減と呼ぶ（設定）。!!朱の太字!!は悪化。",
                    $"Retention cost: customer-success cost ÷ paying accounts at month end. Cost that names no tier is in the whole only; no cost names a CSM. CAC ÷ it: rule of thumb 5. A change of {Measure.Rate.Short(language, facts.Thresholds.NotableChange)} or more on the year is called one (a setting). !!Bold red!!: worse."),
                facts.Pick("費用明細、契約明細", "Costs, subscription items")),
            [.. members.Select(member => Panel(facts, set, members, member))],
            [Table(facts, set)]);
    }

    /// <summary>What an account costs a month, how that changed on the year, and its share of MRR.</summary>
    public static string Title(PackFacts facts, CostSet set)
    {
        var (team, language, month) = (set.Team, facts.Language, facts.Month);
        if (team["retention_cost", TeamMember.All, month] is not { } cost) return language.Pick("CS費用の記録がなく、維持コストは計算できない", "No customer-success cost is recorded, so there is no retention cost");

        var value = Measure.Thousands(facts.Currency).InProse(language, cost);
        var share = Measure.Rate.InProse(language, team["success_cost_share", TeamMember.All, month]);
        var change = team["retention_cost", TeamMember.All, month.AddMonths(-12)] is { Value: > 0 } before ? (cost / before) - 1 : (Quantity?)null;
        var moved = change switch
        {
            null => "",
            { } moving when Math.Abs(moving) < facts.Thresholds.NotableChange => language.Pick("で前年同月並み", ", level with the year before"),
            { } moving when moving > 0 => language.Pick($"で前年同月比{Figures.Signed(moving * 100, 1)}%に増加", $", up {Figures.Fixed(moving * 100, 1)}% on the year"),
            { } moving => language.Pick($"で前年同月比{Figures.Signed(moving * 100, 1)}%に減少", $", down {Figures.Fixed(-moving * 100, 1)}% on the year"),
        };
        return language.Pick($"維持コストは1社月{value}{moved}、MRRの{share}", $"Keeping an account costs {value} a month{moved}; {share} of MRR");
    }

    private static PagePanel Panel(PackFacts facts, CostSet set, TeamMember[] members, TeamMember member)
    {
        var language = facts.Language;
        Quantity?[] Of(TeamMember each) => [.. set.Months.Select(month => set.Team.Ratio("success_cost_share", each, month) * 100)];
        var values = Of(member);
        var name = TeamTable.Name(facts, set.Team.Roster, member);
        var width = members.Length == 1 ? 130 : 64;
        if (values.All(value => value is null)) return new PagePanel(name, "%", null, width, PanelHeight, facts.Pick("まだ値がない", "No value yet"));
        var end = Figures.Fixed(values.Last(value => value is not null), 1);
        var scale = NiceScale.Over(members.SelectMany(Of).Known().Append(0), 4);
        return new PagePanel(name, "%", RatesChart.Of(
            $"cost-{(member.Dimension is null ? "all" : member.Member)}",
            facts.Pick($"{name}のCS費用のMRR比の推移", $"Customer-success cost of {name} as a share of MRR"),
            [.. set.Months.Select(language.MonthOnAxis)],
            [new RatesChart.Line("", end, values.Plain(), IsMain: true)],
            [],
            scale,
            new RatesChart.Panel(PanelHeight, 32, 42),
            [.. set.Months.Select((month, i) => $"<b>{language.Month(month)}</b><br>{name} {Figures.Fixed(values[i], 1)}%")]), width, PanelHeight, "");
    }

    private static PageTable Table(PackFacts facts, CostSet set)
    {
        var (team, language, month) = (set.Team, facts.Language, facts.Month);
        var thousands = Measure.Thousands(facts.Currency);
        var unit = facts.Currency.Thousands(language);
        PageColumn[] columns =
        [
            new(facts.Pick("顧客\n社", "Accounts\n"), 38), new(facts.Pick("維持コスト\n1社月額 ", "Retention cost\na month, ") + unit, 34), new(facts.Pick("前月差\n", "On month\n") + unit, 22), new(facts.Pick("前年同月差\n", "On year\n") + unit, 24),
            new(facts.Pick("MRR比\n%", "Of MRR\n%"), 20), new(facts.Pick("前年同月差\npt", "On year\npt"), 24), new($"CAC\n{unit}", 28), new(facts.Pick("CAC÷維持コスト\n倍", "CAC ÷ it\nx"), 30),
        ];
        return TeamTable.Of(facts, team.Roster, new("1社を維持する費用", "What an account costs to keep"), new("当月", "of the month"), columns, member =>
        {
            Quantity? Change(string metric, int months) => team[metric, member, month] - team[metric, member, month.AddMonths(-months)];
            return
            [
                PageCell.Count(team.Count("paying_accounts", member, month)),
                thousands.Value(team["retention_cost", member, month]),
                Cell.Change(thousands, Change("retention_cost", 1), "down"),
                Cell.Change(thousands, Change("retention_cost", 12), "down"),
                Measure.Rate.Value(team["success_cost_share", member, month]),
                Cell.Change(Measure.Rate, Change("success_cost_share", 12), "down"),
                thousands.Value(team["cac", member, month]),
                Measure.Multiple.Value(team["cac_to_retention_cost", member, month]),
            ];
        });
    }
}
