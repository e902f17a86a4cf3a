using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>What a table reads of a model: which rows, over which times.</summary>
/// <param name="Key">The same for tables that read the same rows but for their times.</param>
/// <param name="Range">The times.</param>
/// <param name="Rows">The same rows over other times.</param>
internal sealed record Scan(string Key, TimeRange Range, Expression Time, Func<TimeRange, PlanNode> Rows)
{
    /// <summary>The grain of the time as it is stored.</summary>
    public Grain Known { get; init; }

    public static Scan Of(RowScope scope, Expression time, TimeRange range, IReadOnlyList<Expression> conditions)
    {
        var (joined, own) = (scope.Joined, scope.Own(time));
        var key = $"{joined}|{string.Join(" and ", conditions)}";
        return new Scan(key, range, own, other =>
        {
            List<Expression> all = [.. other.On(own), .. conditions];
            return all.Count == 0 ? joined : new FilterRows(joined, all);
        });
    }

    /// <summary>The range that holds both, where that is not longer than the two together; else null.</summary>
    public static TimeRange? Together(TimeRange one, TimeRange other)
    {
        var from = one.From is null || other.From is null ? null : one.From < other.From ? one.From : other.From;
        var to = one.To is null || other.To is null ? null : one.To > other.To ? one.To : other.To;
        var isApart = one.To < other.From || other.To < one.From;
        return isApart ? null : new TimeRange(from, to);
    }
}
