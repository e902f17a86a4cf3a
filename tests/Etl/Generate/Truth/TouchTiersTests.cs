using Warehouse.Etl.Generate;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Simulate;
using Warehouse.Etl.Generate.Truth;
using static Warehouse.Tests.Etl.Generate.Given;

namespace Warehouse.Tests.Etl.Generate.Truth;

public sealed class TouchTiersTests
{
    [Theory]
    [InlineData(10_000_000, 12, TouchTier.High)]
    [InlineData(2_500_000, 3, TouchTier.High)]
    [InlineData(9_999_999, 12, TouchTier.Low)]
    [InlineData(1_000_000, 12, TouchTier.Low)]
    [InlineData(83_333, 1, TouchTier.Tech)]
    public void Tier_ByYearlyValue_MultipliesBeforeItDivides(int amount, int billingMonths, TouchTier expected) =>
        Tiers([Item("S1", "Core", "2024-01-01", null, amount, billingMonths)], "2024-01").ShouldBe([expected]);

    [Fact]
    public void Tier_AtZero_IsTheLastOne()
    {
        // Low until the end of March, then churned; back as tech in June, paused in July.
        Stretch[] items = [Item("S1", "Core", "2024-02-10", "2024-04-02", 1_200_000), Item("S2", "Core", "2024-06-01", null, 120_000).Paused("2024-07-10", null)];

        Tiers(items, "2024-07").ShouldBe([TouchTier.Low, TouchTier.Low, TouchTier.Low, TouchTier.Low, TouchTier.Tech, TouchTier.Tech]);
    }

    [Fact]
    public void Tier_SetInTheCrm_Wins()
    {
        Stretch[] items = [Item("S1", "Core", "2024-01-01", null, 1_200_000)];

        Tiers(items, "2024-03", month => month.Month == 2 ? TouchTier.High : null).ShouldBe([TouchTier.Low, TouchTier.High, TouchTier.Low]);
    }

    [Fact]
    public void SetInCrm_BeforeTheFirstSnapshot_IsWhatThatSnapshotShows()
    {
        // Closed in October 2024: snapshots on the 5th of November, August, May and February; the tier is set on 2 August.
        var timeline = ClosedAt("2024-10");
        var set = Profile(null, "2024-02-01");
        var crm = new CrmHistory([set, set with { SetTier = TouchTier.High, UpdatedAt = Day("2024-08-02").InTokyo() }]);

        timeline.Months.Select(month => TouchTiers.SetInCrm(crm, timeline, month)).ShouldBe(
            [null, null, null, null, null, null, null, TouchTier.High, TouchTier.High, TouchTier.High]);
        TouchTiers.SetInCrm(new CrmHistory([Profile(TouchTier.High, "2024-06-01")]), timeline, Day("2024-01-01")).ShouldBe(TouchTier.High);
    }

    private static AccountProfile Profile(TouchTier? tier, string since) => new()
    {
        Name = "株式会社試験",
        Industry = "製造",
        Region = "関東",
        Segment = "Mid",
        Employees = 200,
        SetTier = tier,
        Csm = "佐藤 蓮",
        CreatedAt = Day(since).InTokyo(),
        UpdatedAt = Day(since).InTokyo(),
    };

    private static TouchTier[] Tiers(Stretch[] items, string closingMonth, Func<DateOnly, TouchTier?>? setTier = null) =>
        [.. TouchTiers.Of(Position.OfEveryMonth(items, ClosedAt(closingMonth)), setTier ?? (_ => null)).Select(tier => tier.Tier)];
}
