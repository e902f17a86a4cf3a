using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Render;

/// <summary>Writes expressions as SQL; literals of a request are collected as parameters.</summary>
/// <param name="isInline">Whether those literals are written in place instead, so that the text stands alone.</param>
internal sealed class ExpressionRenderer(DuckDbDialect dialect, bool isInline = false)
{
    private readonly List<object> parameters = [];

    public IReadOnlyList<object> Parameters => parameters;

    public string Render(Expression expression) => expression switch
    {
        Constant constant => DuckDbDialect.Literal(constant.Value),
        Parameter parameter => isInline ? DuckDbDialect.Literal(parameter.Value) : Bind(parameter.Value),
        Column { Table: null } column => DuckDbDialect.Name(column.Name),
        Column column => $"{DuckDbDialect.Name(column.Table)}.{DuckDbDialect.Name(column.Name)}",
        RateBefore rate => Rate(rate),
        InZone zone => DuckDbDialect.InZone(Render(zone.Time), zone.From, zone.To),
        Truncated truncated => dialect.Truncate(Render(truncated.Time), truncated.Grain),
        Extracted extracted => DuckDbDialect.Extract(Render(extracted.Time), extracted.Part),
        Earlier earlier => DuckDbDialect.Earlier(Operand(earlier.Time), earlier.Count, earlier.Unit),
        Later later => DuckDbDialect.Later(Operand(later.Time), later.Count, later.Unit),
        Cast cast => $"{(cast.IsLenient ? "try_cast" : "cast")}({Render(cast.Operand)} as {cast.Type})",
        Interval interval => $"interval '{interval.Text}'",
        Aggregated aggregated => DuckDbDialect.Aggregate(aggregated.Aggregation, Render(aggregated.Value)) + Filter(aggregated.Filter),
        EachOf each => $"unnest([{string.Join(", ", each.Values.Select(Render))}])",
        Picked picked => $"{(picked.IsFirst ? "first" : "last")}({Render(picked.Value)} order by {Render(picked.Order)})",
        Over over => Window(over),
        Unary { Operator: "-" } unary => $"-{Operand(unary.Operand)}",
        Unary unary => $"{unary.Operator} {Operand(unary.Operand)}",
        Binary { Operator: "/" } binary => DuckDbDialect.Divide(Render(binary.Left), Operand(binary.Right)),
        Binary binary => $"{Operand(binary.Left)} {binary.Operator} {Operand(binary.Right)}",
        Call call => DuckDbDialect.Call(call.Name, [.. call.Arguments.Select(Render)]),
        Case branches => CaseText(branches),
        InList inList => $"{Operand(inList.Operand)} {Not(inList.Negated)}in ({string.Join(", ", inList.Items.Select(Render))})",
        Like like => $"{Operand(like.Operand)} {Not(like.Negated)}{(like.IgnoresCase ? "ilike" : "like")} {Operand(like.Pattern)}",
        IsNull isNull => $"{Operand(isNull.Operand)} is {Not(isNull.Negated)}null",
        Between between => $"{Operand(between.Operand)} {Not(between.Negated)}between {Operand(between.Low)} and {Operand(between.High)}",
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "an expression that was not bound"),
    };

    /// <summary>Conditions that must all hold, a line each; only an "or" needs parentheses among them.</summary>
    public string All(IEnumerable<Expression> conditions) =>
        string.Join("\n    and ", conditions.Select(c => c is Binary { Operator: "or" } ? $"({Render(c)})" : Render(c)));

    /// <summary>A column of a select; one that keeps its name is not named twice.</summary>
    public string Column(Expression value, string name) =>
        value is Column { Table: null } column && column.Name == name ? DuckDbDialect.Name(name) : $"{Render(value)} as {DuckDbDialect.Name(name)}";

    private static string Not(bool negated) => negated ? "not " : "";

    private string Operand(Expression expression) => expression is Binary or InList or Like or IsNull or Between or Unary or Earlier or Later ? $"({Render(expression)})" : Render(expression);

    private string Bind(object value)
    {
        parameters.Add(value);
        return $"${parameters.Count}";
    }

    private string Filter(Expression? filter) => filter is null ? "" : $" filter (where {Render(filter)})";

    private string Window(Over over)
    {
        var parts = new List<string>();
        if (over.Partition.Count > 0) parts.Add($"partition by {string.Join(", ", over.Partition.Select(Render))}");
        if (over.Order is not null) parts.Add($"order by {Render(over.Order)}");
        return $"{Render(over.Function)} over ({string.Join(" ", parts)})";
    }

    private string Rate(RateBefore rate)
    {
        var currency = Render(rate.Currency);
        var lasts = new[] { rate.Before, rate.Otherwise }.OfType<Expression>().Select(day => DuckDbDialect.LastRate(rate.Rates, currency, Render(day)));
        return $"case when {currency} = {DuckDbDialect.Literal(rate.Reporting)} then 1 else coalesce({string.Join(", ", lasts)}, 0) end";
    }

    private string CaseText(Case branches)
    {
        var whens = string.Join(" ", branches.Branches.Select(b => $"when {Render(b.When)} then {Render(b.Then)}"));
        return branches.Otherwise is null ? $"case {whens} end" : $"case {whens} else {Render(branches.Otherwise)} end";
    }
}
