using Warehouse.Etl.Generate;

namespace Warehouse.Tests.Etl.Generate;

public sealed class ChanceTests
{
    [Fact]
    public void Between_BothBounds_AreDrawnAndNothingBeyondThem()
    {
        var chance = Chance.For(1, "test");

        Enumerable.Range(0, 1000).Select(_ => chance.Between(3, 6)).Distinct().Order().ShouldBe([3, 4, 5, 6]);
    }

    [Fact]
    public void Pick_ByWeight_DrawsInProportion()
    {
        var chance = Chance.For(1, "test");

        Enumerable.Range(0, 10_000).Count(_ => chance.Pick([("a", 3.0), ("b", 1.0), ("never", 0.0)]) == "a").ShouldBeInRange(7_300, 7_700);
    }

    [Fact]
    public void Streams_OfAnotherSeedPurposeOrSubject_AreOthers()
    {
        double First(long seed, string purpose, int subject) => Chance.For(seed, purpose, subject).Next();

        First(1, "test", 0).ShouldBe(First(1, "test", 0));
        new[] { First(1, "test", 0), First(2, "test", 0), First(1, "tests", 0), First(1, "test", 1) }.ShouldBeUnique();
    }

    [Fact]
    public void Count_OfAMean_IsAWholeNumberBesideIt()
    {
        var chance = Chance.For(1, "test");
        var counts = Enumerable.Range(0, 10_000).Select(_ => chance.Count(2.25)).ToArray();

        counts.Distinct().Order().ShouldBe([2, 3]);
        counts.Average().ShouldBe(2.25, 0.02);
    }
}
