using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Success.Team;

/// <summary>Whose figures a row shows.</summary>
/// <param name="Dimension">Null for all accounts, else the cut.</param>
/// <param name="Member">As the data has it; <see cref="Others"/> for those beyond the page's room.</param>
public sealed record TeamMember(string? Dimension, string Member)
{
    /// <summary>All accounts.</summary>
    public static TeamMember All { get; } = new(null, "");

    /// <summary>Everybody whose row has no room.</summary>
    public static TeamMember Others { get; } = new(Dimensions.Csm, "\u0000");
}

/// <summary>Who there is: touch tiers in the pack's order, CSMs by MRR.</summary>
/// <param name="Shown">CSMs with a row of their own.</param>
/// <param name="Rest">CSMs that share the last row.</param>
public sealed record TeamRoster(IReadOnlyList<string> Tiers, IReadOnlyList<string> Shown, IReadOnlyList<string> Rest)
{
    /// <summary>All CSMs.</summary>
    public IReadOnlyList<string> Csms { get; } = [.. Shown, .. Rest];

    /// <summary>The rows of a page: all, the tiers, the CSMs, the rest.</summary>
    public IReadOnlyList<TeamMember> Rows { get; } =
    [
        TeamMember.All,
        .. Tiers.Select(tier => new TeamMember(Dimensions.TouchTier, tier)),
        .. Shown.Select(csm => new TeamMember(Dimensions.Csm, csm)),
        .. Rest.Count == 0 ? Array.Empty<TeamMember>() : [TeamMember.Others],
    ];
}

/// <summary>Metrics by month for all accounts, by touch tier and by CSM.</summary>
public sealed class TeamFigures(TeamRoster roster, Answer whole, Answer tiers, Answer csms)
{
    /// <summary>Who there is.</summary>
    public TeamRoster Roster => roster;

    /// <summary>A metric's value; null where there is none. Of the rest it is the sum, so only counts and amounts may be asked of it.</summary>
    public Quantity? this[string metric, TeamMember member, DateOnly month] => member.Dimension switch
    {
        null => whole[metric, month],
        Dimensions.TouchTier => tiers[metric, month, member.Member],
        _ when member == TeamMember.Others => roster.Rest.Sum(each => csms[metric, month, each] ?? 0),
        _ => csms[metric, month, member.Member],
    };

    /// <summary>A ratio: of the rest it is unknown.</summary>
    public Quantity? Ratio(string metric, TeamMember member, DateOnly month) => member == TeamMember.Others ? null : this[metric, member, month];

    /// <summary>A count; 0 where there is none.</summary>
    public Quantity Count(string metric, TeamMember member, DateOnly month) => (this[metric, member, month] ?? 0);

    /// <summary>CSMs with a value, the largest first.</summary>
    public IReadOnlyList<(string Csm, Quantity Value)> ByCsm(string metric, DateOnly month, Func<string, bool>? counts = null) =>
    [
        .. roster.Csms.Where(csm => counts is null || counts(csm)).Select(csm => (Csm: csm, Value: csms[metric, month, csm]))
            .Where(each => each.Value is not null).Select(each => (each.Csm, each.Value!.Value)).OrderByDescending(each => each.Item2).ThenBy(each => each.Csm, StringComparer.Ordinal),
    ];
}
