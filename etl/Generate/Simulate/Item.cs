using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>A subscription item while it is being simulated: its present terms, and since when they hold.</summary>
internal sealed class Item
{
    public required string SubscriptionId { get; init; }

    public required string Product { get; init; }

    public required Plan Plan { get; set; }

    public required int Seats { get; set; }

    /// <summary>A year's amount before discount.</summary>
    public required decimal Annual { get; set; }

    /// <summary>A year's discount.</summary>
    public decimal AnnualDiscount { get; set; }

    public required int BillingMonths { get; init; }

    public required string ContractId { get; set; }

    public required DateOnly Since { get; set; }

    public required DateOnly KnownOn { get; set; }

    public required DateOnly BillingAnchor { get; set; }

    /// <summary>The stretch that these terms have made so far.</summary>
    public Stretch ToStretch(DateOnly? end = null, DateOnly? endKnownOn = null, string? reason = null) => new()
    {
        SubscriptionId = SubscriptionId,
        ContractId = ContractId,
        Product = Product,
        Plan = Plan.Name,
        Seats = Seats,
        Amount = PerPeriod(Annual),
        Discount = PerPeriod(AnnualDiscount),
        BillingMonths = BillingMonths,
        Start = Since,
        End = end,
        BillingAnchor = BillingAnchor,
        StartKnownOn = KnownOn,
        EndKnownOn = endKnownOn,
        CancelReason = reason,
    };

    private decimal PerPeriod(decimal annual) =>
        BillingMonths == 12 ? annual : Math.Round(annual * BillingMonths / 12, 0, MidpointRounding.AwayFromZero);
}
