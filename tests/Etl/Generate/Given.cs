using Warehouse.Etl.Generate;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Tests.Etl.Generate;

/// <summary>Hand-written lives, in days as <c>yyyy-MM-dd</c> and yen a billing period.</summary>
internal static class Given
{
    /// <summary>January 2024 to the closing month, whose extracts are taken on the 5th after it.</summary>
    public static Timeline ClosedAt(string closingMonth) => new(new DateOnly(2024, 1, 1), Day(closingMonth + "-01"));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Stretch Item(string id, string product, string start, string? end, decimal amount, int billingMonths = 12, decimal discount = 0) => new()
    {
        SubscriptionId = id,
        Product = product,
        Plan = "Standard",
        Seats = 10,
        Amount = amount,
        Discount = discount,
        BillingMonths = billingMonths,
        Start = Day(start),
        End = end is null ? null : Day(end),
        BillingAnchor = Day(start),
        StartKnownOn = Day(start),
    };

    public static Stretch Paused(this Stretch stretch, string from, string? to) =>
        stretch with { PausedFrom = Day(from), PausedTo = to is null ? null : Day(to) };

    public static Contract Contract(string id, string start, string? termEnd, string? renewedFrom = null) => new()
    {
        ContractId = id,
        Start = Day(start),
        AgreedTermEnd = termEnd is null ? null : Day(termEnd),
        RenewedFrom = renewedFrom,
        SignedOn = Day(start),
    };
}
