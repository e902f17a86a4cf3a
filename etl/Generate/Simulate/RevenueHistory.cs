namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Everything an account bought and how that came about.</summary>
public sealed class RevenueHistory
{
    /// <summary>Contracts by start.</summary>
    public List<Contract> Contracts { get; } = [];

    /// <summary>Stretches of items, in the order in which they ended.</summary>
    public List<Stretch> Stretches { get; } = [];

    /// <summary>Relationships by start.</summary>
    public List<Life> Lives { get; } = [];

    /// <summary>Deals won and lost.</summary>
    public List<Sale> Sales { get; } = [];

    /// <summary>Subscription items so far; numbers their ids.</summary>
    public int ItemCount { get; set; }
}
