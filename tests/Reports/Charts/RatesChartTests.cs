using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts;

public sealed class RatesChartTests
{
    private static readonly RatesChart.Level Target = new(110, "目標", IsDashed: true);

    [Fact]
    public void Placed_LineBelowTheLevel_PutsTheNameAbove() => Place(Enumerable.Repeat(95m, 25)).ShouldBe("insideStartTop");

    [Fact]
    public void Placed_LineAboveTheLevel_PutsTheNameBelow() => Place(Enumerable.Repeat(118m, 25)).ShouldBe("insideStartBottom");

    [Fact]
    public void Placed_LineThatCrossesAtTheStart_PutsTheNameAtTheEnd() =>
        Place([.. Enumerable.Repeat(104m, 6), .. Enumerable.Repeat(114m, 19)]).ShouldBe("insideEndBottom");

    [Fact]
    public void Placed_LineThatCrossesAtBothEnds_HasNoRoom() =>
        RatesChart.Placed([Line(Enumerable.Range(0, 25).Select(i => i % 2 == 0 ? 105m : 115m))], Target).Room.ShouldBe(0);

    private static string Place(IEnumerable<decimal> values) => RatesChart.Placed([Line(values)], Target).Place;

    private static RatesChart.Line Line(IEnumerable<decimal> values) => new("NRR", "", [.. values.Select(value => (decimal?)value)], IsMain: true);
}
