namespace Warehouse.Etl.Schedule;

/// <summary>What the scheduler keeps beside a warehouse, so that pauses, requests and history outlive its process and are seen from others.</summary>
/// <remarks>
/// <code>
/// jobs/history.jsonl      every run, appended and flushed
/// jobs/service.lock       held by the process that runs jobs
/// jobs/paused/JOB         the job is paused
/// jobs/requests/ID.JOB    run the job now
/// </code>
/// Files, not DuckDB tables: the build can be open in one process only, and a pause must work while a load of an hour has it.
/// </remarks>
public sealed class JobFolder
{
    public JobFolder(WarehouseHome home) => Path = System.IO.Path.Combine(home.Path, "jobs");

    public string Path { get; }

    public string HistoryFile => System.IO.Path.Combine(Path, "history.jsonl");

    public string LockFile => System.IO.Path.Combine(Path, "service.lock");

    /// <summary>Which alerts were sent when.</summary>
    public string AlertsFile => System.IO.Path.Combine(Path, "alerts.json");

    private string PausedFolder => System.IO.Path.Combine(Path, "paused");

    private string RequestsFolder => System.IO.Path.Combine(Path, "requests");

    public bool IsPaused(string job) => File.Exists(System.IO.Path.Combine(PausedFolder, job));

    /// <returns>Whether it was not paused before.</returns>
    public bool Pause(string job)
    {
        if (IsPaused(job)) return false;
        Directory.CreateDirectory(PausedFolder);
        File.WriteAllBytes(System.IO.Path.Combine(PausedFolder, job), []);
        return true;
    }

    /// <returns>Whether it was paused before.</returns>
    public bool Resume(string job)
    {
        if (!IsPaused(job)) return false;
        File.Delete(System.IO.Path.Combine(PausedFolder, job));
        return true;
    }

    /// <summary>Asks the service to run a job now.</summary>
    public void Request(string job)
    {
        Directory.CreateDirectory(RequestsFolder);
        File.WriteAllBytes(System.IO.Path.Combine(RequestsFolder, $"{Guid.NewGuid():N}.{job}"), []);
    }

    /// <summary>Takes the requests there are; each is answered once.</summary>
    public IReadOnlyList<string> TakeRequests()
    {
        if (!Directory.Exists(RequestsFolder)) return [];
        var jobs = new List<string>();
        foreach (var file in Directory.EnumerateFiles(RequestsFolder).OrderBy(File.GetLastWriteTimeUtc))
        {
            File.Delete(file);
            jobs.Add(System.IO.Path.GetExtension(file).TrimStart('.'));
        }

        return jobs;
    }

    /// <summary>Becomes the process that runs this warehouse's jobs.</summary>
    /// <returns>The lock, or null when another process holds it.</returns>
    /// <exception cref="WarehouseException">The folder can't be written.</exception>
    public IDisposable? TryLock()
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WarehouseException($"{Path}: jobs can't be run here: {error.Message} Use a home that you may write to.", error);
        }

        return FileLock.TryTake(LockFile);
    }

    /// <summary>Whether some process runs jobs now.</summary>
    public bool IsServed()
    {
        if (!File.Exists(LockFile)) return false;
        using var free = TryLock();
        return free is null;
    }
}
