using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>The times that a request asks about.</summary>
/// <param name="From">The first, inclusive; null = no bound.</param>
/// <param name="To">The end, exclusive; null = no bound.</param>
internal sealed record TimeRange(DateTime? From, DateTime? To)
{
    public static TimeRange All { get; } = new(null, null);

    public bool IsAll => From is null && To is null;

    /// <summary>A request's range, widened to whole periods of the finest grain that it asks <c>metric_time</c> by.</summary>
    /// <exception cref="SemanticException">It ends before it starts.</exception>
    public static TimeRange Of(MetricRequest request, Grain? finest, Reporting reporting)
    {
        var from = request.StartAt ?? request.Start?.ToDateTime(TimeOnly.MinValue);
        var last = request.EndAt ?? request.End?.ToDateTime(TimeOnly.MinValue);
        if (from > last) throw new SemanticException($"start {from:yyyy-MM-dd HH:mm:ss} lies after end {last:yyyy-MM-dd HH:mm:ss}");
        var end = request.EndAt is null ? last?.AddDays(1) : last?.AddTicks(TimeSpan.TicksPerMicrosecond);
        if (finest is not { } grain) return new TimeRange(from, end);
        var whole = last is null ? (DateTime?)null : Calendar.Add(Calendar.Truncate(last.Value, grain, reporting), 1, grain);
        return new TimeRange(from is null ? null : Calendar.Truncate(from.Value, grain, reporting), whole < end ? end : whole);
    }

    /// <summary>The condition that a time lies inside, on the bare column where the bounds allow it.</summary>
    public IEnumerable<Expression> On(Expression time)
    {
        var column = Bare(time);
        if (From is { } from) yield return new Binary(">=", column, Literal(from));
        if (To is { } to) yield return new Binary("<", column, Literal(to));
    }

    /// <summary>A bound's literal: a date where it is midnight.</summary>
    public static Constant Literal(DateTime time) => new(time.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(time) : time);

    /// <summary>A cut-down time lies between two beginnings of its periods exactly when the time itself does.</summary>
    private Expression Bare(Expression time) => Times.CutDown(time) is var (inner, grain) && IsBoundary(From, grain) && IsBoundary(To, grain) ? Bare(inner) : time;

    /// <summary>Whether a period of every business begins there; no bound is one.</summary>
    public static bool IsBoundary(DateTime? bound, Grain grain) => Calendar.IsOfEveryBusiness(grain) && (bound is not { } at || Calendar.Truncate(at, grain, Reporting.Plain) == at);
}
