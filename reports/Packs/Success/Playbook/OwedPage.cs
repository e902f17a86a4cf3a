using System.Globalization;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Success.Playbook;

/// <summary>What was not done and for whom, and what is due next.</summary>
public static class OwedPage
{
    private const int Shown = 21;
    private const int ShownMissed = 13;
    private const int ShownNext = 6;

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, PlaybookSet set, int number)
    {
        var language = facts.Language;
        var more = set.AllMissed - ShownMissed;
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("遅れと次の期限", "Late and next"),
                Title(facts, set),
                facts.Pick("担当ごとの実施状況と、未実施のステップ（ハイタッチから、期限の古い順）、これから期限の来るステップ", "By CSM; then what was not done (high touch first, the oldest due day first) and what falls due next"),
                facts.Pick(
                    $"未実施＝当月に期限が来て、データ基準日（{language.Date(facts.AsOf)}）までに実施の記録がない。次の期限＝月末までに着手できるようになり、基準日の時点で未実施かつ期限前。担当はステップに着手できた日のもの。",
                    $"Not done: due in the month and without a record by the data's day ({language.Date(facts.AsOf)}). Next: could be begun by the month's end and, as of the data's day, undone and not yet due. CSM: of the day the step could begin."),
                facts.Pick($"未実施 {Figures.Count(set.AllMissed)}件、期限前 {Figures.Count(set.Ahead)}件", $"{Figures.Count(set.AllMissed)} not done, {Figures.Count(set.Ahead)} ahead")),
            [],
            [Team(facts, set), .. Lists(facts, set, more)]);
    }

    /// <summary>How many were late or not done, and who has most of them.</summary>
    public static string Title(PackFacts facts, PlaybookSet set)
    {
        var (language, month, team) = (facts.Language, facts.Month, set.Team);
        var (due, missed, late) = (team.Count("playbook_steps_due", TeamMember.All, month), team.Count("playbook_steps_missed", TeamMember.All, month), team.Count("playbook_steps_late", TeamMember.All, month));
        if (due + set.Ahead == 0) return language.Pick("当月の期限も、これから来る期限もない", "Nothing fell due and nothing lies ahead");
        if (due == 0) return language.Pick($"当月の期限はなく、これから{Figures.Count(set.Ahead)}件の期限が来る", $"Nothing fell due; {language.Counted(set.Ahead, "", "step lies", "steps lie")} ahead");
        if (missed + late == 0) return language.Pick($"遅れも未実施もなく、これから{Figures.Count(set.Ahead)}件の期限が来る", $"Nothing late, nothing left undone; {language.Counted(set.Ahead, "", "step lies", "steps lie")} ahead");

        var start = (missed.Value, late.Value) switch
        {
            (0, _) => language.Pick($"未実施はなく、遅れが{Figures.Count(late)}件", $"None left undone; {Figures.Count(late)} late"),
            (_, 0) => language.Pick($"未実施が{Figures.Count(missed)}件、遅れはない", $"{Figures.Count(missed)} left undone; none late"),
            _ => language.Pick($"未実施が{Figures.Count(missed)}件、遅れが{Figures.Count(late)}件", $"{Figures.Count(missed)} left undone, {Figures.Count(late)} late"),
        };
        var most = team.ByCsm("playbook_steps_missed", month);
        if (missed == 0 || most.Count < 2) return start;
        return TitleWidth.FirstThatFits(
            start + language.Pick($"、未実施は{TeamTable.Csm(language, most[0].Csm)}の{Figures.Fixed(most[0].Value, 0)}件が最多", $"; {TeamTable.Csm(language, most[0].Csm)} has most undone: {Figures.Fixed(most[0].Value, 0)}"),
            start);
    }

    private static PageTable Team(PackFacts facts, PlaybookSet set)
    {
        var (team, month) = (set.Team, facts.Month);
        PageColumn[] columns = [new(facts.Pick("期限", "Due"), 12), new(facts.Pick("遅れ", "Late"), 11), new(facts.Pick("未実施", "Undone"), 14), new(facts.Pick("達成率\n%", "In time\n%"), 15)];
        return TeamTable.Of(facts, team.Roster, new("担当別", "By CSM"), new("当月の期限、件", "due in the month"), columns, member =>
        [
            PageCell.Count(team.Count("playbook_steps_due", member, month)),
            PageCell.Count(team.Count("playbook_steps_late", member, month)),
            PageCell.Bad(team.Count("playbook_steps_missed", member, month)),
            Measure.Rate.Value(team.Ratio("playbook_attainment", member, month)),
        ]) with
        { IsLoose = false };
    }

    // Two lists in one column: a single table whose second block has a head of its own.
    private static IEnumerable<PageTable> Lists(PackFacts facts, PlaybookSet set, Quantity more)
    {
        var language = facts.Language;
        PageColumn[] columns =
        [
            new(facts.Pick("顧客", "Account"), 51, ColumnKind.Text), new(facts.Pick("タッチ", "Tier"), 24, ColumnKind.Text), new(facts.Pick("担当", "CSM"), 20, ColumnKind.Text),
            new(facts.Pick("ステップ", "Step"), 34, ColumnKind.Text), new(facts.Pick("期限\n月/日", "Due\nmm/dd"), 14), new(facts.Pick("基準日との差\n日", "Days\nfrom as-of"), 18),
        ];
        PageRow Row(AccountStep step, bool isLate) => new("",
        [
            step.Name, Members.Tier(language, step.Tier), TeamTable.Csm(language, step.Csm), SuccessNames.Step(language, step.Step), step.Due.ToString("MM'/'dd", CultureInfo.InvariantCulture),
            isLate ? new PageCell(Figures.Signed(Quantity.Days(facts.AsOf, step.Due), 0), CellTone.Worse) : Figures.Signed(Quantity.Days(facts.AsOf, step.Due), 0),
        ]);
        PageRow Head(string name) => new("whole", [name, "", "", "", "", ""]);
        var missed = set.Missed.Take(set.Next.Count == 0 ? Shown : ShownMissed).Select(step => Row(step, isLate: true)).ToArray();
        var next = set.Next.Take(Math.Max(ShownNext, Shown - 2 - missed.Length)).Select(step => Row(step, isLate: false)).ToArray();
        yield return new PageTable(
            facts.Pick("未実施と次の期限", "Undone and next"),
            more > 0 ? facts.Pick($"未実施は先頭の{ShownMissed}件、ほか{Figures.Count(more)}件", $"the first {ShownMissed} undone, {Figures.Count(more)} more") : "",
            columns,
            [
                .. missed.Length == 0 ? Array.Empty<PageRow>() : [Head(facts.Pick("未実施", "Not done")), .. missed],
                .. next.Length == 0 ? Array.Empty<PageRow>() : [Head(facts.Pick("次の期限", "Due next")), .. next],
            ],
            facts.Pick("未実施も次の期限もない", "Nothing undone, nothing ahead"));
    }
}
