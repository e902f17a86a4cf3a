using Warehouse.Etl.Generate.Simulate;
using Warehouse.Etl.Generate.Truth;
using static Warehouse.Tests.Etl.Generate.Given;

namespace Warehouse.Tests.Etl.Generate.Truth;

public sealed class MovementsTests
{
    [Fact]
    public void WholeLife_EachTurn_IsTheMovementOfItsMonth()
    {
        Stretch[] items =
        [
            Item("S1", "Core", "2024-01-10", "2024-06-01", 1_200_000),
            Item("S1", "Core", "2024-06-01", "2024-12-01", 1_320_000),
            Item("S2", "Analytics", "2024-03-15", "2024-10-31", 350_000),
            Item("S3", "Core", "2025-03-05", null, 50_000, billingMonths: 1),
        ];

        Bridge(items, "2025-04").ShouldBe(
        [
            "2024-01 New 100000",
            "2024-03 Expansion 29166.6667 upsell 0 cross-sell 29166.6667",
            "2024-06 Expansion 10000 upsell 10000 cross-sell 0",
            // The last day served is 30 October: the end belongs to October.
            "2024-10 Contraction -29166.6667",
            // The first day not served is 1 December: served on November's last day.
            "2024-12 Churn -110000",
            "2025-03 Reactivation 50000",
        ]);
    }

    [Fact]
    public void PauseAndResume_WithAPriceChangeMeanwhile_KeepTheOldPriceAndBookTheRest()
    {
        Stretch[] items =
        [
            Item("S1", "Core", "2024-01-01", "2024-03-10", 1_200_000).Paused("2024-02-10", "2024-04-05"),
            Item("S1", "Core", "2024-03-10", null, 1_440_000).Paused("2024-03-10", "2024-04-05"),
        ];

        Bridge(items, "2024-05").ShouldBe(
        [
            "2024-01 New 100000",
            "2024-02 Pause -100000",
            // In force and paused at the ends of February and March: nothing moves, though the price is another.
            "2024-04 Resume 120000",
        ]);
    }

    [Fact]
    public void Resume_AtANewPriceInTheSameMonth_IsTheOldPriceAndAnExpansion()
    {
        Stretch[] items =
        [
            Item("S1", "Core", "2024-01-01", "2024-03-10", 1_200_000).Paused("2024-02-10", "2024-03-10"),
            Item("S1", "Core", "2024-03-10", null, 1_440_000),
        ];

        Bridge(items, "2024-03").ShouldBe(["2024-01 New 100000", "2024-02 Pause -100000", "2024-03 Resume 100000", "2024-03 Expansion 20000 upsell 20000 cross-sell 0"]);
    }

    [Fact]
    public void Pause_WhileAnotherItemIsAdded_IsARowBesideTheExpansion()
    {
        Stretch[] items =
        [
            Item("S1", "Core", "2024-01-01", null, 1_200_000).Paused("2024-02-10", null),
            Item("S2", "Connect", "2024-02-20", null, 360_000),
        ];

        Bridge(items, "2024-03").ShouldBe(["2024-01 New 100000", "2024-02 Pause -100000", "2024-02 Expansion 30000 upsell 0 cross-sell 30000"]);
    }

    [Fact]
    public void EndWhilePaused_IsAChurnOfNothing()
    {
        Stretch[] items = [Item("S1", "Core", "2024-01-01", "2024-04-20", 1_200_000).Paused("2024-02-10", null)];

        Bridge(items, "2024-05").ShouldBe(["2024-01 New 100000", "2024-02 Pause -100000", "2024-04 Churn 0"]);
    }

    [Fact]
    public void FirstPayment_OfAnAccountPausedFromItsFirstDays_IsNewAndNoResume()
    {
        Stretch[] items = [Item("S1", "Core", "2024-01-20", null, 1_200_000).Paused("2024-01-25", "2024-02-10")];

        Bridge(items, "2024-02").ShouldBe(["2024-02 New 100000"]);
    }

    [Fact]
    public void LifeInsideOneMonth_MovesNothing_AndTheLaterReturnIsNew()
    {
        Stretch[] items = [Item("S1", "Core", "2024-01-03", "2024-01-17", 120_000), Item("S2", "Core", "2024-04-01", null, 120_000)];

        Bridge(items, "2024-04").ShouldBe(["2024-04 New 10000"]);
    }

    [Fact]
    public void Trial_CountsForNothing()
    {
        Stretch[] items = [Item("S1", "Core", "2024-01-03", "2024-02-17", 120_000) with { IsTrial = true }];

        Bridge(items, "2024-03").ShouldBeEmpty();
    }

    [Fact]
    public void Expansion_WhenProductsRiseAndFall_IsSplitOverThoseThatRose()
    {
        // In June Core falls by 10,000, Analytics rises by 20,000 and Connect comes for 30,000: of 40,000 two fifths are upsell.
        Stretch[] items =
        [
            Item("S1", "Core", "2024-01-01", "2024-06-01", 100_000, 1),
            Item("S1", "Core", "2024-06-01", null, 90_000, 1),
            Item("S2", "Analytics", "2024-01-01", "2024-06-01", 20_000, 1),
            Item("S2", "Analytics", "2024-06-01", null, 40_000, 1),
            Item("S3", "Connect", "2024-06-01", null, 35_000, 1, discount: 5_000),
        ];

        Bridge(items, "2024-06").ShouldBe(["2024-01 New 120000", "2024-06 Expansion 40000 upsell 16000 cross-sell 24000"]);
    }

    [Theory]
    [InlineData("2025-01-01", "2025-12 Expansion 10000 upsell 10000 cross-sell 0")]
    [InlineData("2024-12-31", "2025-12 Expansion 10000 upsell 0 cross-sell 10000")]
    public void ProductBoughtAgain_IsUpsellWhileHeldAtOneOfTheTwelveMonthEndsBefore(string end, string expected)
    {
        // Served on 31 December 2024, the first of the twelve month ends before December 2025, or no longer.
        Stretch[] items =
        [
            Item("S1", "Core", "2024-01-01", null, 100_000, 1),
            Item("S2", "Analytics", "2024-02-01", end, 10_000, 1),
            Item("S3", "Analytics", "2025-12-01", null, 10_000, 1),
        ];

        Bridge(items, "2025-12")[^1].ShouldBe(expected);
    }

    private static string[] Bridge(Stretch[] items, string closingMonth) =>
        [.. Movements.Of(Position.OfEveryMonth(items, ClosedAt(closingMonth))).Select(Text)];

    private static string Text(Movement movement)
    {
        var line = FormattableString.Invariant($"{movement.Month:yyyy-MM} {movement.Kind} {movement.Amount:0.####}");
        return movement.Kind != MovementKind.Expansion ? line : line + FormattableString.Invariant($" upsell {movement.Upsell:0.####} cross-sell {movement.CrossSell:0.####}");
    }
}
