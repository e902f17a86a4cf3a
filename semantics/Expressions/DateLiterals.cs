using System.Globalization;

namespace Warehouse.Semantics.Expressions;

/// <summary>Texts that are compared with a time become dates, so that an impossible one is an error here and not an empty answer.</summary>
internal static class DateLiterals
{
    private static readonly string[] Instants = ["yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm"];

    /// <param name="isTime">Whether a reference names a time.</param>
    /// <exception cref="SemanticException">A text that is compared with a time is no date.</exception>
    public static Expression Typed(Expression condition, Func<Reference, bool> isTime) =>
        Typed(condition, (Expression part) => part is Reference reference && isTime(reference));

    /// <param name="isTime">Whether a part is a time.</param>
    /// <exception cref="SemanticException">A text that is compared with a time is no date.</exception>
    public static Expression Typed(Expression condition, Func<Expression, bool> isTime)
    {
        bool Times(params IEnumerable<Expression> parts) => parts.Any(isTime);
        return condition.Rewrite(part => part switch
        {
            Binary { Operator: "=" or "<>" or "<" or ">" or "<=" or ">=" } binary when Times(binary.Left, binary.Right) =>
                binary with { Left = Date(binary.Left), Right = Date(binary.Right) },
            InList inList when Times(inList.Operand) => inList with { Items = [.. inList.Items.Select(Date)] },
            Between between when Times(between.Operand) => between with { Low = Date(between.Low), High = Date(between.High) },
            _ => null,
        });
    }

    private static Expression Date(Expression part) => part switch
    {
        Parameter { Value: string text } => new Parameter(Parse(text)),
        Constant { Value: string text } => new Constant(Parse(text)),
        Cast cast => cast with { Operand = Date(cast.Operand) },
        _ => part,
    };

    private static object Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant
            : throw new SemanticException($"'{text}' is compared with a time: expected a date such as '2026-01-31'");
}
