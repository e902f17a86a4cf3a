using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts;

public sealed class NiceScaleTests
{
    [Theory]
    [InlineData(84.2, 118.3, 80, 120, 10)]
    [InlineData(0, 21446, 0, 25000, 5000)]
    [InlineData(0, 18, 0, 20, 5)]
    [InlineData(99.2, 110, 98, 110, 2)]
    public void Over_Range_EndsOnRoundNumbers(double low, double high, double from, double to, double step) =>
        NiceScale.Over([(decimal)low, (decimal)high], 6).ShouldBe(new NiceScale((decimal)from, (decimal)to, (decimal)step));

    [Fact]
    public void Over_OneValueOrNone_StillHasALength()
    {
        var one = NiceScale.Over([100m]);
        (one.Low < 100m && one.High > 100m).ShouldBeTrue();
        NiceScale.Over([]).ShouldBe(new NiceScale(0, 1, 1));
    }
}
