using System.Globalization;

namespace Warehouse.Semantics.Expressions;

/// <summary>Expressions as a reader would write them: for plans, formulas and comparison. Not SQL: the renderer writes that.</summary>
internal static class ExpressionText
{
    public static string Of(Expression expression) => expression switch
    {
        Constant constant => Literal(constant.Value),
        Parameter parameter => Literal(parameter.Value),
        Column { Table: null } column => column.Name,
        Column column => $"{column.Table}.{column.Name}",
        Reference { Kind: ReferenceKind.Metric } metric => $"{metric.Name} by {string.Join(", ", metric.GroupBy)}",
        Reference { DatePart: { } part } reference => $"{reference.Name}__extract_{part}",
        Reference { Grain: null } reference => reference.Name,
        Reference reference => $"{reference.Name}__{reference.Grain}",
        RateBefore rate => $"rate of {Of(rate.Currency)} before {Of(rate.Before)}",
        InZone zone => $"{Of(zone.Time)} in {zone.To}",
        Truncated truncated => $"{truncated.Grain.Name()}({Of(truncated.Time)})",
        Sparse.ItemRef item => item.Item.Column,
        Sparse.MetricRef metric => $"{metric.Metric} by {string.Join(", ", metric.Keys.Select(k => k.GroupBy))}",
        Extracted extracted => $"{extracted.Part.Name()} of {Of(extracted.Time)}",
        Earlier earlier => $"{Of(earlier.Time)} - {earlier.Count} {earlier.Unit.Name()}",
        Later later => $"{Of(later.Time)} + {later.Count} {later.Unit.Name()}",
        Cast cast => $"cast({Of(cast.Operand)} as {cast.Type})",
        Interval interval => $"interval '{interval.Text}'",
        Aggregated { Filter: null } aggregated => $"{aggregated.Aggregation.Kind.ToString().ToLowerInvariant()}({Of(aggregated.Value)})",
        Aggregated aggregated => $"{aggregated.Aggregation.Kind.ToString().ToLowerInvariant()}({Of(aggregated.Value)}) where {Of(aggregated.Filter)}",
        EachOf each => $"each of ({List(each.Values)})",
        Picked picked => $"{(picked.IsFirst ? "first" : "last")}({Of(picked.Value)} by {Of(picked.Order)})",
        Over over => $"{Of(over.Function)} over ({List(over.Partition)}{(over.Order is null ? "" : $" by {Of(over.Order)}")})",
        Unary { Operator: "-" } unary => $"-{Operand(unary.Operand)}",
        Unary unary => $"{unary.Operator} {Operand(unary.Operand)}",
        Binary binary => $"{Operand(binary.Left)} {binary.Operator} {Operand(binary.Right)}",
        Call call => $"{call.Name}({List(call.Arguments)})",
        Case branches => CaseText(branches),
        InList inList => $"{Operand(inList.Operand)} {Not(inList.Negated)}in ({List(inList.Items)})",
        Like like => $"{Operand(like.Operand)} {Not(like.Negated)}{(like.IgnoresCase ? "ilike" : "like")} {Of(like.Pattern)}",
        IsNull isNull => $"{Operand(isNull.Operand)} is {Not(isNull.Negated)}null",
        Between between => $"{Operand(between.Operand)} {Not(between.Negated)}between {Operand(between.Low)} and {Operand(between.High)}",
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "an expression without a text"),
    };

    private static string Operand(Expression expression) =>
        expression is Binary or InList or Like or IsNull or Between or Unary { Operator: "not" } ? $"({Of(expression)})" : Of(expression);

    private static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Of));

    private static string Not(bool negated) => negated ? "not " : "";

    private static string CaseText(Case branches)
    {
        var whens = string.Join(" ", branches.Branches.Select(b => $"when {Of(b.When)} then {Of(b.Then)}"));
        var otherwise = branches.Otherwise is null ? "" : $" else {Of(branches.Otherwise)}";
        return $"case {whens}{otherwise} end";
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "true" : "false",
        DateTime instant => $"'{instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}'",
        DateOnly date => $"'{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
