using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>Conditions on periods as conditions on the time itself, so that the database can skip what lies outside.</summary>
/// <remarks><c>month(at) &gt;= '2026-02-01'</c> is <c>at &gt;= '2026-02-01'</c>; <c>month(at) &lt;= '2026-02-15'</c> is <c>at &lt; '2026-03-01'</c>.</remarks>
internal static class TimePredicates
{
    /// <summary>The condition with each of its comparisons that can be moved to the bare time moved there.</summary>
    public static Expression OnTime(Expression condition) => condition.Rewrite(part => part switch
    {
        Binary { Operator: ">=" or ">" or "<" or "<=" or "=" } binary when Bound(binary.Right) is { } bound && Times.CutDown(binary.Left) is var (time, grain) && Calendar.IsOfEveryBusiness(grain) => Moved(binary.Operator, time, grain, bound, binary.Right),
        _ => null,
    });

    private static Binary? Moved(string comparison, Expression time, Grain grain, DateTime bound, Expression literal)
    {
        var start = Calendar.Truncate(bound, grain, Reporting.Plain);
        var isStart = start == bound;
        if (!isStart && start > DateTime.MaxValue.AddYears(-2)) return null;
        var next = Calendar.Add(start, 1, grain);
        Binary At(string op, DateTime at) => new(op, time, Like(literal, at));
        return comparison switch
        {
            ">=" => At(">=", isStart ? start : next),
            ">" => At(">=", next),
            "<" => At("<", isStart ? start : next),
            "<=" => At("<", next),
            _ when isStart => new Binary("and", At(">=", start), At("<", next)),
            _ => null,
        };
    }

    private static DateTime? Bound(Expression literal) => literal switch
    {
        Parameter { Value: DateOnly day } => day.ToDateTime(TimeOnly.MinValue),
        Parameter { Value: DateTime time } => time,
        Constant { Value: DateOnly day } => day.ToDateTime(TimeOnly.MinValue),
        Constant { Value: DateTime time } => time,
        _ => null,
    };

    /// <summary>A bound of the request stays one that is bound.</summary>
    private static Expression Like(Expression literal, DateTime at)
    {
        var value = TimeRange.Literal(at);
        return literal is Parameter ? new Parameter(value.Value!) : value;
    }
}
