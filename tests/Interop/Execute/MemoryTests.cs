using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Tests.EndToEnd;

namespace Warehouse.Tests.Interop.Execute;

[Collection(AloneCollection.Name)]
public sealed class MemoryTests : IDisposable
{
    private const int Rounds = 4;

    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory, new DuckOptions { Threads = 1 });

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Queries_TwentyThousand_LeaveMemoryFlat() => LeaveMemoryFlat(queries: 20_000);

    [SkippableFact]
    [Trait("Duration", "Long")]
    public void Queries_AHundredThousand_LeaveMemoryFlat()
    {
        LongTest.SkipUnlessAskedFor();
        LeaveMemoryFlat(queries: 100_000);
    }

    /// <remarks>
    /// What the runtime has for itself is taken out, as it comes and goes by whole regions of 4 MB; a statement, result or chunk left behind by each query would
    /// show in every round: each of these is larger than a hundred bytes.
    /// </remarks>
    private void LeaveMemoryFlat(int queries)
    {
        connection.Execute("create table t (id integer, name varchar)");
        Run(1_000);

        var growth = Enumerable.Range(0, Rounds).Select(_ => GrowthInMegabytes(queries / Rounds)).ToArray();

        growth.Min().ShouldBeLessThan(queries / Rounds * 80 / 1e6, $"MB by round: {string.Join(", ", growth)}");
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
        return Environment.WorkingSet - GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes;
    }

    /// <summary>Values with values in them, a blob, and several statements: each is freed in its own way.</summary>
    private void Nested(int i)
    {
        connection.Scalar<List<string>>("select $1::varchar[]", (object)new List<string> { "a text longer than twelve bytes", $"{i}" })!.Count.ShouldBe(2);
        connection.Scalar<Dictionary<string, object>>("select $1::struct(name varchar, days date[])", (object)new Dictionary<string, object?> { ["name"] = "a text longer than twelve bytes", ["days"] = new[] { new DateOnly(2026, 1, 31) } })!.Count.ShouldBe(2);
        connection.Scalar<byte[]>("select $1::blob", (object)new byte[100])!.Length.ShouldBe(100);
        connection.ExecuteScript("select 1; select 'a text longer than twelve bytes'");
    }

    private void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            connection.Scalar<string>("select 'a text longer than twelve bytes ' || $1::varchar where $2 > 0", i, 1.5m);
            if (i % 40 == 0)
                Nested(i);
            if (i % 100 == 0)
                Should.Throw<DuckDBException>(() => connection.Scalar<int>("select nope"));
        }
    }
}
