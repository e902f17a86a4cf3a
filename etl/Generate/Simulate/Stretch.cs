namespace Warehouse.Etl.Generate.Simulate;

/// <summary>One unchanged stretch of one subscription item, <c>[Start, End)</c>: a price or seat change ends it and starts the next.</summary>
public sealed record Stretch
{
    /// <summary>The item; all stretches of an item share it.</summary>
    public required string SubscriptionId { get; init; }

    /// <summary>The contract that the item belongs to; a trial has none.</summary>
    public string? ContractId { get; init; }

    /// <summary>The product sold.</summary>
    public required string Product { get; init; }

    /// <summary>The product's plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Seats bought.</summary>
    public required int Seats { get; init; }

    /// <summary>The whole item for one billing period, before discount and tax, in yen.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Taken off <see cref="Amount"/>.</summary>
    public decimal Discount { get; init; }

    /// <summary>Months that one amount pays for.</summary>
    public required int BillingMonths { get; init; }

    /// <summary>First day served.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>First day not served; null while it runs.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Not paid for.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Why the customer left, on the last stretch of an item that was cancelled.</summary>
    public string? CancelReason { get; init; }

    /// <summary>First day without service or charge, although in force.</summary>
    public DateOnly? PausedFrom { get; init; }

    /// <summary>The day on which service resumes; null while paused.</summary>
    public DateOnly? PausedTo { get; init; }

    /// <summary>A day on which a billing period begins; the others lie whole periods away.</summary>
    public required DateOnly BillingAnchor { get; init; }

    /// <summary>When the start was agreed.</summary>
    public required DateOnly StartKnownOn { get; init; }

    /// <summary>When the end was agreed; null while it runs.</summary>
    public DateOnly? EndKnownOn { get; init; }

    /// <summary>What one billing period costs.</summary>
    public decimal Net => Amount - Discount;

    /// <summary>Whether the day lies in <c>[Start, End)</c>.</summary>
    public bool InForceOn(DateOnly day) => Start <= day && (End is null || day < End);

    /// <summary>Whether the day lies in <c>[PausedFrom, PausedTo)</c>.</summary>
    public bool PausedOn(DateOnly day) => PausedFrom <= day && (PausedTo is null || day < PausedTo);
}
