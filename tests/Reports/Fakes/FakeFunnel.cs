using Warehouse.Reports.Reading;

namespace Warehouse.Tests.Reports.Fakes;

/// <summary>The invented warehouse's phase funnel.</summary>
public sealed class FakeFunnel(IReadOnlyList<FakeAccount> accounts, DateOnly asOf)
{
    public static IReadOnlyList<string> Steps { get; } =
        ["contract_started", "first_value", "onboarding_completed", "adopted", "expanded", "engaged", "renewed"];

    private static readonly int[] Windows = [0, 30, 90, 180, 365, 365, 365];

    public object? Value(string metric, string step, DateOnly start, DateOnly end, string? cut, string? member)
    {
        var at = Steps.ToList().IndexOf(step);
        var outcomes = accounts
            .Where(account => account.Start >= Month.Of(start) && account.Start <= end && (cut is null || account.Member(cut, account.Start) == member))
            .Select(account => Outcome(account, at)).Where(outcome => outcome is not null).ToArray();
        long Number(string status) => outcomes.Count(outcome => outcome == status);
        var decided = outcomes.Length - Number("open");
        return metric switch
        {
            "phase_funnel_entered" => (long)outcomes.Length,
            "phase_funnel_converted" => Number("converted"),
            "phase_funnel_late" => Number("late"),
            "phase_funnel_open" => Number("open"),
            "phase_funnel_lost" => Number("lost"),
            "phase_funnel_rate" => decided == 0 ? null : Number("converted") / (double)decided,
            "phase_funnel_median_days" => Number("converted") == 0 ? null : Windows[at] * 0.7,
            _ => throw new ArgumentException($"the fake has no {metric}"),
        };
    }

    /// <summary>What became of an account at a step; null where it did not enter it.</summary>
    private string? Outcome(FakeAccount account, int at)
    {
        if (at == 0) return "converted";
        var before = at == 1 ? "converted" : Outcome(account, Math.Min(at - 1, 3));
        if (before is null or "open" or "lost") return null;
        var weak = account.Member("account__touch_tier", account.Start) == "tech" ? 0.2 : 0;
        var chance = account.Chance(at) + weak;
        var entry = at > 3 ? account.Start.AddDays(140) : account.Start;
        var age = asOf.DayNumber - entry.DayNumber;
        if (chance < 0.72 && age > Windows[at] * 0.7) return "converted";
        if (age <= Windows[at]) return "open";
        return chance < 0.86 ? "late" : "lost";
    }
}
