using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts;

public sealed class BulletShapeTests
{
    // Ten of the width a unit: 3 is the target, 2 the bound of amber, 8 the end.
    private static readonly BulletScale Multiple = new(0, 8, 3, 2, IsUpBetter: true);

    [Fact]
    public void Of_MoreIsBetter_ShadesWhatMissesAndWhatIsShort()
    {
        var shape = BulletShape.Of(5, Multiple, 80);

        shape.Bands.ShouldBe([new BulletBand(0, 20, IsMissed: true), new BulletBand(20, 10, IsMissed: false)]);
        shape.Bar.ShouldBe((0m, 50m));
        shape.TargetX.ShouldBe(30);
        shape.Beyond.ShouldBe(0);
    }

    [Fact]
    public void Of_LessIsBetter_ShadesFromTheTargetOn() =>
        BulletShape.Of(null, new BulletScale(0, 40, 18, 24, IsUpBetter: false), 80).Bands.ShouldBe([new BulletBand(36, 12, IsMissed: false), new BulletBand(48, 32, IsMissed: true)]);

    [Fact]
    public void Of_NoValue_HasTargetAndBandsButNoBar() => BulletShape.Of(null, Multiple, 80).Bar.ShouldBeNull();

    [Fact]
    public void Of_NoTarget_HasNoBands()
    {
        var shape = BulletShape.Of(2, new BulletScale(0, 4, null, null, IsUpBetter: true), 80);

        shape.Bands.ShouldBeEmpty();
        shape.TargetX.ShouldBeNull();
        shape.Bar.ShouldBe((0m, 40m));
    }

    [Fact]
    public void Of_NegativeValue_GoesLeftFromZero() =>
        BulletShape.Of(-1, new BulletScale(-2, 6, 3, 2, IsUpBetter: true), 80).Bar.ShouldBe((10m, 10m));

    [Fact]
    public void Of_ValueBeyondTheScale_FillsTheColumnAndGoesOn()
    {
        var shape = BulletShape.Of(73, Multiple, 80);

        shape.Bar.ShouldBe((0m, 80m));
        shape.Beyond.ShouldBe(1);
    }

    [Fact]
    public void For_OneValueFarBeyondTheTarget_EndsAtFourTargets() =>
        BulletScale.For([10, 900], 18, 24, isUpBetter: false).ShouldBe(new BulletScale(0, 72, 18, 24, IsUpBetter: false));

    [Fact]
    public void For_ValuesBelowTheTarget_KeepsTargetAndAmberInSight() =>
        BulletScale.For([1, null], 20, 24, isUpBetter: false).High.ShouldBe(27.6m);

    [Fact]
    public void For_NothingKnown_StillHasALength() => BulletScale.For([null], null, null, isUpBetter: true).ShouldBe(new BulletScale(0, 1, null, null, IsUpBetter: true));
}
