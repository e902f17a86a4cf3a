using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>Which of its own times a measure reads for a time that is shown.</summary>
/// <param name="Grain">The grain of the measure's own time.</param>
/// <param name="Offsets">From the time shown to the last time read.</param>
/// <param name="Window">How long before that it begins to read; null = as <paramref name="ToDate"/> and <paramref name="IsRunning"/> say.</param>
/// <param name="ToDate">The period since whose beginning it reads.</param>
/// <param name="IsRunning">Whether it reads all earlier times too.</param>
internal sealed record TimeReach(Grain Grain, IReadOnlyList<OffsetStep> Offsets, Back? Window, Grain? ToDate, bool IsRunning)
{
    /// <exception cref="SemanticException">A length is of a unit that nothing can be added up over.</exception>
    public static TimeReach Of(LeafRead read)
    {
        var grain = read.Measure.Time.Grain!.Value;
        if (read.Offsets.Any(o => o is BackCustom) && (read.Offsets.Count > 1 || read.Cumulative is not null))
            throw new SemanticException($"the measure '{read.Measure.Name}': an offset by a custom grain stands alone, not inside another and not before a running total");
        if (read.Cumulative is not { } cumulative) return new TimeReach(grain, read.Offsets, null, null, false);
        Grain Unit(string name, Place place) =>
            Grains.Parse(name) ?? throw place.Error($"'{name}': running totals are over {string.Join(", ", Grains.Names)}; {NearestName.Suggest(name, Grains.Names)}");
        var window = cumulative.Window is { } length ? new Back(length.Count, Unit(length.Unit, length.Place)) : null;
        Grain? toDate = cumulative.GrainToDate.Length == 0 ? null : Unit(cumulative.GrainToDate, cumulative.Input.Place);
        return new TimeReach(grain, read.Offsets, window, toDate, IsRunning: true);
    }

    /// <summary>That a row's own time is read for a time shown.</summary>
    public IEnumerable<Expression> Condition(Expression own, TimeRows shown)
    {
        if (Offsets is [BackCustom])
        {
            yield return new Binary("=", own, shown.Source!.Own);
            yield break;
        }

        var last = Offsets.Aggregate(shown.Time, (time, step) => step switch
        {
            Back back => new Earlier(time, back.Count, back.Unit),
            BackTo to => Times.Truncate(time, to.Grain),
            _ => throw new ArgumentOutOfRangeException(nameof(shown), step.GetType().Name, "an offset that is not known"),
        });
        if (!IsRunning)
        {
            yield return new Binary("=", own, last);
            yield break;
        }

        yield return new Binary("<=", own, last);
        if (Window is not null) yield return new Binary(">", own, new Earlier(last, Window.Count, Window.Unit));
        if (ToDate is { } grain) yield return new Binary(">=", own, Times.Truncate(last, grain));
    }

    /// <summary>The measure's own times that any time of a range reads, in whole periods of its grain.</summary>
    public TimeRange Read(TimeRange shown, Reporting reporting)
    {
        if (Offsets.Any(o => o is BackCustom)) return TimeRange.All;
        DateTime Cut(DateTime time, Grain grain) => Calendar.Truncate(time, grain, reporting);
        DateTime Last(DateTime time) => Offsets.Aggregate(time, (at, step) => step is Back back ? Calendar.Add(at, -back.Count, back.Unit) : Cut(at, ((BackTo)step).Grain));
        DateTime Next(DateTime time) => Calendar.Add(Cut(time, Grain), 1, Grain);
        var to = shown.To is { } end ? Next(Last(Cut(end.AddTicks(-1), Grain))) : (DateTime?)null;
        DateTime? from = shown.From is { } start ? Last(Cut(start, Grain)) : null;
        if (from is { } first && IsRunning)
        {
            from = Window is { } window ? Next(Calendar.Add(first, -window.Count, window.Unit))
                : ToDate is { } grain ? Cut(first, grain)
                : null;
        }

        return new TimeRange(from is { } at ? Cut(at, Grain) : null, to);
    }
}
