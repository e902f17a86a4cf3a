using Warehouse.App.WhatIf;

namespace Warehouse.Tests.App.WhatIf;

/// <summary>Simulations against figures worked by hand.</summary>
public sealed class WhatIfTests
{
    /// <summary>¥100,000 a month, 2.5 % a month, 70 %: 40 months, so ¥2,800,000.</summary>
    private static readonly LtvBase Base = new(100_000m, 0.025m, 0.70m, 60, 700_000m);

    /// <summary>The contract's table: 97 / 86 / 74 / 54 % against 75 / 24 / 6 / 0.3 %.</summary>
    [Theory]
    [InlineData(0.03, 1, 0.97)]
    [InlineData(0.03, 5, 0.8587)]
    [InlineData(0.03, 10, 0.7374)]
    [InlineData(0.03, 20, 0.5438)]
    [InlineData(0.25, 1, 0.75)]
    [InlineData(0.25, 5, 0.2373)]
    [InlineData(0.25, 10, 0.0563)]
    [InlineData(0.25, 20, 0.0032)]
    public void ShareAfter_TheContractsChurns_IsItsTable(double churn, int years, double share) =>
        decimal.Round(new RetentionScenario("", (decimal)churn).ShareAfter(years), 4).ShouldBe((decimal)share);

    [Theory]
    [InlineData(0.03, 14.75)]
    [InlineData(0.25, 2.99)]
    [InlineData(0, 20)]
    [InlineData(1, 0)]
    public void YearsKept_OfTwentyYears_IsTheSumOfTheShares(double churn, double years) =>
        decimal.Round(new RetentionScenario("", (decimal)churn).YearsKept(20), 2).ShouldBe((decimal)years);

    [Fact]
    public void With_NoStep_IsTheBase()
    {
        var now = Base.With(new LtvStep(0, 0, 0));
        (now.Ltv, now.LifetimeMonths, now.IsCapped, now.LtvCac).ShouldBe((2_800_000m, 40m, false, 4m));
    }

    [Theory]
    // Churn up by 60 %: 4 % a month, 25 months of ¥70,000.
    [InlineData(0.6, 0, 0, 1_750_000)]
    // Margin 75 %: 40 months of ¥75,000.
    [InlineData(0, 0.05, 0, 3_000_000)]
    // Price up by 10 %: ¥110,000 less the ¥30,000 that serving costs, so 40 months of ¥80,000; not of 70 % of ¥110,000.
    [InlineData(0, 0, 0.1, 3_200_000)]
    // All three: 25 months of ¥110,000 − ¥25,000.
    [InlineData(0.6, 0.05, 0.1, 2_125_000)]
    // A price below cost loses with every month.
    [InlineData(0, 0, -0.8, -400_000)]
    public void With_AStep_IsWorkedByHand(double churn, double margin, double price, int ltv) =>
        Base.With(new LtvStep((decimal)churn, (decimal)margin, (decimal)price)).Ltv.ShouldBe(ltv);

    [Theory]
    // 1.25 % a month would be 80 months: cut at 60.
    [InlineData(-0.5, 60, true)]
    // 1.6667 % would be 60 months and is not cut; nor is 2 %.
    [InlineData(-0.2, 50, false)]
    // Nobody leaves.
    [InlineData(-1, 60, true)]
    public void With_ChurnThatFalls_StopsAtTheCap(double churn, int months, bool isCapped)
    {
        var step = Base.With(new LtvStep((decimal)churn, 0, 0));
        (step.LifetimeMonths, step.IsCapped).ShouldBe((months, isCapped));
    }

    [Fact]
    public void Retention_AsRows_CountsAccountsAndRevenue()
    {
        var table = WhatIfTables.Retention(new WhatIfBase(new DateOnly(2026, 10, 1), "JPY", 200m, 1_000_000m, 0.5m, Base), [new RetentionScenario("own", 0.5m)], [1, 2]);
        table.Rows.ShouldBe([["own", 0.5m, 1, 0.5m, 100m, 500_000m, 0.5m], ["own", 0.5m, 2, 0.25m, 50m, 250_000m, 0.75m]]);
    }

    [Fact]
    public void Ltv_AsRows_IsEveryCombinationWithItsChange()
    {
        var table = WhatIfTables.Ltv(Base, [0m, 0.6m], [0m, 0.05m], [0m]);
        table.Rows.Select(row => (row[0], row[1], row[table.IndexOf("ltv")], row[table.IndexOf("ltv_change")]))
            .ShouldBe([(0m, 0m, 2_800_000m, 0m), (0m, 0.05m, 3_000_000m, (3_000_000m / 2_800_000m) - 1), (0.6m, 0m, 1_750_000m, -0.375m), (0.6m, 0.05m, 1_875_000m, (1_875_000m / 2_800_000m) - 1)]);
    }
}
