using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Text;

public sealed class VerdictsTests
{
    [Theory]
    [InlineData(1.10, Verdict.Met)]
    [InlineData(1.0996, Verdict.Watch)]
    [InlineData(1.00, Verdict.Watch)]
    [InlineData(0.9999, Verdict.Missed)]
    public void Judge_MoreIsBetter_ComparesUnrounded(double value, Verdict verdict) =>
        Verdicts.Judge((decimal)value, 1.10m, 1.00m, "up").ShouldBe(verdict);

    [Theory]
    [InlineData(0.05, Verdict.Met)]
    [InlineData(0.0501, Verdict.Watch)]
    [InlineData(0.10, Verdict.Watch)]
    [InlineData(0.11, Verdict.Missed)]
    public void Judge_LessIsBetter_Mirrors(double value, Verdict verdict) =>
        Verdicts.Judge((decimal)value, 0.05m, 0.10m, "down").ShouldBe(verdict);

    [Fact]
    public void Judge_WithoutAmber_IsMetOrMissed() => Verdicts.Judge(17m, 18m, null, "up").ShouldBe(Verdict.Missed);

    [Fact]
    public void Judge_WithoutValueTargetOrDirection_IsNone()
    {
        Verdicts.Judge(null, 1m, null, "up").ShouldBe(Verdict.None);
        Verdicts.Judge(1m, null, null, "up").ShouldBe(Verdict.None);
        Verdicts.Judge(1m, 1m, null, "").ShouldBe(Verdict.None);
    }

    [Fact]
    public void Change_ForTheWorse_IsToldByDirectionAndNotBySign()
    {
        Cell.Change(Measure.Rate, 0.004m, "down").Tone.ShouldBe(CellTone.Worse);
        Cell.Change(Measure.Rate, -0.004m, "down").Tone.ShouldBe(CellTone.Plain);
        Cell.Change(Measure.Rate, -0.004m, "up").Tone.ShouldBe(CellTone.Worse);
        // It prints ±0.0, so it is not shown as worse.
        Cell.Change(Measure.Rate, -0.0004m, "up").ShouldBe(new Cell("±0.0", CellTone.Plain));
        Cell.Change(Measure.Rate, null, "up").ShouldBe(new Cell("–", CellTone.Muted));
    }
}
