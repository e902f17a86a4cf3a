namespace Warehouse.Semantics.Expressions;

/// <summary>
/// Reads what stands in double braces, as MetricFlow writes it: Dimension('…'), TimeDimension('…', 'grain'), Entity('…'),
/// Metric('…', group_by=['…']), each with <c>.grain()</c>, <c>.date_part()</c> and <c>.descending()</c> where they apply.
/// </summary>
internal static class ReferenceParser
{
    private static readonly string[] Kinds = ["Dimension", "TimeDimension", "Entity", "Metric"];

    /// <summary>From after <c>{{</c> to after <c>}}</c>.</summary>
    public static Expression Read(TokenStream tokens)
    {
        var (reference, _) = Call(tokens);
        tokens.Expect("}}");
        return reference;
    }

    /// <summary>A name of a saved query: <c>TimeDimension('metric_time', 'day').descending(True)</c>, or the name alone.</summary>
    public static (Reference Reference, bool IsDescending) Item(string text, string what)
    {
        var tokens = new TokenStream(text, what);
        var item = tokens.Now.Kind == TokenKind.Word && Kinds.Any(tokens.Now.Is)
            ? Call(tokens)
            : (new Reference(ReferenceKind.Dimension, tokens.Next().Text.ToLowerInvariant(), null), false);
        return tokens.Now.Kind == TokenKind.End ? item : throw tokens.Unexpected("the end");
    }

    private static (Reference Reference, bool IsDescending) Call(TokenStream tokens)
    {
        var word = tokens.Next();
        if (!Kinds.Any(word.Is)) throw tokens.Unexpected(string.Join(", ", Kinds), word);
        var kind = Enum.Parse<ReferenceKind>(Kinds.First(word.Is));
        tokens.Expect("(");
        var reference = new Reference(kind, tokens.ExpectString("a name").ToLowerInvariant(), null);
        while (tokens.Take(",") && !tokens.Now.Is(")")) reference = Argument(tokens, reference);
        tokens.Expect(")");
        var isDescending = false;
        while (tokens.Take("."))
        {
            var method = tokens.TakeAny("grain", "date_part", "descending") ?? throw tokens.Unexpected("grain, date_part or descending");
            tokens.Expect("(");
            if (method == "grain") reference = reference with { Grain = Word(tokens, "a grain") };
            if (method == "date_part") reference = reference with { DatePart = Part(tokens) };
            if (method == "descending") isDescending = tokens.Take("true") || (!tokens.Take("false") ? throw tokens.Unexpected("True or False") : false);
            tokens.Expect(")");
        }

        return (reference, isDescending);
    }

    /// <summary>One argument after the name: by place (a grain, or what a metric is grouped by) or by keyword.</summary>
    private static Reference Argument(TokenStream tokens, Reference reference)
    {
        var isMetric = reference.Kind == ReferenceKind.Metric;
        var keyword = tokens.TakeAny("entity_path", "group_by", "time_granularity_name", "date_part_name");
        if (keyword is not null) tokens.Expect("=");
        switch (keyword ?? (isMetric ? "group_by" : tokens.Now.Kind == TokenKind.String ? "time_granularity_name" : "entity_path"))
        {
            case "group_by":
                return reference with { GroupBy = List(tokens) };
            case "entity_path":
                return reference with { Name = string.Join("__", List(tokens).Append(reference.Name)) };
            case "date_part_name":
                return reference with { DatePart = Part(tokens) };
            default:
                return reference with { Grain = Word(tokens, "a grain") };
        }
    }

    private static string Word(TokenStream tokens, string meaning) => tokens.ExpectString(meaning).ToLowerInvariant();

    private static string Part(TokenStream tokens)
    {
        var found = tokens.Now;
        var name = Word(tokens, "a date part");
        return DateParts.Parse(name) is null ? throw tokens.Unexpected($"a date part ({string.Join(", ", DateParts.Names)})", found) : name;
    }

    /// <summary>Texts in brackets or parentheses, which may be empty and may end in a comma.</summary>
    private static List<string> List(TokenStream tokens)
    {
        var close = tokens.Take("[") ? "]" : tokens.Take("(") ? ")" : throw tokens.Unexpected("a list in brackets");
        var items = new List<string>();
        while (!tokens.Take(close))
        {
            items.Add(tokens.Now.Kind == TokenKind.Word && Kinds.Any(tokens.Now.Is) ? Call(tokens).Reference.Name : Word(tokens, "a name"));
            if (!tokens.Take(",") && !tokens.Now.Is(close)) throw tokens.Unexpected($"',' or '{close}'");
        }

        return items;
    }
}
