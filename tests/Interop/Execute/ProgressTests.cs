using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Execute;

public sealed class ProgressTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory, new DuckOptions { Threads = 1 });

    public void Dispose() => connection.Dispose();

    [Fact]
    public async Task Progress_OfALongStatement_RisesToOne()
    {
        connection.Execute("create table numbers as select i from range(2000000) t(i)");
        var told = new Reports();

        await connection.ExecuteAsync("create table t as select sum(sha256(i::varchar)[1]::utinyint) from numbers where sha256(i::varchar)[1] between '0' and '9'", told);

        told.Shares.Count.ShouldBeGreaterThan(1);
        told.Shares.ShouldBe(told.Shares.Order());
        told.Shares.ShouldAllBe(share => share > 0 && share <= 1);
        told.Shares[^1].ShouldBe(1);
    }

    [Fact]
    public async Task Progress_OfAStatementThatFails_IsTheError()
    {
        var told = new Reports();

        await Should.ThrowAsync<DuckDBException>(() => connection.ExecuteAsync("select * from nowhere", told));

        told.Shares.ShouldNotContain(1);
    }

    [Fact]
    public async Task Progress_OfAStatementThatIsStopped_EndsWithTheStop()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            connection.ExecuteAsync("create table t as select sum(hash(i)) as x from range(100000000000) t(i)", new Reports(), stop.Token));
    }

    private sealed class Reports : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
