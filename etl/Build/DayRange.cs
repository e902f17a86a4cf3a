using System.Globalization;

namespace Warehouse.Etl.Build;

/// <summary>Days from one to another, both included.</summary>
public readonly record struct DayRange(DateOnly From, DateOnly To)
{
    /// <summary>The days as SQL writes them.</summary>
    internal IEnumerable<string> Days
    {
        get
        {
            var first = From;
            return Enumerable.Range(0, Math.Max(0, To.DayNumber - From.DayNumber + 1)).Select(days => first.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The days after the earlier end up to the later one, whichever comes first.</summary>
    internal IReadOnlyCollection<string> DaysBetween => [.. (From < To ? new DayRange(From.AddDays(1), To) : new DayRange(To.AddDays(1), From)).Days];

    internal DayRange With(DayRange other) => new(From < other.From ? From : other.From, To > other.To ? To : other.To);
}
