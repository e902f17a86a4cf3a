using System.Diagnostics;
using Warehouse.Etl;

namespace Warehouse.Tests.Etl.Home;

public sealed class WarehouseLockTests : IDisposable
{
    private readonly WarehouseHome home = new(Directory.CreateTempSubdirectory("warehouse-lock-").FullName);

    [Fact]
    public void Take_SecondWriter_IsToldWhoWritesAndSinceWhen()
    {
        using var first = WarehouseLock.Take(home, "load", new FixedClock(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero)));

        var refused = Should.Throw<WarehouseException>(() => WarehouseLock.Take(home, "build", TimeProvider.System));

        refused.Message.ShouldBe($"{home.Path}: another process writes this warehouse: pid {Environment.ProcessId}, load, since 2026-11-21T10:00:00Z. Wait for it to end, or give --wait.");
    }

    [Fact]
    public void Take_AfterTheFirstHasEnded_Succeeds()
    {
        WarehouseLock.Take(home, "load", TimeProvider.System).Dispose();

        WarehouseLock.Take(home, "build", TimeProvider.System).Dispose();
        File.Exists(home.LockFile).ShouldBeFalse();
    }

    [Fact]
    public void Take_NoteCantBeWritten_LeavesTheLockFree()
    {
        // A folder in the note's place stands for a disk that is full.
        Directory.CreateDirectory(home.LockFile);
        Should.Throw<IOException>(() => WarehouseLock.Take(home, "load", TimeProvider.System));
        Directory.Delete(home.LockFile);

        WarehouseLock.Take(home, "load", TimeProvider.System).Dispose();
    }

    [Fact]
    public async Task Take_WithWait_GetsItsTurn()
    {
        var log = new RememberingLog();
        var first = WarehouseLock.Take(home, "load", TimeProvider.System);

        var second = Task.Run(() => WarehouseLock.Take(home, "build", TimeProvider.System, wait: true, log));
        while (log.Lines.Count == 0) await Task.Delay(10);
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();

        (await second.WaitAsync(Patience.Limit)).Dispose();
        log.Lines.ShouldHaveSingleItem().ShouldStartWith("waiting for pid ");
    }

    [SkippableFact]
    public void Take_AfterAHolderWasKilled_Succeeds()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/usr/bin/flock"), "needs flock of util-linux, which takes the lock as another process does");
        home.Create();
        File.WriteAllText(home.LockFile, "pid 1, load, since 2026-11-21T10:00:00Z");
        using var holder = Process.Start(new ProcessStartInfo("/usr/bin/flock", ["-F", home.GuardFile, "sleep", "60"]))!;
        while (!IsRefused()) Thread.Sleep(10);

        holder.Kill(entireProcessTree: true);
        holder.WaitForExit();

        WarehouseLock.Take(home, "build", TimeProvider.System).Dispose();
    }

    [Fact]
    public void Take_CancelledWhileWaiting_Ends()
    {
        using var first = WarehouseLock.Take(home, "load", TimeProvider.System);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Should.Throw<OperationCanceledException>(() => WarehouseLock.Take(home, "build", TimeProvider.System, wait: true, cancellation: cancelled.Token));
    }

    public void Dispose() => Directory.Delete(home.Path, recursive: true);

    private bool IsRefused()
    {
        try
        {
            WarehouseLock.Take(home, "build", TimeProvider.System).Dispose();
            return false;
        }
        catch (WarehouseException)
        {
            return true;
        }
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
