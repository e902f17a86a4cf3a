using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Success.Book;

/// <summary>Who looks after what: accounts, MRR and its retention, by tier and CSM.</summary>
public static class BookPage
{
    private static readonly string[] Metrics =
        ["paying_accounts", "mrr", "nrr", "grr", "logo_churn", "new_mrr", "expansion_mrr", "contraction_mrr", "churned_mrr", "retention_opening_accounts", "renewals_due", "renewals_due_arr"];

    /// <summary>Reads the month and the one before.</summary>
    public static TeamFigures Read(TeamReader reader, TeamRoster roster, DateOnly month) => reader.Read(roster, Metrics, month.AddMonths(-1), month);

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, TeamFigures team, int number)
    {
        var (language, month) = (facts.Language, facts.Month);
        var millions = Measure.Millions(facts.Currency);
        var most = team.Roster.Rows.Where(row => row.Dimension == Dimensions.Csm).Select(row => team["mrr", row, month] ?? 0).DefaultIfEmpty(team["mrr", TeamMember.All, month] ?? 0).Max();
        PageColumn[] columns =
        [
            new(facts.Pick("顧客\n社", "Accounts\n"), 14), new(facts.Pick("前月差\n社", "On month\n"), 14), new($"MRR\n{facts.Currency.Millions(language)}", 18),
            new(facts.Pick("担当別MRR\n棒は0から", "MRR by CSM\nfrom zero"), 46, ColumnKind.Bar),
            new(facts.Pick("増加\n", "Gains\n") + facts.Currency.Millions(language), 18), new(facts.Pick("減少\n", "Losses\n") + facts.Currency.Millions(language), 18),
            new("NRR\n%", 16), new("GRR\n%", 16), new(facts.Pick("解約率\n%", "Churn\n%"), 16), new(facts.Pick("60日以内の更新\n件", "Due in 60 days\n"), 24), new($"ARR\n{facts.Currency.Millions(language)}", 20),
        ];
        var table = TeamTable.Of(facts, team.Roster, new("受け持ち", "Book"), new("月末。NRR・GRR・解約率は12か月", "at month end; NRR, GRR and churn over 12 months"), columns, member =>
        {
            var accounts = team.Count("paying_accounts", member, month);
            var share = most > 0 && member.Dimension == Dimensions.Csm && member != TeamMember.Others ? (team["mrr", member, month] ?? 0) / most : 0;
            return
            [
                PageCell.Count(accounts),
                Figures.SignedCount(accounts - team.Count("paying_accounts", member, month.AddMonths(-1))),
                millions.Value(team["mrr", member, month] ?? 0),
                PageCell.Of(new BarPart(share, Palette.Accent)),
                Cell.Movement(millions, (team["new_mrr", member, month] ?? 0) + (team["expansion_mrr", member, month] ?? 0)),
                Cell.Movement(millions, (team["contraction_mrr", member, month] ?? 0) + (team["churned_mrr", member, month] ?? 0)),
                Measure.Rate.Value(team.Ratio("nrr", member, month)),
                Measure.Rate.Value(team.Ratio("grr", member, month)),
                Measure.Rate.Value(team.Ratio("logo_churn", member, month)),
                PageCell.Count(team.Count("renewals_due", member, month)),
                millions.Value(team["renewals_due_arr", member, month] ?? 0),
            ];
        });
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("受け持ち", "Book"),
                Title(facts, team),
                facts.Pick("月末の受け持ちと12か月の継続率を、タッチモデルと担当ごとに。担当はMRRの大きい順", "Accounts and retention by touch tier and CSM, the largest book first"),
                facts.Pick(
                    $"NRR・GRR・解約率は12か月前に有料だった顧客を分母とし、その時の所属で分ける。増加＝新規＋拡大、減少＝縮小＋解約。題の最高・最低は12か月前に{facts.Thresholds.FewAccounts}社以上を持つ担当から選ぶ。60日以内の更新＝60日以内に期間が満了する契約。",
                    $"NRR, GRR, churn: of accounts that paid 12 months ago, by their member then. Gains: new and expansion; losses: contraction and churn. The title's highest and lowest are CSMs with {facts.Thresholds.FewAccounts} or more of them. Due: term ends within 60 days."),
                facts.Pick($"契約明細、有料顧客 {Figures.Count(team.Count("paying_accounts", TeamMember.All, month))}社", $"Subscription items of {language.Accounts(team.Count("paying_accounts", TeamMember.All, month))}")),
            [],
            [table]);
    }

    /// <summary>How many look after what, and between which NRR.</summary>
    public static string Title(PackFacts facts, TeamFigures team)
    {
        var (language, month) = (facts.Language, facts.Month);
        var accounts = team.Count("paying_accounts", TeamMember.All, month);
        if (accounts == 0) return language.Pick("月末に有料の顧客がいない", "Nobody pays at the month's end");

        var money = facts.Currency.Prose(language, team["mrr", TeamMember.All, month] ?? 0);
        var rates = team.ByCsm("nrr", month, csm => team.Count("retention_opening_accounts", new TeamMember(Dimensions.Csm, csm), month) >= facts.Thresholds.FewAccounts);
        if (rates.Count < 2 || Measure.Rate.PrintsAlike(rates[0].Value, rates[^1].Value))
        {
            var nrr = team["nrr", TeamMember.All, month];
            return nrr is null
                ? language.Pick($"{Figures.Count(accounts)}社・{money}を受け持ち、NRRはまだ計算できない", $"{language.Accounts(accounts)} with {money}; NRR cannot be computed yet")
                : language.Pick($"{Figures.Count(accounts)}社・{money}を受け持ち、NRRは{Measure.Rate.InProse(language, nrr)}", $"{language.Accounts(accounts)} with {money}; NRR {Measure.Rate.InProse(language, nrr)}");
        }

        var people = team.Roster.Csms.Count;
        string Rate(int at) => Measure.Rate.InProse(language, rates[at].Value);
        string Who(int at) => TeamTable.Csm(language, rates[at].Csm);
        return TitleWidth.FirstThatFits(
            language.Pick(
                $"{people}人で{Figures.Count(accounts)}社・{money}、NRRは{Who(0)}の{Rate(0)}から{Who(rates.Count - 1)}の{Rate(rates.Count - 1)}まで",
                $"{people} CSMs, {language.Accounts(accounts)}, {money}; NRR from {Rate(rates.Count - 1)} ({Who(rates.Count - 1)}) to {Rate(0)} ({Who(0)})"),
            language.Pick(
                $"{people}人で{Figures.Count(accounts)}社・{money}、NRRは{Rate(rates.Count - 1)}から{Rate(0)}まで",
                $"{people} CSMs, {language.Accounts(accounts)}, {money}; NRR from {Rate(rates.Count - 1)} to {Rate(0)}"));
    }
}
