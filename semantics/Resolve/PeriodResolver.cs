using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Resolve;

/// <summary>Chooses the periods of an answer: whole ones, inside the spine.</summary>
internal sealed class PeriodResolver(MonthCalendar calendar)
{
    /// <exception cref="SemanticException">Something finer is asked for than a metric's facts are; or grains that do not nest.</exception>
    public PeriodRange Resolve(MetricRequest request, QueryScope scope, IReadOnlyList<ResolvedSource> sources)
    {
        Grain? finest = scope.Grains.Count == 0 ? null : scope.Grains.Min(g => g.Grain!.Value);
        foreach (var grain in scope.Grains.Where(g => !Grains.Nests(finest!.Value, g.Grain!.Value)))
            throw new SemanticException($"a week does not lie inside a {grain.Grain!.Value.Name()}: ask for metric_time__week without {grain.Text}");

        var conditionGrain = scope.TimeConditions.SelectMany(QueryScope.Named).Select(n => n.Grain ?? Grain.Month).DefaultIfEmpty(Grain.Year).Min();
        var isFine = finest is Grain.Day or Grain.Week || conditionGrain is Grain.Day or Grain.Week;
        var isPartOfMonth = finest is null && !IsWholeMonths(request) && sources.All(s => IsDaily(s.Source));
        var unit = isFine || isPartOfMonth ? Grain.Day : Grain.Month;
        if (unit == Grain.Day) CheckDaily(sources);

        var (from, to) = Range(request, finest ?? unit);
        return new PeriodRange(scope.Grains, finest, unit, from, to, [.. scope.TimeConditions.Select(OverSpine)], calendar);
    }

    private static bool IsWholeMonths(MetricRequest request) =>
        (request.Start?.Day ?? 1) == 1 && (request.End is not { } end || end.AddDays(1).Day == 1);

    private static bool IsDaily(Source source) =>
        source is EntitySource { IsDaily: true } || (source.Time.Grain == Grain.Day && source.Reach is { Kind: ReachKind.Period, OffsetMonths: 0 } && source is MeasureSource);

    private static void CheckDaily(IEnumerable<ResolvedSource> sources)
    {
        var monthly = sources.Where(s => !IsDaily(s.Source)).SelectMany(s => s.Leaves).Select(l => l.Measure.Name).Distinct(StringComparer.Ordinal).ToList();
        if (monthly.Count > 0)
            throw new SemanticException($"{string.Join(", ", monthly)}: known by month, so metric_time goes by month, quarter or year, not by day or week");
    }

    /// <summary>The days asked for, widened to whole periods, cut to the spine.</summary>
    private (DateOnly From, DateOnly To) Range(MetricRequest request, Grain grain)
    {
        if (request.Start > request.End) throw new SemanticException($"start {request.Start:yyyy-MM-dd} lies after end {request.End:yyyy-MM-dd}");
        var from = request.Start is { } start ? calendar.PeriodStart(start, grain) : calendar.FirstMonth;
        var to = request.End is { } end ? calendar.PeriodEnd(end, grain) : calendar.End;
        return (from < calendar.FirstMonth ? calendar.FirstMonth : from, to > calendar.End ? calendar.End : to);
    }

    private static Expression OverSpine(Expression condition) => DateLiterals.Typed(condition, r => DimensionName.Of(r).IsMetricTime)
        .Rewrite(part => part is Reference reference
            ? new Truncated(new Column(PeriodRange.Day), DimensionName.Of(reference).Grain ?? Grain.Month)
            : null);
}
