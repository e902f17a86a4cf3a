using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Success.Use;

/// <summary>An account whose use fell.</summary>
/// <param name="Trend">Active days of 28 against the 28 before, as a share.</param>
public sealed record FallingAccount(string Name, string Tier, string Csm, Quantity Mrr, Quantity? Trend, Quantity? Health);

/// <summary>Whose use fell.</summary>
/// <param name="Accounts">The largest MRR first.</param>
/// <param name="Mrr">Of all of them.</param>
public sealed record FallingSet(TeamFigures Team, IReadOnlyList<FallingAccount> Accounts, Quantity Mrr);

/// <summary>Reads and builds the page.</summary>
public static class FallingPage
{
    private const int Shown = 21;

    /// <summary>Reads the month and the one before.</summary>
    public static FallingSet Read(MetricReader reader, TeamReader team, TeamRoster roster, DateOnly month)
    {
        var figures = team.Read(roster, ["paying_accounts", "usage_falling_accounts", "usage_falling_share", "usage_trend"], month.AddMonths(-1), month);
        var list = reader.Flagged("usage_falling_accounts", month, (int)figures.Count("usage_falling_accounts", TeamMember.All, month));
        var rows = list.Largest("mrr", "usage_falling_accounts").ToArray();
        string[] shown = [.. rows.Take(Shown).Select(row => (string)row[0]!)];
        var names = reader.Named(shown, month);
        var details = reader.OfAccounts(shown, ["usage_trend", "health_score"], [Dimensions.Account], month, month);
        return new FallingSet(
            figures,
            [.. shown.Zip(rows, (account, row) => Account(names[account], list.Of("mrr", row) ?? 0, details["usage_trend", account], details["health_score", account]))],
            list.Total("mrr", "usage_falling_accounts"));
    }

    private static FallingAccount Account(NamedAccount who, Quantity mrr, Quantity? trend, Quantity? health) => new(who.Name, who.Tier, who.Csm, mrr, trend, health);

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, FallingSet set, int number)
    {
        var (team, language, month) = (set.Team, facts.Language, facts.Month);
        var all = team.Count("usage_falling_accounts", TeamMember.All, month);
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("利用の減少", "Falling use"),
                Title(facts, set),
                facts.Pick("直近28日の利用日数を、その前の28日と比べる。顧客はMRRの大きい順", "Active days of the last 28 against the 28 before; accounts by MRR, the largest first"),
                facts.Pick(
                    "減少＝直近28日の利用日数がその前の28日より30%以上少ない有料顧客。割合の分母は、その前の28日に利用のあった有料顧客。利用の増減は合計どうしで比べる。利用日＝何らかの利用のあった日。",
                    "Falling: a paying account with at least 30% fewer active days than in the 28 before. The share is of paying accounts with any use in those. The trend compares sums. An active day has at least one event of use."),
                facts.Pick($"利用ログ、減少 {Figures.Count(all)}社", $"Usage of {language.Accounts(all)} that fell")),
            [],
            [Team(facts, team), List(facts, set, all)]);
    }

    /// <summary>How many fell, their MRR, and whether that is more than the month before.</summary>
    public static string Title(PackFacts facts, FallingSet set)
    {
        var (team, language, month) = (set.Team, facts.Language, facts.Month);
        var (count, before) = (team.Count("usage_falling_accounts", TeamMember.All, month), team.Count("usage_falling_accounts", TeamMember.All, month.AddMonths(-1)));
        if (team.Count("paying_accounts", TeamMember.All, month) == 0) return language.Pick("月末に有料の顧客がいない", "Nobody pays at the month's end");
        if (team["usage_falling_share", TeamMember.All, month] is null) return language.Pick("比べられる利用の記録がまだない", "There is no use to compare yet");
        if (count == 0) return language.Pick("利用が30%以上減った顧客はいない", "No account's use fell by 30% or more");

        var money = facts.Currency.Prose(language, set.Mrr);
        var more = count - before;
        var against = more.Value switch
        {
            0 => language.Pick("（前月と同数）", " (as many as the month before)"),
            _ => language.Pick($"（前月比{Figures.SignedCount(more)}社）", $" ({Figures.SignedCount(more)} on the month)"),
        };
        return language.Pick($"利用が30%以上減ったのは{Figures.Count(count)}社{against}、MRR {money}", $"Use fell by 30% or more at {language.Accounts(count)}{against}: {money}");
    }

    private static PageTable Team(PackFacts facts, TeamFigures team)
    {
        var month = facts.Month;
        var most = team.Roster.Rows.Select(row => team.Ratio("usage_falling_share", row, month) ?? 0).DefaultIfEmpty(0).Max();
        PageColumn[] columns =
        [
            new(facts.Pick("減少\n社", "Falling\n"), 13), new(facts.Pick("割合\n%", "Share\n%"), 13), new("", 20, ColumnKind.Bar), new(facts.Pick("前月差\npt", "On month\npt"), 16), new(facts.Pick("利用の増減\n%", "Trend\n%"), 17),
        ];
        return TeamTable.Of(facts, team.Roster, new("担当別", "By CSM"), new("棒は割合、0から", "bars: share, from zero"), columns, member =>
        {
            var share = team.Ratio("usage_falling_share", member, month);
            return
            [
                PageCell.Count(team.Count("usage_falling_accounts", member, month)),
                Measure.Rate.Value(share),
                PageCell.Of(new BarPart(most == 0 ? 0 : (share ?? 0) / most, Palette.Worse)),
                Cell.Change(Measure.Rate, share - team.Ratio("usage_falling_share", member, month.AddMonths(-1)), "down"),
                Figures.Signed(team.Ratio("usage_trend", member, month) * 100, 1),
            ];
        }) with
        { IsLoose = false };
    }

    private static PageTable List(PackFacts facts, FallingSet set, Quantity all)
    {
        var language = facts.Language;
        return new PageTable(
            facts.Pick("利用の減った顧客", "Accounts with falling use"),
            all > Shown ? facts.Pick($"MRR上位{Shown}社、ほか{Figures.Count(all - Shown)}社", $"{Shown} with the largest MRR, {Figures.Count(all - Shown)} more") : "",
            [
                new(facts.Pick("顧客", "Account"), 44, ColumnKind.Text), new(facts.Pick("タッチ", "Tier"), 24, ColumnKind.Text), new(facts.Pick("担当", "CSM"), 18, ColumnKind.Text),
                new($"MRR\n{facts.Currency.Thousands(language)}", 15), new(facts.Pick("利用日数\n%", "Active days\n%"), 18), new(facts.Pick("健康度\n点", "Health\npoints"), 14),
            ],
            [.. set.Accounts.Select(account => new PageRow("",
            [
                account.Name, Members.Tier(language, account.Tier), TeamTable.Csm(language, account.Csm), Measure.WholeThousands(facts.Currency).Value(account.Mrr),
                new PageCell(Figures.Signed(account.Trend * 100, 0), CellTone.Negative), Measure.Points.Value(account.Health),
            ]))],
            facts.Pick("なし", "None"));
    }
}
