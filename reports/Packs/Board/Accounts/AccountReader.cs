using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Accounts;

/// <summary>Reads the accounts to talk about: of each concern all, and of the largest what there is to say.</summary>
public static class AccountReader
{
    private const int Shown = 5;

    // The longest that a step of the playbook can be begun before it is due, months.
    private const int Ahead = 6;

    private static readonly (Concern Concern, string Flag)[] Concerns =
        [(Concern.Risk, "accounts_at_risk"), (Concern.Renewal, "renewals_due"), (Concern.Upsell, "upsell_ready_accounts")];

    private static readonly string[] Losses = ["health_lost_login_frequency", "health_lost_feature_use", "health_lost_support_satisfaction", "health_lost_renewal_intent"];

    /// <summary>Reads the month.</summary>
    public static AccountSet Read(MetricReader reader, DateOnly month)
    {
        var totals = reader.ByMonth([.. Concerns.Select(each => each.Flag), "mrr"], month, month);
        var listed = Concerns.Select(each => (each.Concern, each.Flag, Answer: reader.Flagged(each.Flag, month, (int)totals.Count(each.Flag, month)))).ToArray();
        var rows = listed.ToDictionary(each => each.Concern, each => each.Answer.Largest("mrr", each.Flag).ToArray());
        string[] shown = [.. rows.Values.SelectMany(of => of.Take(Shown)).Select(row => (string)row[0]!).Distinct()];
        var names = reader.Named(shown, month);
        var details = reader.OfAccounts(
            shown, ["health_score", "usage_trend", "seat_use", "features_used", "csat_score", "nps_score", .. Losses], [Dimensions.Month, Dimensions.Account], month.AddMonths(-1), month);
        var terms = reader.OfAccounts(shown, ["renewals_due_arr"], [Dimensions.Account, Dimensions.TermEnd], month, month);
        var steps = Steps(reader, shown, month);
        return new AccountSet(
            [.. listed.Select(each => new ConcernFigures(
                each.Concern,
                each.Answer.Rows(each.Flag),
                each.Answer.Total("mrr", each.Flag),
                [.. rows[each.Concern].Take(Shown).Select(row => Account((string)row[0]!, each.Answer.Of("mrr", row), names, details, terms, steps, month))]))],
            totals["mrr", month]);
    }

    private static AccountFigures Account(
        string account, Quantity? mrr, IReadOnlyDictionary<string, NamedAccount> names, Answer details, Answer terms, Dictionary<string, OwedStep> steps, DateOnly month)
    {
        var who = names[account];
        Quantity? Now(string metric) => details[metric, month, account];
        var first = terms.AllRows.Where(term => Equals(term[0], account)).Select(term => term[1]).OfType<DateOnly>().Order().Cast<DateOnly?>().FirstOrDefault();
        return new AccountFigures(
            account,
            who.Name,
            who.Tier,
            who.Csm,
            mrr,
            Now("health_score"),
            details["health_score", month.AddMonths(-1), account],
            Now("usage_trend"),
            Now("seat_use"),
            Now("features_used"),
            Now("csat_score"),
            Now("nps_score"),
            Losses.ToDictionary(metric => metric, Now),
            first,
            first is { } end ? terms["renewals_due_arr", account, end] : null,
            steps.GetValueOrDefault(account));
    }

    // What was not done comes before what lies ahead; of either the nearest to today's.
    private static Dictionary<string, OwedStep> Steps(MetricReader reader, string[] accounts, DateOnly month)
    {
        var missed = reader.OfAccounts(accounts, ["playbook_steps_missed"], [Dimensions.Account, Dimensions.PlaybookStep, Dimensions.PlaybookDue], month, month);
        var ahead = reader.OfAccounts(accounts, ["playbook_steps_open"], [Dimensions.Account, Dimensions.NextStep, Dimensions.NextDue], month.AddMonths(-Ahead), month);
        IEnumerable<(string Account, OwedStep Step)> Owed(Answer answer, bool isLate) => answer.AllRows
            .Where(row => Text.Figures.From(row[3]) > 0 && row[2] is DateOnly).Select(row => ((string)row[0]!, new OwedStep(row[1] as string ?? "", (DateOnly)row[2]!, isLate)));
        return Owed(missed, true).OrderByDescending(each => each.Step.Due).Concat(Owed(ahead, false).OrderBy(each => each.Step.Due))
            .GroupBy(each => each.Account).ToDictionary(each => each.Key, each => each.First().Step);
    }
}
