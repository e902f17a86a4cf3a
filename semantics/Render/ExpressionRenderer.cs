using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Render;

/// <summary>Writes expressions as SQL; literals of a request are collected as parameters.</summary>
internal sealed class ExpressionRenderer(DuckDbDialect dialect)
{
    private readonly List<object> parameters = [];

    public IReadOnlyList<object> Parameters => parameters;

    public string Render(Expression expression) => expression switch
    {
        Constant constant => DuckDbDialect.Literal(constant.Value),
        Parameter parameter => Bind(parameter.Value),
        Column { Table: null } column => DuckDbDialect.Name(column.Name),
        Column column => $"{DuckDbDialect.Name(column.Table)}.{DuckDbDialect.Name(column.Name)}",
        Truncated truncated => dialect.Truncate(Render(truncated.Time), truncated.Grain),
        Unary { Operator: "-" } unary => $"-{Operand(unary.Operand)}",
        Unary unary => $"{unary.Operator} {Operand(unary.Operand)}",
        Binary { Operator: "/" } binary => DuckDbDialect.Divide(Render(binary.Left), Operand(binary.Right)),
        Binary binary => $"{Operand(binary.Left)} {binary.Operator} {Operand(binary.Right)}",
        Call call => DuckDbDialect.Call(call.Name, [.. call.Arguments.Select(Render)]),
        Case branches => CaseText(branches),
        InList inList => $"{Operand(inList.Operand)} {Not(inList.Negated)}in ({string.Join(", ", inList.Items.Select(Render))})",
        Like like => $"{Operand(like.Operand)} {Not(like.Negated)}like {Operand(like.Pattern)}",
        IsNull isNull => $"{Operand(isNull.Operand)} is {Not(isNull.Negated)}null",
        Between between => $"{Operand(between.Operand)} {Not(between.Negated)}between {Operand(between.Low)} and {Operand(between.High)}",
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "an expression that was not bound"),
    };

    private static string Not(bool negated) => negated ? "not " : "";

    private string Operand(Expression expression) => expression is Binary or InList or Like or IsNull or Between or Unary ? $"({Render(expression)})" : Render(expression);

    private string Bind(object value)
    {
        parameters.Add(value);
        return $"${parameters.Count}";
    }

    private string CaseText(Case branches)
    {
        var whens = string.Join(" ", branches.Branches.Select(b => $"when {Render(b.When)} then {Render(b.Then)}"));
        return branches.Otherwise is null ? $"case {whens} end" : $"case {whens} else {Render(branches.Otherwise)} end";
    }
}
