using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Warehouse.Benchmarks.Measure;
using Warehouse.Reports.Rendering;

namespace Warehouse.Benchmarks.Packs;

/// <summary>How long packs spend in each of their stages, round by round, in milliseconds; what is in none of them is called the rest.</summary>
internal sealed class StageTimes : IDisposable
{
    /// <summary>The stage that the semantic layer answers in; it is measured by the asker.</summary>
    public const string Questions = "questions";

    private static readonly string[] Order =
        [Questions, PackStages.Pages, PackStages.Fonts, PackStages.Open, PackStages.Load, PackStages.Charts, PackStages.Layout, PackStages.Print, PackStages.Stamp, "rest"];

    private readonly ConcurrentDictionary<string, double> _round = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyDictionary<string, double>> _rounds = [];
    private readonly ActivityListener _listener;

    public StageTimes()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PackStages.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Add(activity.OperationName, activity.Duration),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Adds to a stage of the round in hand; from any thread.</summary>
    public void Add(string stage, TimeSpan time) => _round.AddOrUpdate(stage, time.TotalMilliseconds, (_, before) => before + time.TotalMilliseconds);

    /// <summary>Ends a round that took so long as a whole.</summary>
    public void EndRound(TimeSpan whole)
    {
        _round["rest"] = whole.TotalMilliseconds - _round.Values.Sum();
        _rounds.Add(_round.ToDictionary(stage => stage.Key, stage => stage.Value));
        _round.Clear();
    }

    /// <summary>Leaves the rounds so far out.</summary>
    public void Forget() => _rounds.Clear();

    /// <summary>Each stage's median.</summary>
    public string Medians() => Told(stage => Turns.Median(_rounds.Select(round => round.GetValueOrDefault(stage))), Order);

    /// <summary>Each stage's time in all rounds, of one pack of so many. Packs of a batch overlap: the rest of the clock's time would say nothing.</summary>
    public string Sums(int packs) => Told(stage => _rounds.Sum(round => round.GetValueOrDefault(stage)) / packs, Order[..^1]);

    public void Dispose() => _listener.Dispose();

    private static string Told(Func<string, double> of, IEnumerable<string> stages) =>
        string.Join(", ", stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage} {of(stage):0}"))) + " ms";
}
