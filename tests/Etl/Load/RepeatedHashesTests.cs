using Warehouse.Etl.Load;

namespace Warehouse.Tests.Etl.Load;

public sealed class RepeatedHashesTests
{
    [Fact]
    public void Find_OfSomeRepeated_GivesEachOnceInOrder()
    {
        var hashes = new RepeatedHashes(8);
        hashes.Add([ulong.MaxValue, 5, 0, 9]);
        hashes.Add([5, 0, ulong.MaxValue, 5, 7]);

        hashes.Find().ShouldBe([0UL, 5UL, ulong.MaxValue]);
    }

    [Fact]
    public void Find_OfNone_GivesNone() => new RepeatedHashes(0).Find().ShouldBeEmpty();

    /// <summary>Whether more come than were expected or fewer, and spread over many parts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(5_000_000)]
    public void Find_OfManyAtRandom_GivesWhatCountingGives(long expected)
    {
        var chance = new Random(7);
        var all = Enumerable.Range(0, 100_000).Select(_ => (ulong)chance.Next(400_000) * 0x9E3779B97F4A7C15).ToArray();
        var hashes = new RepeatedHashes(expected);
        foreach (var chunk in all.Chunk(2048)) hashes.Add(chunk);

        var found = hashes.Find();

        found.Count.ShouldBeGreaterThan(1000);
        found.ShouldBe(all.GroupBy(hash => hash).Where(same => same.Count() > 1).Select(same => same.Key).Order());
    }
}
