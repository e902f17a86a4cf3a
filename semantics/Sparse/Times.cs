using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Sparse;

/// <summary>Times in expressions: cut down to a period, taken apart.</summary>
internal static class Times
{
    /// <summary>A time cut down; a time that is cut down to the same grain already is not cut twice.</summary>
    public static Expression Truncate(Expression time, Grain grain) =>
        CutDown(time) is var (inner, known) && Grains.Nests(known, grain) ? Truncate(inner, grain) : new Truncated(time, grain);

    /// <summary>A time as an item asks for it.</summary>
    /// <param name="custom">The column of a custom grain for the time.</param>
    public static Expression At(Expression time, Resolution resolution, Func<AtCustomGrain, Expression> custom) => resolution switch
    {
        AtGrain at => Truncate(time, at.Grain),
        AtDatePart part => new Extracted(time, part.Part),
        AtCustomGrain at => custom(at),
        _ => throw new ArgumentOutOfRangeException(nameof(resolution), resolution.GetType().Name, "a resolution that is not known"),
    };

    /// <summary>What a cut-down time is made of; null where an expression is none.</summary>
    public static (Expression Inner, Grain Grain)? CutDown(Expression time) => time switch
    {
        Truncated truncated => (truncated.Time, truncated.Grain),
        Call { Name: "date_trunc", Arguments: [Constant { Value: string name }, var inner] } when Grains.Parse(name) is { } grain && Calendar.IsOfEveryBusiness(grain) => (inner, grain),
        _ => null,
    };

    /// <summary>A time without all that cuts it down.</summary>
    public static Expression Bare(Expression time) => CutDown(time) is var (inner, _) ? Bare(inner) : time;

    /// <summary>Whether an expression is a time, cut down. Compared by their texts, for lists inside expressions do not compare by content.</summary>
    public static bool IsPeriodOf(Expression period, Expression time) => CutDown(period) is not null && Bare(period).ToString() == Bare(time).ToString();
}
