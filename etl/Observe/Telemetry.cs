using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Warehouse.Etl.Observe;

/// <summary>The warehouse's traces and metrics, for whatever collector listens to the source and the meter "Warehouse".</summary>
/// <remarks>
/// <code>
/// spans      job NAME (warehouse.job) around stage load | build | check | publish | report | deliver (warehouse.home, warehouse.rows)
/// metrics    warehouse.stage.duration  s      by stage and outcome
///            warehouse.rows            {row}  by stage
///            warehouse.job.runs        {run}  by job and outcome
///            warehouse.alerts          {alert} by kind
/// </code>
/// Without a listener they cost next to nothing.
/// </remarks>
public static class Telemetry
{
    /// <summary>Name of the source and the meter.</summary>
    public const string Name = "Warehouse";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> StageDuration = Meter.CreateHistogram<double>("warehouse.stage.duration", "s", "How long a stage took");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("warehouse.rows", "{row}", "Rows that a stage loaded or built");
    private static readonly Counter<long> JobRuns = Meter.CreateCounter<long>("warehouse.job.runs", "{run}", "Runs of scheduled jobs");
    private static readonly Counter<long> Alerts = Meter.CreateCounter<long>("warehouse.alerts", "{alert}", "Alerts raised");

    /// <summary>Does a stage's work within its span and counts it.</summary>
    /// <param name="stage">load, build, check, publish or report.</param>
    /// <param name="home">The warehouse's folder.</param>
    /// <param name="work">Returns the stage's result.</param>
    /// <param name="rows">Rows that a result stands for, if it counts any.</param>
    public static T Stage<T>(string stage, string home, Func<T> work, Func<T, long?> rows)
    {
        using var span = Source.StartActivity($"stage {stage}");
        span?.SetTag("warehouse.home", home);
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var result = work();
            outcome = "done";
            if (rows(result) is { } count)
            {
                span?.SetTag("warehouse.rows", count);
                Rows.Add(count, new KeyValuePair<string, object?>("stage", stage));
            }

            return result;
        }
        catch (Exception error)
        {
            outcome = error is OperationCanceledException ? "cancelled" : "failed";
            span?.SetStatus(ActivityStatusCode.Error, error.Message);
            throw;
        }
        finally
        {
            StageDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("stage", stage), new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    /// <summary>Does a job's work within its span, whose children are the spans of its stages.</summary>
    public static T Job<T>(string job, Func<T> work)
    {
        using var span = Source.StartActivity($"job {job}");
        span?.SetTag("warehouse.job", job);
        try
        {
            return work();
        }
        catch (Exception error)
        {
            span?.SetStatus(ActivityStatusCode.Error, error.Message);
            throw;
        }
    }

    /// <summary>Counts a job's run.</summary>
    public static void JobEnded(string job, string outcome) => JobRuns.Add(1, new("job", job), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Counts an alert.</summary>
    public static void Alerted(string kind) => Alerts.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
