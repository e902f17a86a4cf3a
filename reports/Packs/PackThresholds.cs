namespace Warehouse.Reports.Packs;

/// <summary>What titles call a movement: the setting <c>packs</c> of warehouse.json.</summary>
public sealed record PackThresholds
{
    /// <summary>A count or an amount that changed by less than this share of what it was is level.</summary>
    public decimal NotableChange { get; init; } = 0.05m;
}
