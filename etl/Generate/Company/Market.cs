namespace Warehouse.Etl.Generate.Company;

/// <summary>How closely a customer is looked after, by its yearly contract value.</summary>
public enum TouchTier
{
    /// <summary>Below ¥1,000,000 a year: by product and mail.</summary>
    Tech,

    /// <summary>From ¥1,000,000 a year: by a shared CSM.</summary>
    Low,

    /// <summary>From ¥10,000,000 a year: by a CSM of its own.</summary>
    High,
}

/// <summary>Where the customers come from, with their shares.</summary>
public static class Market
{
    /// <summary>The parts of Japan.</summary>
    public static IReadOnlyList<(string Choice, double Weight)> Regions { get; } =
        [("北海道", 0.04), ("東北", 0.05), ("関東", 0.46), ("中部", 0.14), ("近畿", 0.17), ("中国", 0.05), ("四国", 0.02), ("九州・沖縄", 0.07)];

    /// <summary>Segments by size of company.</summary>
    public static IReadOnlyList<(string Choice, double Weight)> Segments { get; } =
        [("Enterprise", 0.12), ("Mid", 0.33), ("SMB", 0.55)];

    /// <summary>Channels of acquisition.</summary>
    public static IReadOnlyList<(string Choice, double Weight)> Channels { get; } =
        [("web", 0.36), ("partner", 0.21), ("event", 0.15), ("outbound", 0.16), ("referral", 0.12)];

    /// <summary>The tiers that a segment's first contracts fall into.</summary>
    public static IReadOnlyList<(TouchTier Choice, double Weight)> TiersOf(string segment) => segment switch
    {
        "Enterprise" => [(TouchTier.High, 0.50), (TouchTier.Low, 0.45), (TouchTier.Tech, 0.05)],
        "Mid" => [(TouchTier.High, 0.05), (TouchTier.Low, 0.60), (TouchTier.Tech, 0.35)],
        _ => [(TouchTier.Low, 0.16), (TouchTier.Tech, 0.84)],
    };

    /// <summary>A company's staff.</summary>
    public static int Employees(string segment, Chance chance) => segment switch
    {
        "Enterprise" => (int)chance.Skewed(2400, 0.6, 1000, 30_000),
        "Mid" => (int)chance.Skewed(320, 0.5, 100, 999),
        _ => (int)chance.Skewed(38, 0.6, 5, 99),
    };

    /// <summary>The tier as extracts spell it.</summary>
    public static string Text(this TouchTier tier) => tier switch
    {
        TouchTier.High => "high",
        TouchTier.Low => "low",
        _ => "tech",
    };
}
