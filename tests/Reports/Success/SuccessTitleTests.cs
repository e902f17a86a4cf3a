using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Success;
using Warehouse.Reports.Packs.Success.Book;
using Warehouse.Reports.Packs.Success.Cost;
using Warehouse.Reports.Packs.Success.Health;
using Warehouse.Reports.Packs.Success.Onboarding;
using Warehouse.Reports.Packs.Success.Playbook;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Packs.Success.Touchpoints;
using Warehouse.Reports.Packs.Success.Use;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Semantics;
using Warehouse.Tests.Reports.Board;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Success;

public sealed class SuccessTitleTests
{
    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly PackFacts Ja = Sample.Facts();
    private static readonly PackFacts En = Sample.Facts(Language.English);

    [Fact]
    public void Book_TwoCsms_NamesTheHighestAndTheLowestNrr()
    {
        var team = Team(
            ["佐藤", "鈴木"],
            All(("paying_accounts", 20), ("mrr", 30_000_000m), ("nrr", 1.05m)),
            Csm("佐藤", ("nrr", 1.20m), ("retention_opening_accounts", 8)),
            Csm("鈴木", ("nrr", 0.95m), ("retention_opening_accounts", 9)));

        BookPage.Title(Ja, team).ShouldBe("2人で20社・30.00百万円、NRRは佐藤の120.0%から鈴木の95.0%まで");
        BookPage.Title(En, team).ShouldBe("2 CSMs, 20 accounts, JPY 30.00m; NRR from 95.0% (鈴木) to 120.0% (佐藤)");
    }

    [Fact]
    public void Book_CsmWithFourAccounts_MakesNoTitle()
    {
        var team = Team(
            ["佐藤", "鈴木"],
            All(("paying_accounts", 20), ("mrr", 30_000_000m), ("nrr", 1.05m)),
            Csm("佐藤", ("nrr", 3m), ("retention_opening_accounts", 4)),
            Csm("鈴木", ("nrr", 0.95m), ("retention_opening_accounts", 9)));

        BookPage.Title(Ja, team).ShouldBe("20社・30.00百万円を受け持ち、NRRは105.0%");
    }

    [Theory]
    [InlineData(0, "月末に有料の顧客がいない")]
    [InlineData(1, "1社・0.20百万円を受け持ち、NRRはまだ計算できない")]
    public void Book_NobodyOrOneAccount_SaysSo(int accounts, string title) =>
        BookPage.Title(Ja, Team(["佐藤"], All(("paying_accounts", accounts), ("mrr", accounts * 200_000m)))).ShouldBe(title);

    [Theory]
    [InlineData(12, 3, 2, "リスクは12社、当月に3社が加わり2社が改善、割合は鈴木の40.0%が最高", "12 accounts at risk; 3 came, 2 left; highest share 鈴木 40.0%")]
    [InlineData(12, 0, 0, "リスクは12社、当月の出入りはなし、割合は鈴木の40.0%が最高", "12 accounts at risk; none came or left; highest share 鈴木 40.0%")]
    [InlineData(0, 0, 2, "月末にリスクの顧客はいない", "No account is at risk at the month's end")]
    public void Health_AnyMonth_CountsRiskAndItsMoves(int risk, int entered, int improved, string ja, string en)
    {
        var team = Team(
            ["佐藤", "鈴木"],
            All(("paying_accounts", 50), ("accounts_at_risk", risk), ("unscored_accounts", 0)),
            Csm("佐藤", ("paying_accounts", 30), ("accounts_at_risk", 4)),
            Csm("鈴木", ("paying_accounts", 20), ("accounts_at_risk", 8)));
        var health = new TeamHealth(team, new Dictionary<TeamMember, Quantity> { [TeamMember.All] = entered }, new Dictionary<TeamMember, Quantity> { [TeamMember.All] = improved });

        TeamHealthPage.Title(Ja, health).ShouldBe(ja);
        TeamHealthPage.Title(En, health).ShouldBe(en);
    }

    [Fact]
    public void Onboarding_ThirtyDaysWithoutValue_IsNotLateAndThirtyOneIs()
    {
        OnboardingAccount Account(int days, DateOnly? value) => new("A", "甲", "low", "佐藤", 1, October, null, null, value, days);
        var queue = new OnboardingQueue([Account(30, null), Account(31, null), Account(80, October)], 30);

        queue.Waiting.ShouldHaveSingleItem().Days.ShouldBe(31);
        OnboardingPage.Title(Language.Japanese, queue).ShouldBe("オンボーディング中は3社、うち1社が30日を過ぎて初回価値に届かない");
        OnboardingPage.Title(Language.English, queue with { Accounts = [Account(30, null)] }).ShouldBe("1 account in onboarding; none past 30 days without a first value");
        OnboardingPage.Title(Language.Japanese, queue with { Accounts = [] }).ShouldBe("オンボーディング中の顧客はいない");
    }

    [Theory]
    [InlineData(100, 100, "接点は100件と前月並み、40社（有料50社）に接した")]
    [InlineData(104, 100, "接点は104件と前月並み、40社（有料50社）に接した")]
    [InlineData(105, 100, "接点は105件と前月比+5%に増え、40社（有料50社）に接した")]
    [InlineData(90, 100, "接点は90件と前月比−10%に減り、40社（有料50社）に接した")]
    [InlineData(0, 100, "当月の接点は記録されていない")]
    public void Touchpoints_Change_IsCalledOneFromTheThreshold(int now, int before, string title)
    {
        var team = new TeamFigures(
            new TeamRoster([], [], []),
            Answers.ByMonth((October.AddMonths(-1), [("touchpoints", before)]), (October, [("touchpoints", now), ("touched_accounts", 40), ("paying_accounts", 50)])),
            Answer.Empty,
            Answer.Empty);

        TouchpointPage.Title(Ja, new TouchpointSet(team, [], (_, _) => 0)).ShouldBe(title);
    }

    [Fact]
    public void Playbook_SomeLate_NamesTheStepThatLacksMostButNotOneOfFew()
    {
        StepFigures[] steps = [new("high", "quarterly_review", 10, 5, 1, 4, null), new("low", "seminar", 20, 15, 0, 5, null), new("high", "review_60", 1, 0, 0, 1, null)];

        PlaybookPage.Title(Language.Japanese, Playbook(steps)).ShouldBe("期限の来た31件の64.5%を期限内に実施、最も低いのはQBRの50.0%");
        PlaybookPage.Title(Language.English, Playbook(steps[1])).ShouldBe("75.0% of 20 steps done in time");
        PlaybookPage.Title(Language.Japanese, Playbook(new StepFigures("high", "kickoff", 3, 3, 0, 0, null))).ShouldBe("期限の来た3件をすべて期限内に実施");
        PlaybookPage.Title(Language.Japanese, Playbook()).ShouldBe("当月に期限の来たステップはない");
    }

    [Theory]
    [InlineData(40, 8, 2, "未実施が8件、遅れが2件、未実施は鈴木の5件が最多", "8 left undone, 2 late; 鈴木 has most undone: 5")]
    [InlineData(40, 0, 2, "未実施はなく、遅れが2件", "None left undone; 2 late")]
    [InlineData(40, 0, 0, "遅れも未実施もなく、これから7件の期限が来る", "Nothing late, nothing left undone; 7 steps lie ahead")]
    [InlineData(0, 0, 0, "当月の期限はなく、これから7件の期限が来る", "Nothing fell due; 7 steps lie ahead")]
    public void Owed_AnyMonth_SaysWhatWasNotDoneAndWhoHasMost(int due, int missed, int late, string ja, string en)
    {
        var team = Team(
            ["佐藤", "鈴木"],
            All(("playbook_steps_due", due), ("playbook_steps_missed", missed), ("playbook_steps_late", late)),
            Csm("佐藤", ("playbook_steps_missed", missed == 0 ? 0 : 3)),
            Csm("鈴木", ("playbook_steps_missed", missed == 0 ? 0 : 5)));
        var set = new PlaybookSet(team, [October], [], [], 0, [], 7);

        OwedPage.Title(Ja, set).ShouldBe(ja);
        OwedPage.Title(En, set).ShouldBe(en);
    }

    [Theory]
    [InlineData(6, "利用が30%以上減ったのは6社（前月比+2社）、MRR 1.50百万円")]
    [InlineData(4, "利用が30%以上減ったのは4社（前月と同数）、MRR 1.50百万円")]
    [InlineData(0, "利用が30%以上減った顧客はいない")]
    public void Falling_AnyMonth_ComparesWithTheMonthBefore(int now, string title)
    {
        var team = new TeamFigures(
            new TeamRoster([], [], []),
            Answers.ByMonth((October.AddMonths(-1), [("usage_falling_accounts", 4)]), (October, [("usage_falling_accounts", now), ("usage_falling_share", now / 50m), ("paying_accounts", 50)])),
            Answer.Empty,
            Answer.Empty);

        FallingPage.Title(Ja, new FallingSet(team, [], 1_500_000m)).ShouldBe(title);
    }

    [Theory]
    [InlineData(11_000, 10_000, "維持コストは1社月11.0千円で前年同月比+10.0%に増加、MRRの8.0%")]
    [InlineData(10_400, 10_000, "維持コストは1社月10.4千円で前年同月並み、MRRの8.0%")]
    public void Cost_Change_IsCalledOneFromTheThreshold(int now, int yearAgo, string title)
    {
        var team = new TeamFigures(
            new TeamRoster([], [], []),
            Answers.ByMonth((October.AddMonths(-12), [("retention_cost", yearAgo)]), (October, [("retention_cost", now), ("success_cost_share", 0.08m)])),
            Answer.Empty,
            Answer.Empty);

        CostPage.Title(Ja, new CostSet(team, [October])).ShouldBe(title);
    }

    [Fact]
    public void Headline_NothingWaits_CallsTheMonthQuiet()
    {
        SuccessFront.Headline(Ja, 40, 0, 0, 0).ShouldBe(["有料の40社のうち、", "手当てを待つ顧客もステップもない静かな月"]);
        SuccessFront.Headline(Ja with { Scope = PackScope.TouchTier("high") }, 40, 3, 5, 0).ShouldBe(["ハイタッチの40社のうち、", "リスク3社、未実施のステップ5件が手当てを待つ"]);
        SuccessFront.Headline(En, 0, 0, 0, 0).ShouldBe(["Nobody pays at the month's end"]);
    }

    private static PlaybookSet Playbook(params StepFigures[] steps) => new(Team([]), [October], steps, [], 0, [], 0);

    private static (string Csm, (string, decimal)[] Values) Csm(string csm, params (string, decimal)[] values) => (csm, values);

    private static (string Csm, (string, decimal)[] Values) All(params (string, decimal)[] values) => ("", values);

    private static TeamFigures Team(string[] csms, params (string Csm, (string Metric, decimal Value)[] Values)[] rows)
    {
        var whole = rows.FirstOrDefault(row => row.Csm is null or "");
        string[] metrics = [.. rows.SelectMany(row => row.Values ?? []).Select(value => value.Metric).Distinct()];
        var table = new MetricTable(
            ["metric_time__month", "account__csm", .. metrics],
            [.. rows.Where(row => row.Csm is { Length: > 0 }).Select(row => (IReadOnlyList<object?>)[October, row.Csm, .. metrics.Select(metric => row.Values.Where(value => value.Metric == metric).Select(value => (object?)value.Value).FirstOrDefault())])]);
        return new TeamFigures(new TeamRoster([], csms, []), Answers.ByMonth((October, whole.Values ?? [])), Answer.Empty, Answers.Of(table, 2));
    }
}
