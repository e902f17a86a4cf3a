using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Render;

/// <summary>Writes one aggregated table: the chain of nodes below it becomes one select.</summary>
internal sealed class SourceRenderer(CommonTables tables, ExpressionRenderer expressions, ReachRenderer reaches, PeriodDays days)
{
    private const string Day = PeriodRange.Day;
    private const string Period = QueryPlanner.Period;

    public void Table(TableNode node)
    {
        switch (node)
        {
            case AggregateMeasures aggregate:
                Table(aggregate);
                break;
            case TrailingWindow window:
                Table(window);
                break;
            case SpreadOverCut spread:
                new SpreadRenderer(tables, expressions, this).Table(spread);
                break;
            case var followed when new EntityRenderer(tables, expressions, days).Write(followed):
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "a table that cannot be written");
        }
    }

    private void Table(AggregateMeasures aggregate)
    {
        var rows = Rows(aggregate.Input);
        var columns = new List<string> { aggregate.Day is null ? $"{rows.PeriodTable}.{Period}" : $"{expressions.Render(aggregate.Day)} as {Day}" };
        columns.AddRange(aggregate.Keys.Select(key => $"{expressions.Render(key.Value)} as {DuckDbDialect.Name(key.Name)}"));
        foreach (var measure in aggregate.Measures) columns.AddRange(Measure(measure, aggregate.Day is null ? rows.PeriodTable : null));
        var keys = string.Join(", ", Enumerable.Range(1, aggregate.Keys.Count + 1));
        tables.Add(aggregate.Name, CommonTables.Select(columns, [.. rows.Clauses(), $"group by {keys}"]));
    }

    private void Table(TrailingWindow window)
    {
        Table(window.Input);
        var keys = window.Input.Keys.Select(key => $"months.{DuckDbDialect.Name(key.Name)}").ToList();
        var sums = window.Input.Measures.Select(measure =>
        {
            var name = DuckDbDialect.Name(measure.Name);
            var sum = $"sum(months.{name})";
            var whole = $"case when count(*) filter (where months.{RowsOf(measure)} > 0) = {measure.WholeWindow} then {sum} end";
            return $"{(measure.WholeWindow is null ? sum : whole)} as {name}";
        });
        tables.Add(window.Name, CommonTables.Select(
            [$"reach.{Period}", .. keys, .. sums],
            $"from {DuckDbDialect.Name(window.Input.Name)} as months",
            $"inner join {window.Reach.Name} as reach on reach.{Day} = months.{Day}",
            $"group by {string.Join(", ", Enumerable.Range(1, keys.Count + 1))}"));
    }

    /// <summary>The members of dimensions, from the model that holds them.</summary>
    public string Members(ReadMembers members) => CommonTables.Select(
        members.Keys.Select(key => $"{expressions.Render(key.Value)} as {DuckDbDialect.Name(key.Name)}"), Rows(members.Input).Clauses())
        .Replace("select\n", "select distinct\n", StringComparison.Ordinal);

    /// <summary>The column that tells how many rows a month's number rests on.</summary>
    private static string RowsOf(MeasureColumn measure) => DuckDbDialect.Name($"{measure.Name}_rows");

    /// <param name="periodTable">The table that holds the period; null where rows are months that a window will add up.</param>
    private IEnumerable<string> Measure(MeasureColumn measure, string? periodTable)
    {
        var filter = measure.Filter is null ? "" : $" filter (where {expressions.Render(measure.Filter)})";
        var aggregate = DuckDbDialect.Aggregate(measure.Aggregation, expressions.Render(measure.Value)) + filter;
        var signed = measure.IsNegated ? $"-{aggregate}" : aggregate;
        var isGuarded = measure.WholeWindow is not null && periodTable is not null;
        var value = isGuarded ? $"case when count(distinct {periodTable}.{Day}){filter} = {measure.WholeWindow} then {signed} end" : signed;
        yield return $"{value} as {DuckDbDialect.Name(measure.Name)}";
        if (measure.WholeWindow is not null && periodTable is null) yield return $"count(*){filter} as {RowsOf(measure)}";
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
            case KeepReached keep:
                reaches.Reach(keep.Reach);
                return Rows(keep.Input).Where([$"{expressions.Render(keep.Time)} in (select {Day} from {keep.Reach.Name})"]);
            case JoinDimension { Join: var join } step:
                return Rows(step.Input).Join(
                    $"left join {DuckDbDialect.Relation(join.Model)} as {DuckDbDialect.Name(join.Alias)} on {expressions.Render(join.To)} = {expressions.Render(join.From)}");
            case FilterRows filter:
                return Rows(filter.Input).Where([expressions.All(filter.Conditions)]);
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
