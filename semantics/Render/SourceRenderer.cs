using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Render;

/// <summary>Writes one aggregated table: the chain of nodes below it becomes one select.</summary>
internal sealed class SourceRenderer(CommonTables tables, ExpressionRenderer expressions, ReachRenderer reaches)
{
    private const string Day = PeriodRange.Day;
    private const string Period = QueryPlanner.Period;

    public void Table(AggregateMeasures aggregate)
    {
        var rows = Rows(aggregate.Input);
        var columns = new List<string> { $"{rows.PeriodTable}.{Period}" };
        columns.AddRange(aggregate.Keys.Select(key => $"{expressions.Render(key.Value)} as {DuckDbDialect.Name(key.Name)}"));
        columns.AddRange(aggregate.Measures.Select(m => $"{Measure(m, rows.PeriodTable)} as {DuckDbDialect.Name(m.Name)}"));
        var keys = string.Join(", ", Enumerable.Range(1, aggregate.Keys.Count + 1));
        tables.Add(aggregate.Name, CommonTables.Select(columns, [.. rows.Clauses(), $"group by {keys}"]));
    }

    /// <summary>The amount, its base, what matches what, and the amount shared out.</summary>
    public void Table(SpreadOverCut spread)
    {
        Table(spread.Amount);
        Table(spread.Over);
        var unnamed = DuckDbDialect.Literal(spread.Unnamed);
        var amount = $"amount.{DuckDbDialect.Name(spread.Amount.Measures[0].Name)}";
        var share = $"base.{DuckDbDialect.Name(spread.Over.Measures[0].Name)}";
        var names = spread.Spread.Select(DuckDbDialect.Name).ToList();
        var matches = names.Select(n => $"\n    and (amount.{n} = {unnamed} or amount.{n} is not distinct from base.{n})");
        var allNamed = names.Select(n => $"amount.{n} is distinct from {unnamed}");
        tables.Add($"{spread.Name}_matched", CommonTables.Select(
            [
                $"amount.{Period}",
                .. names.Select(n => $"coalesce(base.{n}, amount.{n}) as {n}"),
                $"cast({amount} as double) as amount",
                $"{share} as share",
                $"sum({share}) over (partition by amount.{Period}, {string.Join(", ", names.Select(n => $"amount.{n}"))}) as shares",
            ],
            $"from {DuckDbDialect.Name(spread.Amount.Name)} as amount",
            $"left join {DuckDbDialect.Name(spread.Over.Name)} as base\n    on base.{Period} = amount.{Period}{string.Concat(matches)}",
            $"where base.{Period} is not null or ({string.Join(" and ", allNamed)})"));

        var keys = spread.Keys.Select(DuckDbDialect.Name).ToList();
        var where = spread.Conditions.Count == 0 ? "" : $"\nwhere {string.Join("\n    and ", spread.Conditions.Select(c => $"({expressions.Render(c)})"))}";
        tables.Add(spread.Name, CommonTables.Select(
            [Period, .. keys, $"sum(amount * share / nullif(shares, 0)) as {DuckDbDialect.Name(spread.Column)}"],
            $"from {DuckDbDialect.Name($"{spread.Name}_matched")}{where}",
            $"group by {string.Join(", ", Enumerable.Range(1, keys.Count + 1))}"));
    }

    /// <summary>The members of dimensions, from the model that holds them.</summary>
    public string Members(ReadMembers members) => CommonTables.Select(
        members.Keys.Select(key => $"{expressions.Render(key.Value)} as {DuckDbDialect.Name(key.Name)}"), Rows(members.Input).Clauses())
        .Replace("select\n", "select distinct\n", StringComparison.Ordinal);

    private string Measure(MeasureColumn measure, string periodTable)
    {
        var filter = measure.Filter is null ? "" : $" filter (where {expressions.Render(measure.Filter)})";
        var aggregate = DuckDbDialect.Aggregate(measure.Aggregation, expressions.Render(measure.Value)) + filter;
        var signed = measure.IsNegated ? $"-{aggregate}" : aggregate;
        return measure.WholeWindow is null ? signed : $"case when count(distinct {periodTable}.{Day}){filter} = {measure.WholeWindow} then {signed} end";
    }

    private SelectRows Rows(PlanNode node)
    {
        switch (node)
        {
            case ReadModel read:
                return new SelectRows($"{DuckDbDialect.Relation(read.Model)} as {DuckDbDialect.Name(read.Alias)}");
            case JoinPeriods join:
                reaches.Reach(join.Reach);
                return Rows(join.Input).Join($"inner join {join.Reach.Name} as reach on reach.{Day} = {expressions.Render(join.Time)}");
            case JoinDimension { Join: var join } step:
                return Rows(step.Input).Join(
                    $"left join {DuckDbDialect.Relation(join.Model)} as {DuckDbDialect.Name(join.Alias)} on {expressions.Render(join.To)} = {expressions.Render(join.From)}");
            case FilterRows filter:
                return Rows(filter.Input).Where(filter.Conditions.Select(c => $"({expressions.Render(c)})"));
            case KeepMoved moved:
                var differs = moved.Members.Select(m => $"{expressions.Render(m.Before)} is distinct from {expressions.Render(m.After)}");
                return Rows(moved.Input).Where([$"({string.Join(" or ", differs)})"]);
            case KeepLatest latest:
                return Latest(latest);
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "a node that yields no rows");
        }
    }

    private SelectRows Latest(KeepLatest latest)
    {
        string List(IEnumerable<Expression> values, string suffix = "") => string.Join(", ", values.Select(v => expressions.Render(v) + suffix));
        var alias = DuckDbDialect.Name(latest.Alias);
        var rank = $"qualify row_number() over (partition by reach.{Period}, {List(latest.Per)} order by {List(latest.By, " desc nulls last")}) = 1";
        tables.Add(latest.Name, CommonTables.Select([$"{alias}.*", $"reach.{Period}", $"reach.{Day}"], [.. Rows(latest.Input).Clauses(), rank]));
        return new SelectRows($"{DuckDbDialect.Name(latest.Name)} as {alias}") { PeriodTable = alias };
    }

    /// <summary>The clauses of one select, gathered from the read upwards.</summary>
    private sealed class SelectRows(string from)
    {
        private readonly List<string> joins = [];
        private readonly List<string> conditions = [];

        /// <summary>The table that holds the period.</summary>
        public string PeriodTable { get; init; } = "reach";

        public SelectRows Join(string join)
        {
            joins.Add(join);
            return this;
        }

        public SelectRows Where(IEnumerable<string> more)
        {
            conditions.AddRange(more);
            return this;
        }

        public IEnumerable<string> Clauses()
        {
            yield return $"from {from}";
            foreach (var join in joins) yield return join;
            if (conditions.Count > 0) yield return $"where {string.Join("\n    and ", conditions)}";
        }
    }
}
