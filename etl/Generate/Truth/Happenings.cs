using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>The days on which things happened to an account, up to the as-of, that its journey and its phases are read from.</summary>
public sealed class Happenings
{
    private const int RenewedWithinDays = 30;

    /// <summary>Gathers the days.</summary>
    public Happenings(AccountStory story, IReadOnlyList<Movement> movements, Timeline timeline)
    {
        Engaged = [.. story.Surveys.Select(answer => answer.AnsweredOn)
            .Concat(story.Touchpoints.Where(touchpoint => touchpoint.Kind == "business_review").Select(touchpoint => touchpoint.OccurredOn)).Order()];
        Referred = [.. story.Referrals.Select(referral => referral.On).Order()];
        Expanded = ExpansionDays(story.Revenue.Stretches, movements, timeline);
        Renewed = RenewalDays(story.Revenue.Contracts, timeline.AsOf);
    }

    /// <summary>A survey answered or a business review held.</summary>
    public IReadOnlyList<DateOnly> Engaged { get; }

    /// <summary>A recommendation made.</summary>
    public IReadOnlyList<DateOnly> Referred { get; }

    /// <summary>What is in force began to cost more.</summary>
    public IReadOnlyList<DateOnly> Expanded { get; }

    /// <summary>A term ended that a successor follows.</summary>
    public IReadOnlyList<DateOnly> Renewed { get; }

    /// <summary>
    /// The days on which what is in force, paused or not, costs more than on the day before, in a month that books an
    /// expansion; the open month books nothing yet, so there the rise itself has to do.
    /// </summary>
    public static IReadOnlyList<DateOnly> ExpansionDays(IReadOnlyList<Stretch> stretches, IReadOnlyList<Movement> movements, Timeline timeline)
    {
        var booked = movements.Where(movement => movement.Kind == MovementKind.Expansion).Select(movement => movement.Month).ToHashSet();
        List<DateOnly> days = [];
        foreach (var day in stretches.Select(stretch => stretch.Start).Where(day => day <= timeline.AsOf).Distinct().Order())
        {
            var before = Price(stretches, day.AddDays(-1));
            if (before > 0 && Price(stretches, day) > before && (booked.Contains(day.MonthOf()) || day.MonthOf() > timeline.ClosingMonth)) days.Add(day);
        }

        return days;
    }

    /// <summary>Ends of terms whose successor has started, at most 30 days after.</summary>
    public static IReadOnlyList<DateOnly> RenewalDays(IReadOnlyList<Contract> contracts, DateOnly asOf)
    {
        List<DateOnly> days = [];
        foreach (var contract in contracts)
        {
            if (contract.TermEnd is not { } end || end > asOf) continue;
            var successor = contracts.FirstOrDefault(other => other.RenewedFrom == contract.ContractId)
                ?? contracts.Where(other => other.RenewedFrom is null && other.Start >= end && other.ContractId != contract.ContractId).MinBy(other => other.Start);
            if (successor is not null && successor.Start <= asOf && end.DaysTo(successor.Start) <= RenewedWithinDays) days.Add(end);
        }

        return days;
    }

    private static decimal Price(IReadOnlyList<Stretch> stretches, DateOnly day)
    {
        var sum = 0m;
        foreach (var stretch in stretches)
            if (!stretch.IsTrial && stretch.InForceOn(day)) sum += Math.Round(stretch.Net / stretch.BillingMonths, 4, MidpointRounding.AwayFromZero);
        return sum;
    }
}
