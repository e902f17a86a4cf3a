using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>The touch tier of an account at each month's end.</summary>
public static class TouchTiers
{
    private const decimal HighFrom = 10_000_000m;
    private const decimal LowFrom = 1_000_000m;

    /// <summary>The tier by yearly contract value.</summary>
    public static TouchTier ByValue(decimal arr) => arr >= HighFrom ? TouchTier.High : arr >= LowFrom ? TouchTier.Low : TouchTier.Tech;

    /// <summary>One tier a month, from the first month at whose end one is known.</summary>
    /// <param name="positions">The positions of consecutive months.</param>
    /// <param name="setTier">The tier that the CRM sets in a month, as far as its snapshots tell; null where it sets none.</param>
    public static IReadOnlyList<(DateOnly Month, TouchTier Tier)> Of(IReadOnlyList<Position> positions, Func<DateOnly, TouchTier?> setTier)
    {
        List<(DateOnly, TouchTier)> tiers = [];
        TouchTier? last = null;
        foreach (var position in positions.SkipWhile(position => position.Items.Count == 0))
        {
            // At zero, paused or churned, an account keeps the tier it had.
            if (setTier(position.Month) is { } set) last = set;
            else if (position.Mrr > 0) last = ByValue(position.Arr);
            if (last is { } tier) tiers.Add((position.Month, tier));
        }

        return tiers;
    }

    /// <summary>The tier set in the CRM at a month's end: that of the newest snapshot by then, or of the first that shows the account.</summary>
    public static TouchTier? SetInCrm(CrmHistory crm, Timeline timeline, DateOnly month)
    {
        var monthEnd = month.AddMonths(1).InTokyo();
        AccountProfile? known = null;
        foreach (var day in timeline.SnapshotDays)
        {
            var snapshot = Timeline.SnapshotAt(day);
            if (known is not null && snapshot >= monthEnd) break;
            known = crm.At(snapshot) ?? known;
        }

        return known?.SetTier;
    }
}
