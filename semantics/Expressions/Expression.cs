namespace Warehouse.Semantics.Expressions;

/// <summary>A parsed piece of the manifest's or a request's text; nothing that was not parsed reaches the database.</summary>
/// <remarks>Two expressions are the same when their <see cref="object.ToString"/> is: lists inside records do not compare by content.</remarks>
internal abstract record Expression
{
    /// <summary>The canonical text, as <see cref="ExpressionText"/> writes it.</summary>
    public sealed override string ToString() => ExpressionText.Of(this);
}

/// <summary>A literal of the manifest: string, long, decimal, double, bool, DateOnly, DateTime or null. Rendered in place.</summary>
internal sealed record Constant(object? Value) : Expression;

/// <summary>A literal of a request, with the same types. Always bound, never rendered.</summary>
internal sealed record Parameter(object Value) : Expression;

/// <summary>A column of a relation; in a derived metric, the name of an input. <paramref name="Table"/> is the alias once it is known.</summary>
internal sealed record Column(string Name, string? Table = null) : Expression;

/// <summary>A name in double braces: <c>{{ Dimension('account__touch_tier') }}</c>.</summary>
internal sealed record Reference(ReferenceKind Kind, string Name, string? Grain) : Expression
{
    /// <summary>The part of a time that is meant: <c>month</c>, <c>dow</c>; null = the time itself.</summary>
    public string? DatePart { get; init; }

    /// <summary>Of a metric, by what it is grouped.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];
}

/// <summary>A time cut down to the first day of its period.</summary>
internal sealed record Truncated(Expression Time, Grain Grain) : Expression;

/// <summary>A number of a time: its year, its day of the week.</summary>
internal sealed record Extracted(Expression Time, DatePart Part) : Expression;

/// <summary>A time so many units earlier.</summary>
internal sealed record Earlier(Expression Time, int Count, Grain Unit) : Expression;

/// <summary>A time so many units later, months or days.</summary>
internal sealed record Later(Expression Time, int Count, Grain Unit) : Expression;

/// <summary>A value in another type.</summary>
internal sealed record Cast(Expression Operand, string Type, bool IsLenient) : Expression;

/// <summary>A length of time as a literal: <c>interval '7 days'</c>.</summary>
internal sealed record Interval(string Text) : Expression;

/// <summary><c>-x</c> or <c>not x</c>.</summary>
internal sealed record Unary(string Operator, Expression Operand) : Expression;

/// <summary>Arithmetic, comparison, <c>and</c>, <c>or</c>. A division by zero is NULL.</summary>
internal sealed record Binary(string Operator, Expression Left, Expression Right) : Expression;

/// <summary>A function of the list in <see cref="Functions"/>.</summary>
internal sealed record Call(string Name, IReadOnlyList<Expression> Arguments) : Expression;

/// <summary><c>case when … then … else … end</c>.</summary>
internal sealed record Case(IReadOnlyList<CaseBranch> Branches, Expression? Otherwise) : Expression;

/// <summary>One <c>when … then …</c>.</summary>
internal sealed record CaseBranch(Expression When, Expression Then);

/// <summary><c>x in (…)</c>.</summary>
internal sealed record InList(Expression Operand, IReadOnlyList<Expression> Items, bool Negated) : Expression;

/// <summary><c>x like 'a%'</c>.</summary>
internal sealed record Like(Expression Operand, Expression Pattern, bool Negated, bool IgnoresCase = false) : Expression;

/// <summary><c>x is null</c>.</summary>
internal sealed record IsNull(Expression Operand, bool Negated) : Expression;

/// <summary><c>x between a and b</c>, both included.</summary>
internal sealed record Between(Expression Operand, Expression Low, Expression High, bool Negated) : Expression;

/// <summary>What a name in double braces names.</summary>
internal enum ReferenceKind
{
    Dimension,
    TimeDimension,
    Entity,
    Metric,
}
