using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts;

public sealed class HeatScaleTests
{
    [Theory]
    [InlineData(100, "#F3F4F6")]
    [InlineData(78, "#D0672F")]
    [InlineData(0, "#D0672F")]
    [InlineData(125, "#2F69AD")]
    [InlineData(300, "#2F69AD")]
    [InlineData(89, "#E6AC8D")]
    public void Background_PrintedPerCent_LiesBetweenTheEnds(int printed, string colour) => HeatScale.Background(printed).ShouldBe(colour);

    [Fact]
    public void IsDark_OnlyTheDarkestBlue_TakesWhiteFigures()
    {
        HeatScale.IsDark(119).ShouldBeFalse();
        HeatScale.IsDark(120).ShouldBeTrue();
        HeatScale.IsDark(60).ShouldBeFalse();
    }
}
