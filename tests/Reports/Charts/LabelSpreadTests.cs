using FsCheck;
using FsCheck.Fluent;
using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts;

public sealed class LabelSpreadTests
{
    [Fact]
    public void Apart_LabelsWithRoom_StayWhereTheyAre() => LabelSpread.Apart([10, 60, 120], 16, 0, 200).ShouldBe([10, 60, 120]);

    [Fact]
    public void Apart_TwoThatTouch_ShareTheMiddle() => LabelSpread.Apart([50, 54], 16, 0, 200).ShouldBe([44, 60]);

    [Fact]
    public void Apart_AtAnEdge_StaysInside()
    {
        LabelSpread.Apart([0, 2], 16, 0, 200).ShouldBe([0, 16]);
        LabelSpread.Apart([199, 200], 16, 0, 200).ShouldBe([184, 200]);
    }

    [Fact]
    public void Apart_GivenDownwards_KeepsTheOrderGiven() => LabelSpread.Apart([120, 10], 16, 0, 200).ShouldBe([120, 10]);

    [Fact]
    public void Apart_AnyLabels_KeepTheDistance() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(wanted =>
    {
        var places = LabelSpread.Apart([.. wanted.Take(8).Select(place => (double)place)], 16, 0, 300).Order().ToArray();
        return places.Zip(places.Skip(1), (a, b) => b - a).All(distance => distance >= 16 - 1e-9) && places.All(place => place is >= 0 and <= 300);
    }));
}
