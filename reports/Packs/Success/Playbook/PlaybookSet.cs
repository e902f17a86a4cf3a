using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Success.Playbook;

/// <summary>Steps of one kind owed to one tier.</summary>
/// <param name="AttainmentBefore">Of the month before.</param>
public sealed record StepFigures(string Tier, string Step, Quantity Due, Quantity OnTime, Quantity Late, Quantity Missed, Quantity? AttainmentBefore)
{
    /// <summary>Done in time of those due.</summary>
    public Quantity? Attainment => Due == 0 ? null : OnTime / Due;
}

/// <summary>A step of one account.</summary>
/// <param name="Due">Its due day.</param>
public sealed record AccountStep(string Name, string Tier, string Csm, string Step, DateOnly Due);

/// <summary>What customer success owed in a month, did, and owes next.</summary>
/// <param name="Months">The months of the trend, oldest first.</param>
/// <param name="Missed">Undone steps of the month: high touch first, then the oldest.</param>
/// <param name="AllMissed">How many they are.</param>
/// <param name="Next">Steps that lie ahead, the nearest first.</param>
/// <param name="Ahead">How many lie ahead.</param>
public sealed record PlaybookSet(TeamFigures Team, IReadOnlyList<DateOnly> Months, IReadOnlyList<StepFigures> Steps, IReadOnlyList<AccountStep> Missed, Quantity AllMissed, IReadOnlyList<AccountStep> Next, Quantity Ahead)
{
    private const int History = 25;
    private const int Most = 40;
    private const int Longest = 6;

    private static readonly string[] Metrics = ["playbook_steps_due", "playbook_steps_on_time", "playbook_steps_late", "playbook_steps_missed"];

    /// <summary>Reads the month and what led to it.</summary>
    public static PlaybookSet Read(MetricReader reader, TeamReader team, TeamRoster roster, DateOnly month)
    {
        var steps = reader.Read(Metrics, [Dimensions.Month, Dimensions.TouchTier, Dimensions.PlaybookStep], month.AddMonths(-1), month);
        var pairs = steps.AllRows.Select(row => (Tier: row[1] as string ?? "", Step: row[2] as string ?? "")).Distinct().ToArray();
        Quantity Count(string metric, DateOnly at, (string Tier, string Step) pair) => steps.Count(metric, at, pair.Tier, pair.Step);
        var before = month.AddMonths(-1);
        var figures = pairs.Select(pair => new StepFigures(
            pair.Tier, pair.Step, Count(Metrics[0], month, pair), Count(Metrics[1], month, pair), Count(Metrics[2], month, pair), Count(Metrics[3], month, pair),
            Count(Metrics[0], before, pair) is { Value: > 0 } due ? Count(Metrics[1], before, pair) / due : null));
        var order = Members.TierOrder(pairs.Select(pair => pair.Tier)).ToList();
        string[] account = [Dimensions.Account, Dimensions.AccountName, Dimensions.TouchTier, Dimensions.Csm];
        var missed = reader.List([Metrics[3]], [.. account, Dimensions.PlaybookStep, Dimensions.PlaybookDue], month, month, $"{{{{ Dimension('{Dimensions.PlaybookStatus}') }}}} = 'missed'", [Dimensions.PlaybookDue, Dimensions.Account]);
        // What is not yet due has zero rows too: the ordered list begins with what lies ahead.
        var next = reader.List(["playbook_steps_open"], [.. account, Dimensions.NextStep, Dimensions.NextDue], month.AddMonths(-Longest), month, null, ["-playbook_steps_open", Dimensions.NextDue, Dimensions.Account], Most);
        return new PlaybookSet(
            team.Read(roster, [.. Metrics, "playbook_attainment"], month.AddMonths(1 - History), month),
            Month.Ending(month, History),
            [.. figures.Where(each => each.Due > 0).OrderBy(each => order.IndexOf(each.Tier)).ThenByDescending(each => each.Due).ThenBy(each => each.Step, StringComparer.Ordinal)],
            [.. Listed(missed).OrderBy(each => order.IndexOf(each.Tier)).ThenBy(each => each.Due)],
            missed.Rows(Metrics[3]),
            Listed(next),
            reader.List(["playbook_steps_open"], [], month.AddMonths(-Longest), month, null, []).Count("playbook_steps_open"));
    }

    private static AccountStep[] Listed(Answer answer) =>
    [
        .. answer.AllRows.Where(row => Figures.From(row[6]) > 0 && row[5] is DateOnly)
            .Select(row => new AccountStep(row[1] as string ?? (string)row[0]!, row[2] as string ?? "", row[3] as string ?? "", row[4] as string ?? "", (DateOnly)row[5]!)),
    ];
}
