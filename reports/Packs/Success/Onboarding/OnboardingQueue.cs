using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Success.Onboarding;

/// <summary>An account that has not completed onboarding.</summary>
/// <param name="Start">First day of its paid life; null where none is known.</param>
/// <param name="Kickoff">Null where it had not come by the month's end; so with the others.</param>
public sealed record OnboardingAccount(string Account, string Name, string Tier, string Csm, Quantity Mrr, DateOnly? Start, DateOnly? Kickoff, DateOnly? FirstLogin, DateOnly? FirstValue, Quantity? Days);

/// <summary>The accounts in the phase of onboarding at the month's end.</summary>
/// <param name="Limit">Days within which a first value is wanted.</param>
public sealed record OnboardingQueue(IReadOnlyList<OnboardingAccount> Accounts, Quantity Limit)
{
    // Onboarding ends after 90 days; a start lies in the month or the three before.
    private const int Reach = 3;
    private const int UsualLimit = 30;

    /// <summary>Those past the limit without a first value, the most urgent first: the longest wait, then the largest MRR.</summary>
    public IReadOnlyList<OnboardingAccount> Waiting => [.. Accounts.Where(IsWaiting)];

    /// <summary>How many accounts of some have been under way for so many days.</summary>
    public static Quantity Aged(IEnumerable<OnboardingAccount> accounts, int from, int to) => Quantity.Between(accounts.Select(each => each.Days ?? 0), from, to);

    /// <summary>How many of some are past the limit without a first value.</summary>
    public Quantity Late(IEnumerable<OnboardingAccount> accounts) => Quantity.Between(accounts.Where(each => each.FirstValue is null).Select(each => each.Days ?? 0), Limit + 1, int.MaxValue);

    /// <summary>Whether an account is past the limit without a first value.</summary>
    public bool IsWaiting(OnboardingAccount account) => account.FirstValue is null && account.Days > Limit;

    /// <summary>Reads the month.</summary>
    public static OnboardingQueue Read(MetricReader reader, DateOnly month)
    {
        var queue = reader.List(
            ["mrr"], [Dimensions.Account, Dimensions.AccountName, Dimensions.TouchTier, Dimensions.Csm], month, month, $"{{{{ Dimension('{Dimensions.Phase}') }}}} = 'onboarding'", ["-mrr", Dimensions.Account]);
        var journeys = reader.Read(
            ["started_accounts"], [Dimensions.Account, Dimensions.JourneyStarted, Dimensions.JourneyKickoff, Dimensions.JourneyFirstLogin, Dimensions.JourneyFirstValue], month.AddMonths(-Reach), month);
        var last = Month.LastDay(month);
        DateOnly? Day(object? cell) => cell is DateOnly day && day <= last ? day : null;
        var latest = journeys.AllRows.Where(row => Day(row[1]) is not null).GroupBy(row => (string)row[0]!).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => (DateOnly)row[1]!)!);
        var accounts = queue.AllRows.Where(row => Text.Figures.From(row[4]) > 0).Select(row =>
        {
            var journey = latest.GetValueOrDefault((string)row[0]!);
            var start = Day(journey?[1]);
            return new OnboardingAccount(
                (string)row[0]!, row[1] as string ?? (string)row[0]!, row[2] as string ?? "", row[3] as string ?? "", queue.Of("mrr", row) ?? 0,
                start, Day(journey?[2]), Day(journey?[3]), Day(journey?[4]), start is { } first ? Quantity.Days(first, last) : null);
        });
        var limit = reader.Target("time_to_value", month)?.Target ?? UsualLimit;
        var set = new OnboardingQueue([], limit);
        return set with { Accounts = [.. accounts.OrderByDescending(set.IsWaiting).ThenByDescending(each => each.Days ?? -1).ThenByDescending(each => each.Mrr).ThenBy(each => each.Account, StringComparer.Ordinal)] };
    }
}
