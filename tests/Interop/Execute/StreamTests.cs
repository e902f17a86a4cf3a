using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Execute;

/// <summary>Runs beside no other test, because it watches the memory of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}

[Collection(AloneCollection.Name)]
public sealed class StreamTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Stream_OfThreeMillionRows_ReadsAllWithLittleInMemory()
    {
        const string Wide = "select i, repeat('x', 100) || i from range(3000000) t(i)";
        GC.Collect();
        var before = Environment.WorkingSet;
        long sum = 0;
        var read = 0;
        long most = 0;
        foreach (var row in connection.Stream(Wide, reader => reader.GetInt64(0)))
        {
            sum += row;
            if (++read % 250_000 == 0)
                most = Math.Max(most, Environment.WorkingSet - before);
        }

        // 0 + 1 + … + 2,999,999 = 3,000,000 × 2,999,999 / 2. The rows together are over 350 MB.
        read.ShouldBe(3_000_000);
        sum.ShouldBe(4_499_998_500_000);
        (most / 1_000_000).ShouldBeLessThan(100);
    }

    [Fact]
    public void Stream_FailingOnTheWay_GivesTheRowsBeforeAndThenThrows()
    {
        var rows = connection.Stream(
            "select case when i < 1900000 then i else error('row ' || i) end from range(2000000) t(i)",
            reader => reader.GetInt64(0));

        rows.Take(1000).Sum().ShouldBe(499_500);
        Should.Throw<DuckDBException>(() => rows.Count()).Message.ShouldContain("row 19");
    }

    [Fact]
    public void Stream_LeftEarly_FreesTheConnection()
    {
        connection.Stream("select i from range(3000000) t(i)", reader => reader.GetInt64(0)).Take(3).ShouldBe([0, 1, 2]);

        connection.Scalar<int>("select 1").ShouldBe(1);
    }

    [Fact]
    public void Stream_EnumeratedTwice_RunsTheQueryTwice()
    {
        connection.Execute("create sequence s");
        var next = connection.Stream("select nextval('s')", reader => reader.GetInt64(0));

        next.ShouldBe([1]);
        next.ShouldBe([2]);
    }
}
