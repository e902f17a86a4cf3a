using System.Globalization;

namespace Warehouse.Tests.Semantics.Evaluator.Sql;

/// <summary>The value of an expression, with SQL's third truth value as null.</summary>
internal static class Evaluate
{
    /// <param name="valueOf">What a column or a reference is.</param>
    public static object? Value(Node node, Func<Node, object?> valueOf) => node switch
    {
        Literal literal => literal.Value,
        Column or Reference => valueOf(node),
        Unary { Operator: "not" } u => Value(u.Operand, valueOf) is bool truth ? !truth : null,
        Unary u => Value(u.Operand, valueOf) is double number ? -number : null,
        Binary { Operator: "and" or "or" } b => Logic(b.Operator == "or", Value(b.Left, valueOf) as bool?, Value(b.Right, valueOf) as bool?),
        Binary b => Value(b.Left, valueOf) is { } left && Value(b.Right, valueOf) is { } right ? Combine(b.Operator, left, right) : null,
        In i => IsIn(Value(i.Operand, valueOf), i.Members.Select(m => Value(m, valueOf)).ToList()) is bool found ? found != i.IsNegated : null,
        IsNull n => Value(n.Operand, valueOf) is null != n.IsNegated,
        Cast c => Cast(Value(c.Operand, valueOf), c.Type),
        Case c => Value(c.Branches.FirstOrDefault(b => Value(b.When, valueOf) is true).Then ?? c.Else ?? new Literal(null), valueOf),
        Call { Function: "nullif" } c => Value(c.Arguments[0], valueOf) is { } first && Value(c.Arguments[1], valueOf) is var second && !(second is not null && Order(first, second) == 0) ? first : null,
        Call { Function: "coalesce" } c => c.Arguments.Select(a => Value(a, valueOf)).FirstOrDefault(v => v is not null),
        Call { Function: "abs" } c => Value(c.Arguments[0], valueOf) is double number ? Math.Abs(number) : null,
        _ => throw new RefusedException($"no meaning for {node}"),
    };

    /// <summary>Negative, zero or positive; a text beside a time is read as a time.</summary>
    public static int Order(object left, object right) => (left, right) switch
    {
        (double a, double b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        (DateTime a, DateTime b) => a.CompareTo(b),
        (DateTime a, string b) => a.CompareTo(Time(b)),
        (string a, DateTime b) => Time(a).CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => throw new RefusedException($"{left} and {right} do not compare"),
    };

    private static bool? Logic(bool isOr, bool? left, bool? right)
    {
        if (left == isOr || right == isOr) return isOr;
        return left is null || right is null ? null : !isOr;
    }

    private static object? Combine(string sign, object left, object right) => sign switch
    {
        "+" => (double)left + (double)right,
        "-" => (double)left - (double)right,
        "*" => (double)left * (double)right,
        "/" => (double)left / (double)right,
        "||" => Text(left) + Text(right),
        "=" => Order(left, right) == 0,
        "<>" => Order(left, right) != 0,
        "<" => Order(left, right) < 0,
        "<=" => Order(left, right) <= 0,
        ">" => Order(left, right) > 0,
        ">=" => Order(left, right) >= 0,
        _ => throw new RefusedException($"no operator {sign}"),
    };

    private static bool? IsIn(object? value, List<object?> members)
    {
        if (value is null) return null;
        if (members.Any(m => m is not null && Order(value, m) == 0)) return true;
        return members.Contains(null) ? null : false;
    }

    private static object? Cast(object? value, string type) => (value, type.ToLowerInvariant()) switch
    {
        (null, _) => null,
        (string text, "timestamp" or "date") => Time(text),
        (DateTime time, "date") => time.Date,
        (DateTime time, "timestamp") => time,
        (double number, "double" or "float") => number,
        _ => throw new RefusedException($"no cast of {value} to {type}"),
    };

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
