using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts;

public sealed class WaterfallLabelsTests
{
    [Fact]
    public void Names_NeighboursThatLeaveRoom_StandAsTheyAre() => WaterfallLabels.Names(["新規", "休止明け", "解約"], 42, 10.67).ShouldBe(["新規", "休止明け", "解約"]);

    [Fact]
    public void Names_WordsThatBarsCannotHold_AreLoweredInTurn() =>
        WaterfallLabels.Names(["New", "Contraction", "Expansion", "Net"], 42, 10.67).ShouldBe(["New", "\nContraction", "Expansion", "Net"]);

    [Fact]
    public void Names_LongJapanese_IsBrokenToThreeLines() =>
        // Four letters of 10 pixels a line in a bar of 42.
        WaterfallLabels.Names(["新規", "翌月以降に請求される前受分", "解約"], 42, 10)[1].ShouldBe("翌月以降\nに請求さ\nれる前…");

    [Fact]
    public void Amounts_ThatWouldTouch_AreLiftedByLines()
    {
        // "+1,000.00" is 56 pixels wide: in bars of 40 neighbours at one height touch, and the third stands clear of the first.
        var amounts = WaterfallLabels.Amounts([1000, 1000, 1000, 1], [50, 50, 50, 200], 40, margin: 4);

        amounts.Select(amount => amount.Lift).ShouldBe([0, 1, 0, 0]);
        amounts.Select(amount => amount.Text).ShouldBe(["+1,000.00", "+1,000.00", "+1,000.00", "+1.00"]);
        amounts[0].Shift.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Amounts_WiderThanTwoBars_AreWhole() => WaterfallLabels.Amounts([1_000_000_000, 1], [0, 0], 40, margin: 4)[0].Text.ShouldBe("+1,000,000,000");
}
