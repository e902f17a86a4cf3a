using Warehouse.Reports.Packs.Board.Health;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Success.Health;

/// <summary>How health is spread and how it moved, by tier and CSM.</summary>
/// <param name="Entered">Accounts at risk that were not a month ago, by row.</param>
/// <param name="Improved">Accounts at risk a month ago that pay and are not now.</param>
public sealed record TeamHealth(TeamFigures Team, IReadOnlyDictionary<TeamMember, Quantity> Entered, IReadOnlyDictionary<TeamMember, Quantity> Improved);

/// <summary>Reads and builds the page.</summary>
public static class TeamHealthPage
{
    private static readonly (string Band, string Metric)[] Bands = [("healthy", "healthy_accounts"), ("watch", "watched_accounts"), ("risk", "accounts_at_risk"), ("unknown", "unscored_accounts")];

    /// <summary>Reads the month and the one before.</summary>
    public static TeamHealth Read(MetricReader reader, TeamReader team, TeamRoster roster, DateOnly month)
    {
        var whole = reader.Read(["health_accounts"], [Dimensions.BandBefore, Dimensions.Band], month, month);
        var tiers = reader.Read(["health_accounts"], [Dimensions.TouchTier, Dimensions.BandBefore, Dimensions.Band], month, month);
        var csms = reader.Read(["health_accounts"], [Dimensions.Csm, Dimensions.BandBefore, Dimensions.Band], month, month);
        Quantity Moved(TeamMember member, string before, string now) => member.Dimension switch
        {
            null => whole.Count("health_accounts", before, now),
            Dimensions.TouchTier => tiers.Count("health_accounts", member.Member, before, now),
            _ when member == TeamMember.Others => roster.Rest.Sum(csm => csms.Count("health_accounts", csm, before, now)),
            _ => csms.Count("health_accounts", member.Member, before, now),
        };
        return new TeamHealth(
            team.Read(roster, ["paying_accounts", "health_score", .. Bands.Select(band => band.Metric)], month.AddMonths(-1), month),
            roster.Rows.ToDictionary(row => row, row => HealthBands.Before.Where(band => band != "risk").Sum(band => Moved(row, band, "risk"))),
            roster.Rows.ToDictionary(row => row, row => Moved(row, "risk", "healthy") + Moved(row, "risk", "watch")));
    }

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, TeamHealth health, int number)
    {
        var (team, month, language) = (health.Team, facts.Month, facts.Language);
        PageColumn[] columns =
        [
            new(facts.Pick("有料\n社", "Paying\n"), 16), new(facts.Pick("平均\n点", "Mean\npoints"), 16), new(facts.Pick("前月差\n点", "On month\npoints"), 18),
            .. Bands.Select(band => new PageColumn($"{HealthBuilder.Band(language, band.Band)}\n{facts.Pick("社", "")}", 19)),
            new(facts.Pick("構成\n幅全体が有料顧客", "Share\nfull width: all that pay"), 54, ColumnKind.Bar),
            new(facts.Pick("リスクへ\n社", "Fell to risk\n"), 20), new(facts.Pick("改善\n社", "Left risk\n"), 20),
        ];
        var table = TeamTable.Of(facts, team.Roster, new("健康度と移動", "Health and its movement"), new("月末、移動は前月末から", "at month end; movement since the month before"), columns, member =>
        {
            var paying = team.Count("paying_accounts", member, month);
            Quantity Share(string metric) => paying == 0 ? 0 : (team[metric, member, month] ?? 0) / paying;
            return
            [
                PageCell.Count(paying),
                Measure.Points.Value(team.Ratio("health_score", member, month)),
                Cell.Change(Measure.Points, team.Ratio("health_score", member, month) - team.Ratio("health_score", member, month.AddMonths(-1)), "up"),
                .. Bands.Select(band => band.Band == "risk" ? PageCell.Bad(team.Count(band.Metric, member, month)) : PageCell.Count(team.Count(band.Metric, member, month))),
                PageCell.Of([.. Bands.Select(band => new BarPart(Share(band.Metric), HealthBuilder.Colour(band.Band)))]),
                PageCell.Bad(health.Entered[member]),
                PageCell.Count(health.Improved[member]),
            ];
        }) with
        { Key = [.. Bands.Select(band => (HealthBuilder.Band(language, band.Band), HealthBuilder.Colour(band.Band)))] };
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("健康度の動き", "Health moves"),
                Title(facts, health),
                facts.Pick("月末に有料の顧客の健康度と、前月末からの移動。!!朱の太字!!は手当ての要る数", "Health of the accounts that pay at month end, and how it moved. !!Bold red!! needs care"),
                facts.Pick(
                    "ヘルススコア＝ログイン頻度・機能利用・サポート満足・更新意向の加重（0〜100点）。区分の境は設定 health。リスクへ＝前月末はリスクでなく（当月から有料を含む）月末にリスク。改善＝前月末にリスクで、月末に有料かつ健康か注意。",
                    "Health: login frequency, feature use, support satisfaction, renewal intent, weighted; the bands' bounds are the setting health. Fell: at risk now, not a month before (or not paying then). Left: at risk then, paying and healthy or to watch now."),
                facts.Pick($"ヘルススコア {Figures.Count(team.Count("paying_accounts", TeamMember.All, month))}社", $"Health scores of {language.Accounts(team.Count("paying_accounts", TeamMember.All, month))}")),
            [],
            [table]);
    }

    /// <summary>How many are at risk, how many came, and with whom the share is highest.</summary>
    public static string Title(PackFacts facts, TeamHealth health)
    {
        var (team, language, month) = (health.Team, facts.Language, facts.Month);
        var paying = team.Count("paying_accounts", TeamMember.All, month);
        var risk = team.Count("accounts_at_risk", TeamMember.All, month);
        if (paying == 0) return language.Pick("月末に有料の顧客がいない", "Nobody pays at the month's end");
        if (team.Count("unscored_accounts", TeamMember.All, month) == paying) return language.Pick("スコアのある顧客がまだいない", "No account has a health score yet");
        if (risk == 0) return language.Pick("月末にリスクの顧客はいない", "No account is at risk at the month's end");

        var (entered, improved) = (health.Entered[TeamMember.All], health.Improved[TeamMember.All]);
        var start = language.Pick($"リスクは{Figures.Count(risk)}社", $"{language.Accounts(risk)} at risk");
        var moved = (entered.Value, improved.Value) switch
        {
            (0, 0) => language.Pick("、当月の出入りはなし", "; none came or left"),
            _ => language.Pick($"、当月に{Figures.Count(entered)}社が加わり{Figures.Count(improved)}社が改善", $"; {Figures.Count(entered)} came, {Figures.Count(improved)} left"),
        };
        var worst = team.Roster.Csms.Select(csm => new TeamMember(Dimensions.Csm, csm))
            .Select(member => (Name: TeamTable.Csm(language, member.Member), Risk: team.Count("accounts_at_risk", member, month), Paying: team.Count("paying_accounts", member, month)))
            .Where(each => each.Paying >= facts.Thresholds.FewAccounts && each.Risk > 0).OrderByDescending(each => each.Risk / each.Paying).FirstOrDefault();
        if (worst.Name is null || team.Roster.Csms.Count < 2) return start + moved;
        var share = Measure.Rate.InProse(language, worst.Risk / worst.Paying);
        return TitleWidth.FirstThatFits(
            start + moved + language.Pick($"、割合は{worst.Name}の{share}が最高", $"; highest share {worst.Name} {share}"),
            start + moved);
    }
}
