using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Warehouse.Etl.Schedule;

/// <summary>The runs of a warehouse's jobs: a file of JSON lines, one when a run starts and one when it ends, each flushed to the disk.</summary>
/// <remarks>
/// A process that is killed leaves a start without an end, which the next one notes as interrupted; half a line, cut by the kill, is no line.
/// Every publication copies the ended runs to <c>etl.job_run</c>.
/// </remarks>
public sealed class JobHistory
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock gate = new();
    private readonly string file;
    private readonly TimeProvider time;
    private readonly SortedDictionary<long, JobRun> runs = [];
    private readonly List<Line> unwritten = [];

    /// <summary>Reads what there is; the file may be missing.</summary>
    public JobHistory(JobFolder folder, TimeProvider time)
    {
        file = folder.HistoryFile;
        this.time = time;
        foreach (var line in Lines(file)) Apply(line);
    }

    /// <summary>All runs, oldest first.</summary>
    public IReadOnlyList<JobRun> Runs
    {
        get
        {
            lock (gate) return [.. runs.Values];
        }
    }

    /// <summary>Why the newest entries are not in the file: a disk that is full or can't be written. Null when all are. They are written with the next that can be.</summary>
    public string? Problem { get; private set; }

    /// <summary>A job's newest run, or null.</summary>
    public JobRun? Last(string job) => Runs.LastOrDefault(run => run.Job == job);

    /// <summary>Notes that a run starts.</summary>
    public JobRun Start(ScheduledJob job, string trigger, DateTimeOffset scheduled, int attempt)
    {
        lock (gate)
        {
            var id = runs.Count == 0 ? 1 : runs.Keys.Last() + 1;
            Append(new Line { Id = id, Job = job.Name, Verb = job.Verb, Trigger = trigger, Scheduled = scheduled.ToUniversalTime(), Attempt = attempt, Started = time.GetUtcNow() });
            return runs[id];
        }
    }

    /// <summary>Notes how a run ended.</summary>
    public JobRun Finish(JobRun run, string outcome, long? rows, string? error)
    {
        lock (gate)
        {
            Append(new Line { Id = run.Id, Finished = time.GetUtcNow(), Outcome = outcome, Rows = rows, Error = error });
            return runs[run.Id];
        }
    }

    /// <summary>Notes the runs whose process died; the caller holds the lock of the service, so nobody else runs one.</summary>
    public IReadOnlyList<JobRun> MarkInterrupted() =>
        [.. Runs.Where(run => run.Finished is null).Select(run => Finish(run, JobOutcome.Interrupted, null, "its process ended without a word; found at the next start"))];

    private static IEnumerable<Line> Lines(string file)
    {
        if (!File.Exists(file)) yield break;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } text)
        {
            if (Parse(text) is { } line) yield return line;
        }
    }

    private static Line? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize<Line>(text, Compact);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <remarks>A schedule must go on, and alert, where nothing can be written any more; so an entry counts at once, and reaches the file when it can.</remarks>
    private void Append(Line line)
    {
        unwritten.Add(line);
        Apply(line);
        try
        {
            Write();
            unwritten.Clear();
            Problem = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem = error.Message;
        }
    }

    /// <remarks>Begins with a line break, so that what follows half a line stands on its own.</remarks>
    private void Write()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        var lines = string.Join('\n', unwritten.Select(line => JsonSerializer.Serialize(line, Compact)));
        stream.Write(Encoding.UTF8.GetBytes($"{(stream.Length > 0 ? "\n" : "")}{lines}"));
        stream.Flush(flushToDisk: true);
    }

    private void Apply(Line line)
    {
        if (line.Started is { } started)
        {
            runs[line.Id] = new JobRun(line.Id, line.Job ?? "", line.Verb ?? "", line.Trigger ?? "", line.Scheduled ?? started, line.Attempt ?? 1, started, null, JobOutcome.Running, null, null);
        }
        else if (runs.TryGetValue(line.Id, out var run))
        {
            runs[line.Id] = run with { Finished = line.Finished, Outcome = line.Outcome ?? JobOutcome.Interrupted, Rows = line.Rows, Error = line.Error };
        }
    }

    private sealed record Line
    {
        public long Id { get; init; }
        public string? Job { get; init; }
        public string? Verb { get; init; }
        public string? Trigger { get; init; }
        public DateTimeOffset? Scheduled { get; init; }
        public int? Attempt { get; init; }
        public DateTimeOffset? Started { get; init; }
        public DateTimeOffset? Finished { get; init; }
        public string? Outcome { get; init; }
        public long? Rows { get; init; }
        public string? Error { get; init; }
    }
}
