using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Render;

/// <summary>Writes a whole plan as one statement: named tables that follow the plan's nodes, then the answer.</summary>
internal sealed class QueryRenderer
{
    private const string Period = QueryPlanner.Period;
    private readonly CommonTables tables = new();
    private readonly ExpressionRenderer expressions;
    private readonly ReachRenderer reaches;
    private readonly SourceRenderer sources;

    private QueryRenderer(DuckDbDialect dialect, PeriodRange periods)
    {
        expressions = new ExpressionRenderer(dialect);
        reaches = new ReachRenderer(tables, expressions, dialect);
        sources = new SourceRenderer(tables, expressions, reaches, new PeriodDays(tables, dialect, expressions, EntityFrame.Of(periods)));
    }

    public static SqlText Render(OrderLimit plan, MonthCalendar calendar) =>
        new QueryRenderer(new DuckDbDialect(calendar.FiscalYearStartMonth, calendar.WeekStart), PeriodsOf(plan)).Answer(plan);

    private static PeriodRange PeriodsOf(PlanNode node) => node is CombineOnDimensions combine ? combine.Periods : PeriodsOf(node.Inputs[0]);

    private SqlText Answer(OrderLimit plan)
    {
        var rows = Rows(plan.Input);
        var columns = plan.Columns.Select(c => expressions.Column(c.Value, c.Name));
        var clauses = new List<string> { $"from {rows}" };
        if (plan.Order.Count > 0)
            clauses.Add($"order by {string.Join(", ", plan.Order.Select(o => $"{DuckDbDialect.Name(o.Column)}{(o.IsDescending ? " desc" : "")} nulls last"))}");
        if (plan.Limit is { } limit) clauses.Add($"limit {limit}");
        return new SqlText(tables.Statement(CommonTables.Select(columns, clauses)), expressions.Parameters);
    }

    private string Rows(PlanNode node)
    {
        if (node is CombineOnDimensions combine) return Combined(combine);
        var compute = (ComputeMetrics)node;
        var rows = Rows(compute.Input);
        for (var i = 0; i < compute.Layers.Count; i++)
        {
            var name = compute.Layers.Count == 1 ? "computed" : $"computed_{i + 1}";
            var columns = compute.Layers[i].Select(c => $"{expressions.Render(c.Value)} as {DuckDbDialect.Name(c.Name)}");
            tables.Add(name, CommonTables.Select([$"{rows}.*", .. columns], $"from {rows}"));
            rows = name;
        }

        return rows;
    }

    private string Combined(CombineOnDimensions combine)
    {
        reaches.Periods(combine.Periods);
        foreach (var part in combine.Parts) sources.Table(part.Node);

        if (combine.Members.Count > 0) Members(combine);
        var names = combine.Members.Select(m => DuckDbDialect.Name(m.Name)).ToList();
        var columns = new List<string> { $"periods.{Period}" };
        columns.AddRange(names.Select(n => $"members.{n}"));
        columns.AddRange(combine.Parts.SelectMany(part => part.Columns.Select(c => $"{Filled(part.Node.Name, c)} as {DuckDbDialect.Name(c.Name)}")));
        var joins = combine.Parts.Select(part =>
        {
            var table = DuckDbDialect.Name(part.Node.Name);
            var keys = part.Keys.Select(DuckDbDialect.Name).Select(k => $" and {table}.{k} is not distinct from members.{k}");
            return $"left join {table} on {table}.{Period} = periods.{Period}{string.Concat(keys)}";
        });
        tables.Add("combined", CommonTables.Select(columns, ["from periods", .. names.Count > 0 ? ["cross join members"] : Array.Empty<string>(), .. joins]));
        return "combined";
    }

    /// <summary>The members that any table has; dense dimensions with each combination of the others.</summary>
    private void Members(CombineOnDimensions combine)
    {
        var names = combine.Members.Select(m => DuckDbDialect.Name(m.Name)).ToList();
        var lists = combine.Parts.Where(p => p.Keys.Count == names.Count).Select(p => $"select {string.Join(", ", names)} from {DuckDbDialect.Name(p.Node.Name)}").ToList();
        var seen = combine.OnlyMembers is { } only ? sources.Members(only)
            : lists.Count == 1 ? lists[0].Replace("select ", "select distinct ", StringComparison.Ordinal)
            : string.Join("\nunion\n", lists);
        var groups = combine.Members.GroupBy(m => m.Dense, m => DuckDbDialect.Name(m.Name)).ToList();
        if (groups.Count == 1)
        {
            tables.Add("members", seen);
            return;
        }

        tables.Add("seen", seen);
        var every = groups.Select((group, i) => $"(select distinct {string.Join(", ", group)} from seen) as members_{i + 1}");
        tables.Add("members", $"select {string.Join(", ", names)}\nfrom {string.Join("\ncross join ", every)}");
    }

    private static string Filled(string table, FilledColumn column)
    {
        var value = $"{DuckDbDialect.Name(table)}.{DuckDbDialect.Name(column.Name)}";
        if (column.FillsWithZero) value = $"coalesce({value}, 0)";
        return column.UnknownBefore is { } day ? $"case when periods.last_day >= {DuckDbDialect.Literal(day)} then {value} end" : value;
    }
}
