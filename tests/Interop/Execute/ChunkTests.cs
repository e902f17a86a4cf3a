using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Execute;

public sealed class ChunkTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public void Dispose() => connection.Dispose();

    [Fact]
    public void ReadChunks_OfMoreThanOneChunk_GivesEveryValueOnce()
    {
        var values = new List<ulong>();
        var chunks = 0;

        connection.ReadChunks("select cast(i as ubigint) + 18446744073709500000 from range(5000) t(i)", chunk =>
        {
            chunks++;
            values.AddRange(chunk);
        });

        chunks.ShouldBeGreaterThan(1);
        values.Order().ShouldBe(Enumerable.Range(0, 5000).Select(at => 18446744073709500000UL + (ulong)at));
    }

    [Fact]
    public void ReadChunks_OfNoRow_GivesNone()
    {
        var chunks = 0;

        connection.ReadChunks("select 1::ubigint where false", _ => chunks++);

        chunks.ShouldBe(0);
    }

    [Theory]
    [InlineData("select 1::ubigint from nowhere", "nowhere does not exist")]
    [InlineData("selec 1::ubigint", "syntax error")]
    [InlineData("select cast(if(i = 4000, 'x', '1') as ubigint) from range(5000) t(i)", "Could not convert string 'x'")]
    public void ReadChunks_OfWhatDuckDbRefuses_ThrowsAsOtherStatementsDo(string sql, string message) =>
        Should.Throw<DuckDBException>(() => connection.ReadChunks(sql, _ => { })).Message.ShouldContain(message, Case.Insensitive);

    [Theory]
    [InlineData("select 1::bigint")]
    [InlineData("select 1::ubigint, 2::ubigint")]
    [InlineData("select if(i = 3000, null, i::ubigint) from range(5000) t(i)")]
    public void ReadChunks_OfAnotherShape_SaysSo(string sql) => Should.Throw<InvalidCastException>(() => connection.ReadChunks(sql, _ => { }));

    [Fact]
    public void ReadChunks_BrokenOffByItsReader_LeavesTheConnectionUsable()
    {
        Should.Throw<OperationCanceledException>(() => connection.ReadChunks("select i::ubigint from range(5000) t(i)", _ => throw new OperationCanceledException()));

        connection.Scalar<int>("select 7").ShouldBe(7);
    }
}
