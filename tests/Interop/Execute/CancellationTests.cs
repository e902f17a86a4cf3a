using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Execute;

public sealed class CancellationTests : IDisposable
{
    // Years of work.
    private const string Endless = "create table t as select count(*) as n from range(1000000) a, range(1000000) b, range(1000000) c where a.range + b.range + c.range = 7";

    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public void Dispose() => connection.Dispose();

    [Fact]
    public async Task ExecuteAsync_CancelledWhileRunning_StopsAndUndoes()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var stopped = await Should.ThrowAsync<OperationCanceledException>(() => connection.ExecuteAsync(Endless, cancellation.Token).WaitAsync(Patience.Limit));

        stopped.CancellationToken.ShouldBe(cancellation.Token);
        connection.Scalar<long>("select count(*) from duckdb_tables()").ShouldBe(0);
    }

    [Fact]
    public async Task ExecuteAsync_CancelledBetweenStatements_StopsTheScript()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var script = string.Concat(Enumerable.Repeat("select sum(range) from range(200000);", 100_000));

        await Should.ThrowAsync<OperationCanceledException>(() => connection.ExecuteAsync(script, cancellation.Token));

        connection.Scalar<int>("select 1").ShouldBe(1);
    }

    /// <summary>Statements that take longer to plan than to run, so that some are stopped while they are prepared.</summary>
    [Fact]
    public async Task ExecuteAsync_CancelledWhilePreparing_IsCancelledToo()
    {
        var script = string.Concat(Enumerable.Repeat($"select {string.Join(" + ", Enumerable.Repeat("x", 400))} from (select 1 as x) where x in ({string.Join(", ", Enumerable.Range(0, 400))});", 200));

        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(60 + (7 * attempt)));
            await Should.ThrowAsync<OperationCanceledException>(() => connection.ExecuteAsync(script, cancellation.Token));
        }

        connection.Scalar<int>("select 1").ShouldBe(1);
    }

    [Fact]
    public async Task ExecuteAsync_CancelledBefore_DoesNotBegin()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => connection.ExecuteAsync("create table t (x integer)", cancellation.Token));

        connection.Scalar<long>("select count(*) from duckdb_tables()").ShouldBe(0);
    }

    [Fact]
    public async Task ExecuteAsync_NotCancelled_ReturnsTheRowsItChanged()
    {
        connection.Execute("create table t (x integer)");
        using var cancellation = new CancellationTokenSource();

        (await connection.ExecuteAsync("insert into t select $1 from range(3)", cancellation.Token, 7)).ShouldBe(3);
        await cancellation.CancelAsync();

        connection.Scalar<long>("select sum(x) from t").ShouldBe(21);
    }

    [Fact]
    public async Task ExecuteAsync_RefusedByDuckDB_ThrowsItsMessage()
    {
        using var cancellation = new CancellationTokenSource();

        (await Should.ThrowAsync<DuckDBException>(() => connection.ExecuteAsync("select * from nope", cancellation.Token))).Message.ShouldContain("nope");
    }

    [Fact]
    public async Task QueryProgress_OfARunningQuery_Grows()
    {
        connection.ExecuteScript("set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0");
        using var cancellation = new CancellationTokenSource();
        connection.GetQueryProgress().Percentage.ShouldBe(-1);

        connection.Execute("create table rows as select range as i from range(3000000)");

        var running = connection.ExecuteAsync("select max(md5(repeat(md5(i::varchar), 100))) from rows", cancellation.Token);
        while (connection.GetQueryProgress().RowsProcessed == 0 && !running.IsCompleted) await Task.Delay(5);
        var progress = connection.GetQueryProgress();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        progress.RowsProcessed.ShouldBeGreaterThan(0UL);
        progress.TotalRowsToProcess.ShouldBeGreaterThan(0UL);
        progress.Percentage.ShouldBeInRange(0, 100);
    }
}
