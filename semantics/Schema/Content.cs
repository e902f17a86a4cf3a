namespace Warehouse.Semantics.Schema;

/// <summary>What may stand under a key of a manifest.</summary>
internal abstract record Content
{
    /// <summary>One value of any kind: a name, an expression, a number.</summary>
    public static Content Text { get; } = new Scalar();

    public static Content Number { get; } = new NumberScalar();

    public static Content Flag { get; } = new FlagScalar();

    /// <summary>A text, or a list of them.</summary>
    public static Content Texts { get; } = new TextList();

    /// <summary>Whatever MetricFlow or dbt keeps there; it is not read.</summary>
    public static Content Unread { get; } = new Anything();

    /// <summary>A length such as <c>7 days</c>.</summary>
    public static Content Length { get; } = new Pattern(@"^\s*[0-9]+\s+[A-Za-z_]+\s*$");

    /// <summary>One of some words, in lower or upper case.</summary>
    public static Content Word(params IEnumerable<string> words) => new Words([.. words]);

    /// <summary>One of an enumeration's names, in lower case.</summary>
    public static Content Word<T>()
        where T : struct, Enum => new Words([.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())]);

    public static Content One(Shape shape) => new Mapping(shape);

    /// <summary>A list of mappings; one alone counts as a list of one.</summary>
    public static Content List(Shape shape) => new MappingList(shape);

    /// <summary>Names of the author's own, each with this under it.</summary>
    public static Content Named(Content each) => new NamedMapping(each);

    public static Content Either(params IReadOnlyList<Content> contents) => new Alternatives(contents);

    internal sealed record Scalar : Content;

    internal sealed record NumberScalar : Content;

    internal sealed record FlagScalar : Content;

    internal sealed record TextList : Content;

    internal sealed record Anything : Content;

    internal sealed record Pattern(string Expression) : Content;

    internal sealed record Words(IReadOnlyList<string> All) : Content;

    internal sealed record Mapping(Shape Shape) : Content;

    internal sealed record MappingList(Shape Shape) : Content;

    internal sealed record NamedMapping(Content Each) : Content;

    internal sealed record Alternatives(IReadOnlyList<Content> All) : Content;
}
