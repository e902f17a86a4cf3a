using Warehouse.Etl.Generate.Simulate;
using Warehouse.Etl.Generate.Truth;
using static Warehouse.Tests.Etl.Generate.Given;

namespace Warehouse.Tests.Etl.Generate.Truth;

public sealed class PaidLifeTests
{
    private static readonly DateOnly AsOf = Day("2024-11-05");

    [Theory]
    [InlineData("2024-05-01", 1)]
    [InlineData("2024-05-02", 2)]
    public void Gap_OfThirtyDays_IsBridged_AndNoLonger(string returned, int lives)
    {
        // From 1 April to 1 May are thirty days.
        PaidLife.Of([Item("S1", "Core", "2024-01-10", "2024-04-01", 1), Item("S2", "Core", returned, null, 1)], AsOf).Count.ShouldBe(lives);
    }

    [Fact]
    public void Items_ThatOverlap_MakeOneLife_UntilTheLastEnds()
    {
        Stretch[] items = [Item("S1", "Core", "2024-01-10", "2024-09-01", 1), Item("S2", "Connect", "2024-02-01", "2024-03-01", 1)];

        PaidLife.Of(items, AsOf).ShouldBe([new PaidLife(1, Day("2024-01-10"), Day("2024-09-01"))]);
    }

    [Theory]
    [InlineData("2024-11-05", "2024-11-05")]
    [InlineData("2024-11-06", null)]
    public void End_AfterTheAsOf_HasNotHappened(string end, string? expected)
    {
        PaidLife.Of([Item("S1", "Core", "2024-01-10", end, 1)], AsOf)[0].End.ShouldBe(expected is null ? null : Day(expected));
    }

    [Fact]
    public void Trials_AndStartsAfterTheAsOf_AreNoLives()
    {
        Stretch[] items = [Item("S1", "Core", "2024-01-10", "2024-02-01", 1) with { IsTrial = true }, Item("S2", "Core", "2024-11-06", null, 1)];

        PaidLife.Of(items, AsOf).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2024-02-03", "2024-02-29", true)]
    [InlineData("2024-02-03", "2024-03-01", false)]
    [InlineData("2024-01-31", "2024-02-02", false)]
    public void IntraMonth_IsALifeWithoutAMonthsLastDay(string start, string end, bool expected)
    {
        PaidLife.Of([Item("S1", "Core", start, end, 1)], AsOf)[0].IsIntraMonth.ShouldBe(expected);
    }

    [Fact]
    public void IntraMonth_CountsTheLastDayInsideABridgedGap()
    {
        Stretch[] items = [Item("S1", "Core", "2024-01-10", "2024-01-20", 1), Item("S2", "Core", "2024-02-05", "2024-02-10", 1)];

        PaidLife.Of(items, AsOf).ShouldHaveSingleItem().IsIntraMonth.ShouldBeFalse();
    }
}
