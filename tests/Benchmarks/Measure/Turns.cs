using System.Diagnostics;

namespace Warehouse.Benchmarks.Measure;

/// <summary>Times rivals in turns, so that a slow spell of the machine falls on all of them: what counts is their ratio.</summary>
internal static class Turns
{
    /// <summary>Runs each rival once unrecorded, then <paramref name="rounds"/> times; each round begins with another of them.</summary>
    /// <returns>Each rival's times in milliseconds, in the order given.</returns>
    public static IReadOnlyList<IReadOnlyList<double>> Run(int rounds, params IReadOnlyList<Action> rivals)
    {
        var times = rivals.Select(_ => new List<double>(rounds)).ToList();
        for (var round = 0; round <= rounds; round++)
        {
            for (var turn = 0; turn < rivals.Count; turn++)
            {
                var rival = (round + turn) % rivals.Count;
                var watch = Stopwatch.StartNew();
                rivals[rival]();
                if (round > 0) times[rival].Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return times;
    }

    /// <summary>The middle of some times; the mean of the middle two where their number is even.</summary>
    public static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        var half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
