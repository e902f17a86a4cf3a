using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Success.Team;

/// <summary>Builds tables with a row for all accounts, each tier and each CSM.</summary>
public static class TeamTable
{
    // As many rows as a page holds with more air between them.
    private const int FewRows = 18;

    /// <summary>Millimetres of the first two columns.</summary>
    public const double NameWidth = 47;

    /// <summary>The table; <paramref name="cells"/> gives a row's cells after its name.</summary>
    public static PageTable Of(PackFacts facts, TeamRoster roster, Words name, Words note, IReadOnlyList<PageColumn> columns, Func<TeamMember, IReadOnlyList<PageCell>> cells) => new(
        name.In(facts.Language),
        note.In(facts.Language),
        [new PageColumn("", 21, ColumnKind.Text), new PageColumn(facts.Pick("区分", "Group"), NameWidth - 21, ColumnKind.Text), .. columns],
        [.. roster.Rows.Select(member => new PageRow(Kind(roster, member), [Group(facts, roster, member), Name(facts, roster, member), .. cells(member)]))],
        facts.Pick("該当なし", "None"))
    { IsLoose = roster.Rows.Count <= FewRows };

    /// <summary>What a member is called.</summary>
    public static string Name(PackFacts facts, TeamRoster roster, TeamMember member) => member switch
    {
        { Dimension: null } => facts.Scope is { } scope ? scope.Name(facts.Language) : facts.Pick("全体", "All accounts"),
        { Dimension: Dimensions.TouchTier } => Members.Tier(facts.Language, member.Member),
        _ when member == TeamMember.Others => facts.Pick($"ほか{roster.Rest.Count}人", $"{roster.Rest.Count} others"),
        _ => Csm(facts.Language, member.Member),
    };

    /// <summary>A CSM's name; no line breaks inside it.</summary>
    public static string Csm(Language language, string csm) => Members.Name(language, csm).Replace(' ', '\u00A0');

    private static string Kind(TeamRoster roster, TeamMember member) => IsFirst(roster, member) ? "group" : member.Dimension is null ? "total" : "";

    private static string Group(PackFacts facts, TeamRoster roster, TeamMember member) => !IsFirst(roster, member)
        ? ""
        : member.Dimension == Dimensions.TouchTier ? facts.Pick("タッチモデル", "Touch tier") : facts.Pick("担当", "CSM");

    private static bool IsFirst(TeamRoster roster, TeamMember member) =>
        (member.Dimension == Dimensions.TouchTier && member.Member == roster.Tiers[0]) || (member.Dimension == Dimensions.Csm && member.Member == roster.Csms[0]);
}
