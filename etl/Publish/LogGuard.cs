namespace Warehouse.Etl.Publish;

/// <summary>Keeps write-ahead logs away from published files.</summary>
/// <remarks>
/// A published file is read-only, but root may write what is read-only, and a client that opens it read-write and dies leaves a <c>.wal</c> that
/// DuckDB replays when the file, or whatever the link points to by then, is opened next. So the log's name is taken: by a symbolic link
/// to a folder that is not there. Readers find no log; a writer can't make one, and its commit fails before anything is changed.
/// </remarks>
internal static class LogGuard
{
    private const string Nowhere = "no-log/published-versions-are-read-only";

    /// <summary>Takes the log's name beside a file; what lies there is no part of any version.</summary>
    public static void Place(string database)
    {
        var log = LogOf(database);
        if (new FileInfo(log).LinkTarget == Nowhere) return;
        if (OperatingSystem.IsWindows()) return;
        var next = $"{log}.next";
        File.Delete(next);
        File.CreateSymbolicLink(next, Nowhere);
        File.Move(next, log, overwrite: true);
    }

    /// <summary>Whether a real log lies beside a file.</summary>
    public static bool FindsLog(string database)
    {
        var log = new FileInfo(LogOf(database));
        return log.LinkTarget is null && log.Exists;
    }

    private static string LogOf(string database) => $"{database}.wal";
}
