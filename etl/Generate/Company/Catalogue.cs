namespace Warehouse.Etl.Generate.Company;

/// <summary>A plan and the list price of one seat for a year, in yen.</summary>
public sealed record Plan(string Name, decimal SeatPrice);

/// <summary>What the generated company sells, and what its product counts.</summary>
public static class Catalogue
{
    /// <summary>The product that every customer buys first.</summary>
    public const string Core = "Core";

    /// <summary>What can be added to <see cref="Core"/>.</summary>
    public static IReadOnlyList<string> AddOns { get; } = ["Analytics", "Automation", "Connect"];

    /// <summary>The plans from the smallest to the largest.</summary>
    public static IReadOnlyList<Plan> Plans { get; } =
        [new("Starter", 48_000m), new("Standard", 72_000m), new("Professional", 120_000m), new("Enterprise", 180_000m)];

    /// <summary>The features whose use shows that a customer has adopted the product.</summary>
    public static IReadOnlyList<string> KeyFeatures { get; } = ["dashboard", "workflow", "alert", "segment_builder", "integration", "report_export"];

    /// <summary>Every feature; the key ones come first.</summary>
    public static IReadOnlyList<string> Features { get; } =
        [.. KeyFeatures, "search", "comment", "template", "bulk_import", "calendar", "admin_settings"];
}
