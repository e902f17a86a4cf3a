namespace Warehouse.Tests.Reports.Fakes;

/// <summary>Which invented warehouse.</summary>
/// <param name="Months">How far the data reaches back, the closing month included.</param>
/// <param name="Founders">Accounts of the first month.</param>
/// <param name="NewEachMonth">Accounts acquired in each later month.</param>
public sealed record Scenario(int Months, int Founders, int NewEachMonth)
{
    /// <summary>Four years of a growing business with a weak tech touch.</summary>
    public static Scenario Usual { get; } = new(48, 420, 17);

    /// <summary>One month of data.</summary>
    public static Scenario FirstMonth { get; } = new(1, 40, 0);

    /// <summary>A single account that never changes.</summary>
    public static Scenario OneAccount { get; } = new(30, 1, 0) { IsStill = true };

    /// <summary>Everybody leaves in the closing month.</summary>
    public static Scenario AllChurn { get; } = new(30, 120, 4) { LosesAll = true };

    /// <summary>No answers to any survey.</summary>
    public static Scenario NoSurveys { get; } = new(36, 200, 8) { HasSurveys = false };

    /// <summary>Nobody ever leaves, and nobody pays more or less.</summary>
    public static Scenario NoChurn { get; } = new(30, 60, 3) { IsStill = true };

    public DateOnly Closing { get; init; } = new(2026, 10, 1);

    public bool HasSurveys { get; init; } = true;

    public bool LosesAll { get; init; }

    public bool IsStill { get; init; }
}
