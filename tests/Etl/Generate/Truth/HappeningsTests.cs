using Warehouse.Etl.Generate;
using Warehouse.Etl.Generate.Simulate;
using Warehouse.Etl.Generate.Truth;
using static Warehouse.Tests.Etl.Generate.Given;

namespace Warehouse.Tests.Etl.Generate.Truth;

public sealed class HappeningsTests
{
    [Theory]
    [InlineData("2025-01-31", true)]
    [InlineData("2025-02-01", false)]
    public void Renewal_IsTheTermsEnd_WhenASuccessorStartsWithinThirtyDays(string successorStart, bool isRenewed)
    {
        // 31 January is thirty days after 1 January.
        Contract[] contracts = [Contract("C1", "2024-01-01", "2025-01-01"), Contract("C2", successorStart, "2026-01-01")];

        Happenings.RenewalDays(contracts, Day("2025-06-05")).ShouldBe(isRenewed ? [Day("2025-01-01")] : []);
    }

    [Fact]
    public void Renewal_ByASuccessorThatHasNotStarted_HasNotHappened()
    {
        Contract[] contracts = [Contract("C1", "2024-01-01", "2025-01-01"), Contract("C2", "2025-01-10", "2026-01-01", renewedFrom: "C1")];

        Happenings.RenewalDays(contracts, Day("2025-01-09")).ShouldBeEmpty();
        Happenings.RenewalDays(contracts, Day("2025-01-10")).ShouldBe([Day("2025-01-01")]);
    }

    [Fact]
    public void Renewal_OfARollingContract_ThereIsNone() =>
        Happenings.RenewalDays([Contract("C1", "2024-01-01", null), Contract("C2", "2024-06-01", null)], Day("2025-01-09")).ShouldBeEmpty();

    [Fact]
    public void Expansion_IsTheDayOfTheRise_InAMonthThatBooksOne()
    {
        var timeline = ClosedAt("2024-06");
        Stretch[] items =
        [
            Item("S1", "Core", "2024-01-10", "2024-03-12", 100_000, 1),
            Item("S1", "Core", "2024-03-12", "2024-05-10", 120_000, 1),
            // In May it rises and falls again within the month: no expansion is booked.
            Item("S1", "Core", "2024-05-10", "2024-05-20", 150_000, 1),
            Item("S1", "Core", "2024-05-20", "2024-07-03", 120_000, 1),
            // The open month after the closing one.
            Item("S1", "Core", "2024-07-03", null, 130_000, 1),
        ];
        var movements = Movements.Of(Position.OfEveryMonth(items, timeline));

        Happenings.ExpansionDays(items, movements, timeline).ShouldBe([Day("2024-03-12"), Day("2024-07-03")]);
    }
}
