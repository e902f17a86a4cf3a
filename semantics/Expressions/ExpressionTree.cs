namespace Warehouse.Semantics.Expressions;

/// <summary>Walking and rebuilding expressions.</summary>
internal static class ExpressionTree
{
    /// <summary>Replaces what <paramref name="replace"/> answers for, top down; where it answers null, goes into the parts.</summary>
    public static Expression Rewrite(this Expression expression, Func<Expression, Expression?> replace)
    {
        if (replace(expression) is { } replacement) return replacement;
        Expression Into(Expression part) => part.Rewrite(replace);
        return expression switch
        {
            Truncated truncated => truncated with { Time = Into(truncated.Time) },
            RateBefore rate => rate with { Currency = Into(rate.Currency), Before = Into(rate.Before), Otherwise = rate.Otherwise is null ? null : Into(rate.Otherwise) },
            InZone zone => zone with { Time = Into(zone.Time) },
            Extracted extracted => extracted with { Time = Into(extracted.Time) },
            Earlier earlier => earlier with { Time = Into(earlier.Time) },
            Later later => later with { Time = Into(later.Time) },
            Cast cast => cast with { Operand = Into(cast.Operand) },
            Aggregated aggregated => aggregated with { Value = Into(aggregated.Value), Filter = aggregated.Filter is null ? null : Into(aggregated.Filter) },
            EachOf each => new EachOf([.. each.Values.Select(Into)]),
            Picked picked => picked with { Value = Into(picked.Value), Order = Into(picked.Order) },
            Over over => new Over(
                over.Function with { Arguments = [.. over.Function.Arguments.Select(Into)] },
                [.. over.Partition.Select(Into)],
                over.Order is null ? null : Into(over.Order)),
            Unary unary => unary with { Operand = Into(unary.Operand) },
            Binary binary => binary with { Left = Into(binary.Left), Right = Into(binary.Right) },
            Call call => call with { Arguments = [.. call.Arguments.Select(Into)] },
            Case branches => new Case(
                [.. branches.Branches.Select(b => new CaseBranch(Into(b.When), Into(b.Then)))],
                branches.Otherwise is null ? null : Into(branches.Otherwise)),
            InList inList => inList with { Operand = Into(inList.Operand), Items = [.. inList.Items.Select(Into)] },
            Like like => like with { Operand = Into(like.Operand), Pattern = Into(like.Pattern) },
            IsNull isNull => isNull with { Operand = Into(isNull.Operand) },
            Between between => between with { Operand = Into(between.Operand), Low = Into(between.Low), High = Into(between.High) },
            _ => expression,
        };
    }

    /// <summary>Every part of one kind, in the order of the text.</summary>
    public static IReadOnlyList<T> All<T>(this Expression expression)
        where T : Expression
    {
        var found = new List<T>();
        expression.Rewrite(part =>
        {
            if (part is T match) found.Add(match);
            return null;
        });
        return found;
    }

    /// <summary>The conditions joined by <c>and</c> at the top: all of them must hold.</summary>
    public static IEnumerable<Expression> Conjuncts(this Expression expression) =>
        expression is Binary { Operator: "and" } both ? both.Left.Conjuncts().Concat(both.Right.Conjuncts()) : [expression];

    /// <summary>The conditions joined by <c>and</c>; null where there are none.</summary>
    public static Expression? AllOf(this IEnumerable<Expression> conditions) =>
        conditions.Aggregate((Expression?)null, (all, next) => all is null ? next : new Binary("and", all, next));

    /// <summary>The conditions joined by <c>or</c>, the same one said once and equalities of one column as a list of its values.</summary>
    public static Expression AnyOf(this IEnumerable<Expression> conditions) => conditions
        .DistinctBy(condition => condition.ToString())
        .GroupBy(condition => condition is Binary equal && IsValueOfColumn(equal) ? $"{equal.Left} =" : condition.ToString(), StringComparer.Ordinal)
        .Select(alike => alike.Count() == 1 ? alike.First() : new InList(((Binary)alike.First()).Left, [.. alike.Cast<Binary>().Select(equal => equal.Right)], Negated: false))
        .Aggregate((any, next) => new Binary("or", any, next));

    private static bool IsValueOfColumn(Binary binary) => binary is { Operator: "=", Left: Column, Right: Constant };
}
