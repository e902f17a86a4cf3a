using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Manifest;

/// <summary>
/// The stretch of days over which a row holds, half-open: in force from the first day on, no more on the last. A stock over such rows is what
/// is in force at the end of a day, so what ended counts nothing; it is never "the last row".
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="To">The first day not in force; NULL = open.</param>
/// <param name="PausedFrom">The first day on which it counts 0 and is still held; null = rows do not pause.</param>
/// <param name="PausedTo">The first day on which it counts again; NULL = open.</param>
internal sealed record InForce(Expression From, Expression To, Expression? PausedFrom, Expression? PausedTo)
{
    /// <summary>Whether it holds at the last instant before a day.</summary>
    public Expression Before(Expression day) => HoldsBefore(From, To, day);

    /// <summary>Whether it counts at the last instant before a day; null where it always does.</summary>
    public Expression? CountsBefore(Expression day) => PausedFrom is null ? null
        : new Unary("not", new Call("coalesce", [HoldsBefore(PausedFrom, PausedTo ?? new Constant(null), day), new Constant(false)]));

    /// <summary>Names the table of its columns.</summary>
    public InForce In(string alias) => new(From.In(alias), To.In(alias), PausedFrom?.In(alias), PausedTo?.In(alias));

    private static Binary HoldsBefore(Expression from, Expression to, Expression day) => new(
        "and",
        new Binary("<", from, day),
        new Binary(">=", new Call("coalesce", [to, new Constant(DateOnly.MaxValue)]), day));
}
