using System.Text;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Sql;

namespace Warehouse.Semantics.Render;

/// <summary>Writes a statement in DuckDB's SQL.</summary>
internal sealed class StatementRenderer
{
    private readonly DuckDbDialect dialect;
    private readonly StringBuilder sql = new();
    private readonly ExpressionRenderer expressions;

    private StatementRenderer(DuckDbDialect dialect, bool isInline) => (this.dialect, expressions) = (dialect, new ExpressionRenderer(dialect, isInline));

    /// <param name="isInline">Whether the request's literals are written in place instead of bound.</param>
    public static SqlText Render(SqlStatement statement, DuckDbDialect dialect, bool isInline)
    {
        var renderer = new StatementRenderer(dialect, isInline);
        renderer.Write(statement);
        return new SqlText(renderer.sql.ToString(), renderer.expressions.Parameters);
    }

    private void Write(SqlStatement statement)
    {
        foreach (var table in statement.Tables)
        {
            if (table is SqlCommonTable select)
            {
                Begin(select.Name, select.IsInline);
                Write(select.Select, "    ");
            }
            else if (table is SqlEntityTables entities)
            {
                foreach (var (name, body) in entities.Read.Tables(expressions, dialect).All)
                {
                    Begin(name, isInline: false);
                    sql.Append("    ").Append(body.Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
                }
            }
        }

        if (statement.Tables.Count > 0) sql.Append(")\n");
        Write(statement.Answer, "");
        sql.Length--;
    }

    private void Begin(string name, bool isInline) =>
        sql.Append(sql.Length == 0 ? "with " : "), ").Append(DuckDbDialect.Name(name)).Append(isInline ? " as not materialized (\n" : " as (\n");

    private void Write(SqlSelect select, string indent)
    {
        sql.Append(indent).Append(select.IsDistinct ? "select distinct" : "select");
        for (var i = 0; i < select.Columns.Count; i++)
        {
            var column = select.Columns[i];
            sql.Append(i == 0 ? "\n" : ",\n").Append(indent).Append("    ").Append(expressions.Render(column.Value));
            if (column.Value is not Column plain || plain.Name != column.Name) sql.Append(" as ").Append(DuckDbDialect.Name(column.Name));
        }

        Write(select.From, "from ", indent);
        foreach (var join in select.Joins) Write(join, indent);
        List(select.Where, indent, "where ", "    and ");
        if (select.GroupByValue is { } value) Line(indent, "group by ").Append(expressions.Render(value));
        else if (select.GroupBy > 0) Line(indent, "group by ").AppendJoin(", ", Enumerable.Range(1, select.GroupBy));
        if (select.Qualify is not null) Line(indent, "qualify ").Append(expressions.Render(select.Qualify));
        if (select.OrderBy.Count > 0)
            Line(indent, "order by ").AppendJoin(", ", select.OrderBy.Select(o => $"{DuckDbDialect.Name(o.Column)}{(o.IsDescending ? " desc" : "")} nulls last"));
        if (select.Limit is { } limit) Line(indent, "limit ").Append(limit);
        sql.Append('\n');
    }

    private void Write(SqlSource source, string word, string indent)
    {
        Line(indent, word);
        var alias = DuckDbDialect.Name(source.Alias);
        if (source.Select is { } inner)
        {
            sql.Append("(\n");
            Write(inner, indent + "    ");
            sql.Append(indent).Append(") as ").Append(alias);
            return;
        }

        var relation = DuckDbDialect.Relation(source.Database, source.Schema, source.Table);
        sql.Append(relation);
        if (relation != alias) sql.Append(" as ").Append(alias);
    }

    private void Write(SqlJoin join, string indent)
    {
        var word = join.Kind switch
        {
            JoinKind.Inner => "inner join ",
            JoinKind.Left => "left join ",
            JoinKind.Full => "full join ",
            JoinKind.AsOf => "asof join ",
            _ => "cross join ",
        };
        Write(join.Source, word, indent);
        List(join.On, indent + "    ", "on ", "and ");
    }

    private void List(IReadOnlyList<Expression> conditions, string indent, string first, string next)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            var text = expressions.Render(conditions[i]);
            Line(indent, i == 0 ? first : next).Append(conditions[i] is Binary { Operator: "or" } ? $"({text})" : text);
        }
    }

    private StringBuilder Line(string indent, string word) => sql.Append('\n').Append(indent).Append(word);
}
