using System.Globalization;

namespace Warehouse.Etl;

/// <summary>One process writes a home at a time. The operating system holds the lock, so a process that is killed frees it.</summary>
public sealed class WarehouseLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FileStream held;

    private WarehouseLock(FileStream held) => this.held = held;

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
            if (TryOpen(home.LockFile) is { } stream)
            {
                Note(stream, verb, time.GetUtcNow());
                return new WarehouseLock(stream);
            }

            var holder = Holder(home);
            if (!wait) throw new WarehouseException($"{home.Path}: another process writes this warehouse: {holder}. Wait for it to end, or give --wait.");
            if (!told) log?.Line($"waiting for {holder}");
            cancellation.WaitHandle.WaitOne(Pause);
        }
    }

    /// <summary>Who was last noted as writing: "pid 12, load, since 2026-11-21T10:00:00Z".</summary>
    public static string Holder(WarehouseHome home)
    {
        try
        {
            using var handle = File.OpenHandle(home.LockFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[RandomAccess.GetLength(handle)];
            var length = RandomAccess.Read(handle, bytes, 0);
            var note = System.Text.Encoding.UTF8.GetString(bytes, 0, length).Trim();
            return note.Length > 0 ? note : "one that has just started";
        }
        catch (IOException)
        {
            return "one that has just started";
        }
    }

    /// <summary>Frees the lock.</summary>
    public void Dispose()
    {
        held.SetLength(0);
        held.Dispose();
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new WarehouseException($"{path}: the lock can't be opened: {error.Message} Use a home that you may write to.", error);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static void Note(FileStream stream, string verb, DateTimeOffset since)
    {
        var note = string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}, {verb}, since {since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n");
        stream.SetLength(0);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(note));
        stream.Flush();
    }
}
