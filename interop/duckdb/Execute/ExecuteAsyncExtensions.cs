using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>Running long statements that can be stopped.</summary>
public static class ExecuteAsyncExtensions
{
    private static readonly TimeSpan BetweenInterrupts = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs a statement on another thread and interrupts it when asked to.</summary>
    /// <returns>Rows inserted, updated or deleted; 0 for anything else.</returns>
    /// <remarks>The connection is busy until the task ends: nobody else may use it meanwhile.</remarks>
    /// <exception cref="OperationCanceledException">Interrupted; what the statement had begun is undone.</exception>
    /// <exception cref="DuckDBException">DuckDB refused; its message names the line.</exception>
    public static async Task<int> ExecuteAsync(
        this DuckDBConnection connection,
        string sql,
        CancellationToken cancellation = default,
        params object?[] positional)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = Parameters.Command(connection, sql, positional);
        var running = Task.Run(command.ExecuteNonQuery, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        using var registration = cancellation.Register(stop.Cancel);

        await Task.WhenAny(running, Task.Delay(Timeout.Infinite, stop.Token)).ConfigureAwait(false);
        while (!running.IsCompleted)
        {
            // Again and again, because an interrupt that comes before the statement has begun is forgotten.
            connection.NativeConnection.Interrupt();
            await Task.WhenAny(running, Task.Delay(BetweenInterrupts, CancellationToken.None)).ConfigureAwait(false);
        }

        await stop.CancelAsync().ConfigureAwait(false);
        return await Outcome(running, cancellation).ConfigureAwait(false);
    }

    /// <summary>As above, telling how far the statement is.</summary>
    /// <param name="progress">Told the share done, 0 to 1, never less than before, ten times a second, and 1 at the end.</param>
    public static async Task<int> ExecuteAsync(
        this DuckDBConnection connection,
        string sql,
        IProgress<double> progress,
        CancellationToken cancellation = default,
        params object?[] positional)
    {
        ArgumentNullException.ThrowIfNull(progress);
        connection.Execute("set enable_progress_bar = true");
        connection.Execute("set enable_progress_bar_print = false");
        var running = connection.ExecuteAsync(sql, cancellation, positional);
        var share = 0.0;
        while (await Task.WhenAny(running, Task.Delay(BetweenReports, CancellationToken.None)).ConfigureAwait(false) != running)
        {
            // DuckDB says -1 percent where it cannot tell.
            var now = connection.GetQueryProgress().Percentage / 100;
            if (now <= share) continue;
            share = now;
            progress.Report(share);
        }

        var rows = await running.ConfigureAwait(false);
        progress.Report(1);
        return rows;
    }

    private static async Task<int> Outcome(Task<int> running, CancellationToken cancellation)
    {
        try
        {
            return await running.ConfigureAwait(false);
        }
        catch (Exception interrupted) when (cancellation.IsCancellationRequested && IsInterrupt(interrupted))
        {
            throw new OperationCanceledException("The statement was interrupted.", interrupted, cancellation);
        }
    }

    /// <remarks>A statement that is stopped while it is prepared fails without a type: only its message tells.</remarks>
    private static bool IsInterrupt(Exception exception) =>
        exception is OperationCanceledException or DuckDBException { ErrorType: DuckDB.NET.Native.DuckDBErrorType.Interrupt }
        || (exception is DuckDBException && exception.Message.Contains("INTERRUPT Error", StringComparison.Ordinal));
}
