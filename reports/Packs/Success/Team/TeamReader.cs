using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Success.Team;

/// <summary>Reads figures by tier and CSM; a pack restricted to one of them shows no rows of that cut.</summary>
public sealed class TeamReader(MetricReader reader, PackScope? scope)
{
    private const int MostCsms = 14;

    /// <summary>Who has paying accounts at the month's end, or had them a month before.</summary>
    public TeamRoster Roster(DateOnly month)
    {
        string[] Members(string dimension, Answer answer) => scope?.Dimension == dimension
            ? []
            : [.. answer.Members<string>(1).Where(member => Month.Ending(month, 2).Any(each => answer["mrr", each, member] > 0))];

        var tiers = reader.ByMonthAnd(Dimensions.TouchTier, ["mrr"], month.AddMonths(-1), month);
        var csms = reader.ByMonthAnd(Dimensions.Csm, ["mrr"], month.AddMonths(-1), month);
        string[] ordered = [.. Members(Dimensions.Csm, csms).OrderByDescending(csm => csms["mrr", month, csm] ?? 0).ThenBy(csm => csm, StringComparer.Ordinal)];
        var shown = ordered.Length > MostCsms ? MostCsms - 1 : ordered.Length;
        return new TeamRoster(Text.Members.TierOrder(Members(Dimensions.TouchTier, tiers)), ordered[..shown], ordered[shown..]);
    }

    /// <summary>Metrics by month and row.</summary>
    public TeamFigures Read(TeamRoster roster, IReadOnlyList<string> metrics, DateOnly firstMonth, DateOnly lastMonth) => new(
        roster,
        reader.ByMonth(metrics, firstMonth, lastMonth),
        roster.Tiers.Count == 0 ? Answer.Empty : reader.ByMonthAnd(Dimensions.TouchTier, metrics, firstMonth, lastMonth),
        roster.Csms.Count == 0 ? Answer.Empty : reader.ByMonthAnd(Dimensions.Csm, metrics, firstMonth, lastMonth));
}
