using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Success.Touchpoints;

/// <summary>What was held with accounts: how often, with how many, of which kind.</summary>
/// <param name="Kinds">Kinds of the month, the most frequent first.</param>
/// <param name="OfKind">Touchpoints by row and kind.</param>
public sealed record TouchpointSet(TeamFigures Team, IReadOnlyList<string> Kinds, Func<TeamMember, string, Quantity> OfKind);

/// <summary>Reads and builds the page.</summary>
public static class TouchpointPage
{
    private const int MostKinds = 6;

    private static readonly string[] Colours = [Palette.Accent, Palette.AccentMiddle, Palette.AccentPale, Palette.Grey, Palette.Rule, Palette.Ink];

    /// <summary>Reads the month and the one before.</summary>
    public static TouchpointSet Read(MetricReader reader, TeamReader team, TeamRoster roster, DateOnly month)
    {
        var whole = reader.Read(["touchpoints"], [Dimensions.TouchpointKind], month, month);
        var tiers = reader.Read(["touchpoints"], [Dimensions.TouchTier, Dimensions.TouchpointKind], month, month);
        var csms = reader.Read(["touchpoints"], [Dimensions.Csm, Dimensions.TouchpointKind], month, month);
        string[] kinds = [.. whole.Members<string>(0).Where(kind => whole.Count("touchpoints", kind) > 0).OrderByDescending(kind => whole.Count("touchpoints", kind)).ThenBy(kind => kind, StringComparer.Ordinal)];
        return new TouchpointSet(
            team.Read(roster, ["paying_accounts", "touchpoints", "touched_accounts", "touchpoints_per_account"], month.AddMonths(-1), month),
            kinds,
            (member, kind) => member.Dimension switch
            {
                null => whole.Count("touchpoints", kind),
                Dimensions.TouchTier => tiers.Count("touchpoints", member.Member, kind),
                _ when member == TeamMember.Others => roster.Rest.Sum(csm => csms.Count("touchpoints", csm, kind)),
                _ => csms.Count("touchpoints", member.Member, kind),
            });
    }

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, TouchpointSet set, int number)
    {
        var (team, language, month) = (set.Team, facts.Language, facts.Month);
        string[] own = [.. set.Kinds.Count > MostKinds ? set.Kinds.Take(MostKinds - 1) : set.Kinds];
        string[] rest = [.. set.Kinds.Skip(own.Length)];
        (string Name, Func<TeamMember, Quantity> Count)[] parts =
        [
            .. own.Select(kind => (SuccessNames.Kind(language, kind), (Func<TeamMember, Quantity>)(member => set.OfKind(member, kind)))),
            .. rest.Length == 0 ? Array.Empty<(string, Func<TeamMember, Quantity>)>() : [(facts.Pick("その他", "Other"), member => rest.Sum(kind => set.OfKind(member, kind)))],
        ];
        PageColumn[] columns =
        [
            new(facts.Pick("接点\n件", "Touch-\npoints"), 14), new(facts.Pick("前月差\n件", "On month\n"), 15), new(facts.Pick("接した顧客\n社", "Accounts\ntouched"), 18),
            new(facts.Pick("有料に対し\n%", "Of paying\n%"), 17), new(facts.Pick("1社あたり\n件", "Per\naccount"), 16), new(facts.Pick("種別の構成", "Kinds"), 38, ColumnKind.Bar),
            .. parts.Select(part => new PageColumn(part.Name, 17)),
        ];
        var table = TeamTable.Of(facts, team.Roster, new("接点", "Touchpoints"), new("当月", "of the month"), columns, member =>
        {
            var (count, touched, paying) = (team.Count("touchpoints", member, month), team.Count("touched_accounts", member, month), team.Count("paying_accounts", member, month));
            return
            [
                PageCell.Count(count),
                Figures.SignedCount(count - team.Count("touchpoints", member, month.AddMonths(-1))),
                PageCell.Count(touched),
                Measure.Rate.Value(paying == 0 ? null : touched / paying),
                Measure.PerAccount.Value(team.Ratio("touchpoints_per_account", member, month)),
                PageCell.Of([.. parts.Select((part, i) => new BarPart(count == 0 ? 0 : part.Count(member) / count, Colours[i]))]),
                .. parts.Select(part => PageCell.Count(part.Count(member))),
            ];
        }) with
        { Key = [.. parts.Select((part, i) => (part.Name, Colours[i]))] };
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("接点", "Touchpoints"),
                Title(facts, set),
                facts.Pick("当月に顧客と持った接点を、タッチモデルと担当（その日の顧客の所属）ごとに", "What was held with accounts in the month, by the touch tier and CSM of the day"),
                facts.Pick(
                    $"接点＝CRMに記録されたメール・電話・会議・レビュー・セミナーなど。接した顧客＝当月に1件以上の接点がある顧客（解約した顧客を含む）。1社あたり＝接点÷月末の有料顧客。前月から{Measure.Rate.Short(language, facts.Thresholds.NotableChange)}以上変われば増減と呼ぶ（設定）。",
                    $"Touchpoints: mails, calls, meetings, reviews and seminars that the CRM records. Touched: at least one in the month, churned accounts too. Per account: ÷ paying at month end. A change of {Measure.Rate.Short(language, facts.Thresholds.NotableChange)} or more is called one (a setting)."),
                facts.Pick($"接点 {Figures.Count(team.Count("touchpoints", TeamMember.All, month))}件", language.Counted(team.Count("touchpoints", TeamMember.All, month), "件", "touchpoint", "touchpoints"))),
            [],
            [table]);
    }

    /// <summary>How many there were, whether that is more or fewer than the month before, and how many accounts they reached.</summary>
    public static string Title(PackFacts facts, TouchpointSet set)
    {
        var (team, language, month) = (set.Team, facts.Language, facts.Month);
        var (count, before) = (team.Count("touchpoints", TeamMember.All, month), team.Count("touchpoints", TeamMember.All, month.AddMonths(-1)));
        if (count == 0) return language.Pick("当月の接点は記録されていない", "No touchpoint is recorded in the month");

        var paying = team.Count("paying_accounts", TeamMember.All, month);
        var touched = team.Count("touched_accounts", TeamMember.All, month);
        var change = before == 0 ? (Quantity?)null : (count / before) - 1;
        var moved = change switch
        {
            null => language.Pick("（前月は記録なし）", " (none the month before)"),
            { } share when Math.Abs(share) < facts.Thresholds.NotableChange => language.Pick("と前月並み", ", level with the month before"),
            { } share when share > 0 => language.Pick($"と前月比{Figures.Signed(share * 100, 0)}%に増え", $", up {Figures.Fixed(share * 100, 0)}% on the month"),
            { } share => language.Pick($"と前月比{Figures.Signed(share * 100, 0)}%に減り", $", down {Figures.Fixed(-share * 100, 0)}% on the month"),
        };
        return language.Pick(
            $"接点は{Figures.Count(count)}件{moved}、{Figures.Count(touched)}社（有料{Figures.Count(paying)}社）に接した",
            $"{language.Counted(count, "", "touchpoint", "touchpoints")}{moved}; {Figures.Count(touched)} accounts touched, {Figures.Count(paying)} paying");
    }
}
