using System.Collections.Concurrent;
using Warehouse.Etl.Load;

namespace Warehouse.Tests.Etl.Load;

public sealed class AheadTests
{
    [Fact]
    public void Of_WorkThatEndsInAnotherOrder_GivesResultsInTheItemsOrder() =>
        Ahead.Of(Enumerable.Range(0, 20), item =>
        {
            Thread.Sleep(item % 2 == 0 ? 5 : 0);
            return item * 10;
        }).ShouldBe(Enumerable.Range(0, 20).Select(item => item * 10));

    [Fact]
    public void Of_WorkThatThrows_ThrowsInItsTurnAndDiscardsWhatNobodyTook()
    {
        var done = new ConcurrentBag<int>();
        var discarded = new List<int>();
        var taken = new List<int>();

        Should.Throw<InvalidOperationException>(() =>
        {
            foreach (var result in Ahead.Of(
                Enumerable.Range(0, 20),
                item =>
                {
                    if (item == 3) throw new InvalidOperationException();
                    done.Add(item);
                    return item;
                },
                discarded.Add)) taken.Add(result);
        });

        taken.ShouldBe([0, 1, 2]);
        discarded.Concat(taken).Order().ShouldBe(done.Order());
    }

    [Fact]
    public void Of_EnumerationThatEndsEarly_DiscardsNothingThatWasTaken()
    {
        var done = new ConcurrentBag<int>();
        var discarded = new List<int>();

        var first = Ahead.Of(
            Enumerable.Range(0, 20),
            item =>
            {
                done.Add(item);
                return item;
            },
            discarded.Add).First();

        first.ShouldBe(0);
        done.Count.ShouldBeLessThanOrEqualTo(Environment.ProcessorCount + 1);
        discarded.Append(0).Order().ShouldBe(done.Order());
    }
}
