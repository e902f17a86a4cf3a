using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts;

public sealed class SparklineShapeTests
{
    [Fact]
    public void Of_Series_RunsFromLowToHighWithinTheInset()
    {
        var shape = SparklineShape.Of([1m, 3m], null, 500, 76);

        shape.Path.ShouldBe("M12.0 64.0L488.0 12.0");
        shape.End.ShouldBe((488m, 12m));
    }

    [Fact]
    public void Of_MissingMonth_IsAGap() => SparklineShape.Of([1m, 2m, null, 2m, 1m], null, 124, 76).Path.ShouldBe("M12.0 64.0L37.0 12.0M87.0 12.0L112.0 64.0");

    [Fact]
    public void Of_TargetFarAway_IsLeftOut()
    {
        SparklineShape.Of([1m, 2m], 4m, 500, 76).TargetY.ShouldBeNull();
        SparklineShape.Of([1m, 2m], 2.5m, 500, 76).TargetY.ShouldBe(12m);
    }

    [Fact]
    public void Of_NothingObserved_DrawsNothing() => SparklineShape.Of([null, null], 1m, 500, 76).ShouldBe(new SparklineShape("", null, null));

    [Fact]
    public void Of_LevelSeries_StandsInTheMiddle() => SparklineShape.Of([5m, 5m], 5m, 500, 76).End.ShouldBe((488m, 38m));

    [Fact]
    public void Of_TrailingGap_EndsAtTheLastObservedMonth() => SparklineShape.Of([1m, 2m, null], null, 124, 76).End.ShouldBe((62m, 12m));
}
