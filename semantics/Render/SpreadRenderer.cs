using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Render;

/// <summary>Writes an amount that is spread over a cut: the amount, its base, what matches what, and the amount shared out.</summary>
internal sealed class SpreadRenderer(CommonTables tables, ExpressionRenderer expressions, SourceRenderer sources)
{
    private const string Period = QueryPlanner.Period;

    public void Table(SpreadOverCut spread)
    {
        sources.Table(spread.Amount.Table);
        sources.Table(spread.Over.Table);
        var matched = $"{spread.Name}_matched";
        tables.Add(matched, Matched(spread));

        var keys = spread.Keys.Select(DuckDbDialect.Name).ToList();
        var where = spread.Conditions.Count == 0 ? "" : $"\nwhere {expressions.All(spread.Conditions)}";
        tables.Add(spread.Name, CommonTables.Select(
            [Period, .. keys, $"sum(amount * share / nullif(shares, 0)) as {DuckDbDialect.Name(spread.Column)}"],
            $"from {DuckDbDialect.Name(matched)}{where}",
            $"group by {string.Join(", ", Enumerable.Range(1, keys.Count + 1))}"));
    }

    /// <summary>Each line of the amount beside each member that it may belong to; a line that names its member stays also where the base has none.</summary>
    private static string Matched(SpreadOverCut spread)
    {
        var unnamed = DuckDbDialect.Literal(spread.Unnamed);
        var share = $"base.{DuckDbDialect.Name(spread.Over.Column)}";
        var names = spread.Spread.Select(DuckDbDialect.Name).ToList();
        var matches = names.Select(n => $"\n    and (amount.{n} = {unnamed} or amount.{n} is not distinct from base.{n})");
        var allNamed = names.Select(n => $"amount.{n} is distinct from {unnamed}");
        return CommonTables.Select(
            [
                $"amount.{Period}",
                .. names.Select(n => $"coalesce(base.{n}, amount.{n}) as {n}"),
                $"cast(amount.{DuckDbDialect.Name(spread.Amount.Column)} as double) as amount",
                $"{share} as share",
                $"sum({share}) over (partition by amount.{Period}, {string.Join(", ", names.Select(n => $"amount.{n}"))}) as shares",
            ],
            $"from {DuckDbDialect.Name(spread.Amount.Table.Name)} as amount",
            $"left join {DuckDbDialect.Name(spread.Over.Table.Name)} as base\n    on base.{Period} = amount.{Period}{string.Concat(matches)}",
            $"where base.{Period} is not null or ({string.Join(" and ", allNamed)})");
    }
}
