namespace Warehouse.Etl.Generate.Simulate;

/// <summary>
/// Leaves out of a history what nobody knew yet when the extracts were taken: a change not agreed, an end not
/// announced, the day a pause will end. What is agreed but lies ahead stays.
/// </summary>
internal static class KnownAtExtraction
{
    public static RevenueHistory Of(RevenueHistory history, Timeline timeline)
    {
        var last = timeline.LastDay;
        var known = new RevenueHistory { ItemCount = history.ItemCount };
        known.Stretches.AddRange(history.Stretches.Where(stretch => stretch.StartKnownOn <= last).Select(stretch => Known(stretch, last)).OrderBy(stretch => stretch.Start));
        known.Contracts.AddRange(history.Contracts.Where(contract => contract.SignedOn <= last).Select(contract => Known(contract, last)).OrderBy(contract => contract.Start));
        known.Lives.AddRange(history.Lives);
        known.Sales.AddRange(history.Sales);
        return known;
    }

    private static Stretch Known(Stretch stretch, DateOnly last)
    {
        if (stretch.EndKnownOn > last) stretch = stretch with { End = null, EndKnownOn = null, CancelReason = null };
        if (stretch.PausedFrom > last) stretch = stretch with { PausedFrom = null, PausedTo = null };
        if (stretch.PausedTo > last) stretch = stretch with { PausedTo = null };
        return stretch;
    }

    private static Contract Known(Contract contract, DateOnly last) =>
        contract.EndKnownOn > last ? contract with { Notice = null, EndKnownOn = null, LeftOn = null } : contract;
}
