using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Render;

namespace Warehouse.Semantics.Entities;

/// <summary>The clauses that the tables of entities share.</summary>
internal static class EntitySql
{
    /// <summary>The measure's rows, with the name that the versions of an entity share.</summary>
    public static IEnumerable<string> From(ExpressionRenderer expressions, EntityMeasure measure)
    {
        yield return $"from {DuckDbDialect.Relation(measure.Model)} as {DuckDbDialect.Name(measure.Alias)}";
        if (measure.UnitJoin is { } join)
            yield return $"inner join {DuckDbDialect.Relation(join.Model)} as {DuckDbDialect.Name(join.Alias)} on {expressions.Render(join.To)} = {expressions.Render(join.From)}";
    }

    public static IEnumerable<string> Joins(ExpressionRenderer expressions, IEnumerable<MemberJoin> joins) => joins.Select(join =>
        $"left join {DuckDbDialect.Relation(join.Model)} as {DuckDbDialect.Name(join.Alias)}{On(expressions, join.On)}");

    /// <summary>A join to a table of the query, a condition a line.</summary>
    public static string InnerJoin(ExpressionRenderer expressions, string table, string alias, Expression on) =>
        $"inner join {DuckDbDialect.Name(table)} as {DuckDbDialect.Name(alias)}{On(expressions, on)}";

    private static string On(ExpressionRenderer expressions, Expression on) => $"\n    on {string.Join("\n    and ", on.Conjuncts().Select(expressions.Render))}";

    public static IEnumerable<string> Where(ExpressionRenderer expressions, IReadOnlyList<Expression> conditions)
    {
        if (conditions.Count > 0) yield return $"where {expressions.All(conditions)}";
    }

    /// <summary>The rows of a measure that belong to an entity.</summary>
    public static IReadOnlyList<Expression> Counted(EntityMeasure measure) =>
        [new IsNull(measure.Unit, Negated: true), .. measure.Filter is null ? Array.Empty<Expression>() : [measure.Filter]];

    /// <summary>A further condition inside a filter; empty where there is none.</summary>
    public static string Filter(ExpressionRenderer expressions, Expression? condition) => condition is null ? "" : $" and ({expressions.Render(condition)})";
}
