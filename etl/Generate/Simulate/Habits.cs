using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>How customers of a tier behave in a year; health bends these.</summary>
internal sealed record Habits
{
    public required double Leaving { get; init; }

    public required double EarlyLeaving { get; init; }

    public required double SeatGrowth { get; init; }

    public required double CrossSell { get; init; }

    public required double Shrinking { get; init; }

    public required double Rolling { get; init; }

    public required (int Choice, double Weight)[] Billing { get; init; }

    public required (double Median, double Spread, double Least, double Most) Annual { get; init; }

    public required double FirstAddOns { get; init; }

    public static Habits Of(TouchTier tier) => tier switch
    {
        TouchTier.High => new()
        {
            Leaving = 0.045,
            EarlyLeaving = 0.01,
            SeatGrowth = 0.37,
            CrossSell = 0.22,
            Shrinking = 0.12,
            Rolling = 0,
            Billing = [(12, 0.8), (3, 0.2)],
            Annual = (14_000_000, 0.40, 10_000_000, 48_000_000),
            FirstAddOns = 0.35,
        },
        TouchTier.Low => new()
        {
            Leaving = 0.080,
            EarlyLeaving = 0.03,
            SeatGrowth = 0.29,
            CrossSell = 0.17,
            Shrinking = 0.13,
            Rolling = 0.04,
            Billing = [(12, 0.5), (3, 0.2), (1, 0.3)],
            Annual = (2_400_000, 0.50, 1_000_000, 9_000_000),
            FirstAddOns = 0.20,
        },
        _ => new()
        {
            Leaving = 0.110,
            EarlyLeaving = 0.05,
            SeatGrowth = 0.15,
            CrossSell = 0.08,
            Shrinking = 0.12,
            Rolling = 0.6,
            Billing = [(1, 0.45), (12, 0.55)],
            Annual = (360_000, 0.50, 80_000, 940_000),
            FirstAddOns = 0.10,
        },
    };
}
