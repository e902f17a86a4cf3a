using Warehouse.Reports.Charts;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Success.Playbook;

/// <summary>Which steps were owed, and which were done in time.</summary>
public static class PlaybookPage
{
    private const int PanelHeight = 38;
    private const int MostSteps = 14;

    // A rate of fewer steps makes no title.
    private const int FewSteps = 5;

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, PlaybookSet set, int number)
    {
        var language = facts.Language;
        TeamMember[] members = [TeamMember.All, .. set.Team.Roster.Tiers.Select(tier => new TeamMember(Dimensions.TouchTier, tier)).Take(3)];
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("プレイブック", "Playbook"),
                Title(language, set),
                facts.Pick("当月に期限の来たステップと、期限内に実施した割合（達成率）の24か月の推移", "Steps that fell due in the month, and the share done in time over 24 months"),
                facts.Pick(
                    "ステップと期限は設定 playbook（30・60・90日レビュー、月次、QBR、満了60日前など）。達成率＝期限内÷期限の来たもの。遅れ＝期限の後の猶予のうちに実施。未実施＝基準日までに実施の記録がない。タッチモデルはステップに着手できた日のもの。",
                    "Steps and due rules are the setting playbook (30/60/90-day reviews, meetings, QBR, 60 days before term's end). Attainment: in time ÷ due. Late: done in the days of grace. Not done: no record up to the data's day. Tier: of the day the step could begin."),
                facts.Pick($"プレイブックのステップ {Figures.Count(set.Steps.Sum(step => step.Due))}件", language.Counted(set.Steps.Sum(step => step.Due), "件", "step of the playbook", "steps of the playbook"))),
            [.. members.Select(member => Panel(facts, set, member, members.Length))],
            [Table(facts, set)]);
    }

    /// <summary>The share in time and the step that lacks most.</summary>
    public static string Title(Language language, PlaybookSet set)
    {
        var (due, onTime) = (set.Steps.Sum(step => step.Due), set.Steps.Sum(step => step.OnTime));
        if (due == 0) return language.Pick("当月に期限の来たステップはない", "No step of the playbook fell due in the month");
        if (due == onTime) return language.Pick($"期限の来た{Figures.Count(due)}件をすべて期限内に実施", $"All {Figures.Count(due)} steps due were done in time");

        var start = language.Pick($"期限の来た{Figures.Count(due)}件の{Measure.Rate.InProse(language, onTime / due)}を期限内に実施", $"{Measure.Rate.InProse(language, onTime / due)} of {language.Counted(due, "", "step", "steps")} done in time");
        var worst = set.Steps.Where(step => step.Due >= FewSteps && step.OnTime < step.Due).MinBy(step => step.Attainment);
        return worst is null || set.Steps.Count == 1
            ? start
            : language.Pick(
                $"{start}、最も低いのは{SuccessNames.Step(language, worst.Step)}の{Measure.Rate.InProse(language, worst.Attainment)}",
                $"{start}; lowest: {SuccessNames.Step(language, worst.Step)} at {Measure.Rate.InProse(language, worst.Attainment)}");
    }

    private static PagePanel Panel(PackFacts facts, PlaybookSet set, TeamMember member, int panels)
    {
        var language = facts.Language;
        var values = set.Months.Select(month => set.Team.Ratio("playbook_attainment", member, month) * 100).ToArray();
        var name = TeamTable.Name(facts, set.Team.Roster, member);
        var width = panels == 1 ? 130 : 64;
        if (values.All(value => value is null)) return new PagePanel(name, "%", null, width, PanelHeight, facts.Pick("まだ値がない", "No value yet"));
        var end = Figures.Fixed(values.Last(value => value is not null), 1);
        return new PagePanel(name, "%", RatesChart.Of(
            $"playbook-{(member.Dimension is null ? "all" : member.Member)}",
            facts.Pick($"{name}の達成率の24か月の推移", $"Attainment of {name}, 24 months"),
            [.. set.Months.Select(language.MonthOnAxis)],
            [new RatesChart.Line("", end, values.Plain(), IsMain: true)],
            [],
            new NiceScale(0, 100, 25),
            new RatesChart.Panel(PanelHeight, 34, 44),
            [.. set.Months.Select((month, i) => $"<b>{language.Month(month)}</b><br>{name} {Figures.Fixed(values[i], 1)}%")]), width, PanelHeight, "");
    }

    private static PageTable Table(PackFacts facts, PlaybookSet set)
    {
        var language = facts.Language;
        var own = set.Steps.Count > MostSteps ? set.Steps.Take(MostSteps - 1).ToArray() : [.. set.Steps];
        var rest = set.Steps.Skip(own.Length).ToArray();
        var tier = "";
        var rows = own.Select(step =>
        {
            var isFirst = step.Tier != tier;
            tier = step.Tier;
            return Row(isFirst ? "group" : "", isFirst ? Members.Tier(language, step.Tier) : "", SuccessNames.Step(language, step.Step), step);
        }).ToList();
        if (rest.Length > 0) rows.Add(Row("group", "", facts.Pick($"ほか{rest.Length}種", $"{rest.Length} more"), Sum(rest)));
        if (set.Steps.Count > 0) rows.Add(Row("whole", facts.Pick("計", "All"), "", Sum(set.Steps)));
        return new PageTable(
            facts.Pick("ステップ別", "By step"),
            facts.Pick("当月に期限の来たもの、件", "due in the month"),
            [
                new(facts.Pick("タッチモデル", "Touch tier"), 28, ColumnKind.Text), new(facts.Pick("ステップ", "Step"), 44, ColumnKind.Text), new(facts.Pick("期限", "Due"), 16), new(facts.Pick("期限内", "In time"), 18), new(facts.Pick("遅れ", "Late"), 16), new(facts.Pick("未実施", "Not done"), 18),
                new(facts.Pick("達成率\n%", "Attainment\n%"), 20), new(facts.Pick("前月差\npt", "On month\npt"), 20), new(facts.Pick("構成", "Share"), 87, ColumnKind.Bar),
            ],
            rows,
            facts.Pick("当月に期限の来たステップはない", "No step fell due in the month"))
        { Key = [(facts.Pick("期限内", "In time"), Palette.Accent), (facts.Pick("遅れ", "Late"), Palette.Late), (facts.Pick("未実施", "Not done"), Palette.Worse)] };
    }

    private static StepFigures Sum(IReadOnlyList<StepFigures> steps) => new("", "", steps.Sum(step => step.Due), steps.Sum(step => step.OnTime), steps.Sum(step => step.Late), steps.Sum(step => step.Missed), null);

    private static PageRow Row(string kind, string tier, string name, StepFigures step) => new(kind,
    [
        tier, name, PageCell.Count(step.Due), PageCell.Count(step.OnTime), PageCell.Count(step.Late), PageCell.Bad(step.Missed),
        Measure.Rate.Value(step.Attainment),
        step.AttainmentBefore is null ? PageCell.Empty : Cell.Change(Measure.Rate, step.Attainment - step.AttainmentBefore, "up"),
        PageCell.Of(new BarPart(Share(step.OnTime, step), Palette.Accent), new BarPart(Share(step.Late, step), Palette.Late), new BarPart(Share(step.Missed, step), Palette.Worse)),
    ]);

    private static Quantity Share(Quantity count, StepFigures step) => step.Due == 0 ? 0 : count / step.Due;
}
