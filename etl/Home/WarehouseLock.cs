using System.Globalization;

namespace Warehouse.Etl;

/// <summary>One process writes a home at a time. The operating system holds the lock, so a process that is killed frees it.</summary>
public sealed class WarehouseLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly WarehouseHome home;
    private readonly FileStream guard;

    private WarehouseLock(WarehouseHome home, FileStream guard)
    {
        this.home = home;
        this.guard = guard;
    }

    /// <summary>Takes the lock and notes who holds it.</summary>
    /// <param name="home">Whose lock.</param>
    /// <param name="verb">What the process is doing, for the message that a second one gets.</param>
    /// <param name="time">The clock that "since" is read from.</param>
    /// <param name="wait">Wait for the other writer instead of giving up.</param>
    /// <param name="log">Told once when waiting starts.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WarehouseException">Another process holds it and <paramref name="wait"/> is false; the message names it.</exception>
    public static WarehouseLock Take(WarehouseHome home, string verb, TimeProvider time, bool wait = false, IStageLog? log = null, CancellationToken cancellation = default)
    {
        home.Create();
        for (var told = false; ; told = true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (FileLock.TryTake(home.GuardFile) is { } guard)
            {
                return Noted(home, guard, verb, time.GetUtcNow());
            }

            var holder = Holder(home);
            if (!wait) throw new WarehouseException($"{home.Path}: another process writes this warehouse: {holder}. Wait for it to end, or give --wait.");
            if (!told) log?.Line($"waiting for {holder}");
            cancellation.WaitHandle.WaitOne(Pause);
        }
    }

    /// <summary>Frees the lock.</summary>
    public void Dispose()
    {
        using (guard) File.Delete(home.LockFile);
    }

    /// <remarks>Where no note can be written the lock is free again, or this process would wait for itself at the next try.</remarks>
    private static WarehouseLock Noted(WarehouseHome home, FileStream guard, string verb, DateTimeOffset since)
    {
        try
        {
            Note(home, verb, since);
            return new WarehouseLock(home, guard);
        }
        catch
        {
            guard.Dispose();
            throw;
        }
    }

    /// <summary>Who is noted as writing: "pid 12, load, since 2026-11-21T10:00:00Z".</summary>
    private static string Holder(WarehouseHome home)
    {
        try
        {
            return File.ReadAllText(home.LockFile).Trim();
        }
        catch (IOException)
        {
            return "one that has just started";
        }
    }

    /// <remarks>Renamed into place, so that nobody reads half a note.</remarks>
    private static void Note(WarehouseHome home, string verb, DateTimeOffset since)
    {
        var draft = $"{home.LockFile}.{Environment.ProcessId}";
        File.WriteAllText(draft, string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}, {verb}, since {since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n"));
        File.Move(draft, home.LockFile, overwrite: true);
    }
}
