namespace Warehouse.Reports.Packs;

/// <summary>From where on titles and reasons speak of something: the settings <c>packs</c> and <c>health</c> of warehouse.json.</summary>
public sealed record PackThresholds
{
    /// <summary><c>packs.notable_change</c>: a count or a cost that changed by less than this share of what it was is level.</summary>
    public decimal NotableChange { get; init; } = 0.05m;

    /// <summary><c>packs.level_net</c>: MRR whose net is less than this share of its opening is level.</summary>
    public decimal LevelNet { get; init; } = 0.005m;

    /// <summary><c>packs.unusual_multiple</c>: a movement is unusual from this multiple of the median movement of the year before.</summary>
    public decimal UnusualMultiple { get; init; } = 3;

    /// <summary><c>packs.few_accounts</c>: a rate of fewer accounts is printed, but makes no title of its own.</summary>
    public int FewAccounts { get; init; } = 5;

    /// <summary><c>packs.falling_use</c>: active days that fell by this share on the 28 days before are a reason to talk.</summary>
    public decimal FallingUse { get; init; } = 0.3m;

    /// <summary><c>packs.full_seats</c>: seats used to this share are a reason to offer more.</summary>
    public decimal FullSeats { get; init; } = 0.8m;

    /// <summary><c>packs.low_csat</c>: a mean satisfaction (1 to 5) below it is a reason to talk.</summary>
    public decimal LowCsat { get; init; } = 3;

    /// <summary><c>packs.lost_points</c>: points that a part of the health score lacks are told from here.</summary>
    public decimal LostPoints { get; init; } = 5;

    /// <summary><c>health.healthy_from</c>: the least healthy score.</summary>
    public decimal HealthyFrom { get; init; } = 80;

    /// <summary><c>health.risk_below</c>: a score under it is at risk.</summary>
    public decimal RiskBelow { get; init; } = 50;
}
