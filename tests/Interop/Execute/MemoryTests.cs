using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Execute;

[Collection(AloneCollection.Name)]
public sealed class MemoryTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory, new DuckOptions { Threads = 1 });

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Queries_AHundredThousand_LeaveMemoryFlat()
    {
        connection.Execute("create table t (id integer, name varchar)");

        var growth = Enumerable.Range(0, 4).Select(_ => GrowthInMegabytes(queries: 25_000)).ToArray();

        // The runtime's own growth comes and goes; a statement, result or chunk left behind by each query would show in
        // every round: 25,000 times a hundred bytes are 2.5 MB, and each of these is larger.
        growth.Min().ShouldBeLessThan(2, $"MB by round: {string.Join(", ", growth)}");
    }

    private double GrowthInMegabytes(int queries)
    {
        var before = Settled();
        Run(queries);
        return (Settled() - before) / 1e6;
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }

    private void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            connection.Scalar<string>("select 'a text longer than twelve bytes ' || $1::varchar where $2 > 0", i, 1.5m);
            if (i % 100 == 0)
                Should.Throw<DuckDBException>(() => connection.Scalar<int>("select nope"));
        }
    }
}
