namespace Warehouse.Semantics.Expressions;

/// <summary>Reads what stands in double braces: Dimension('…'), TimeDimension('…', 'grain'), Entity('…'), each as MetricFlow writes it.</summary>
internal static class ReferenceParser
{
    private static readonly string[] Kinds = ["Dimension", "TimeDimension", "Entity"];

    /// <summary>From after <c>{{</c> to after <c>}}</c>.</summary>
    public static Expression Read(TokenStream tokens)
    {
        var word = tokens.Next();
        if (!Kinds.Any(word.Is)) throw tokens.Unexpected(string.Join(", ", Kinds), word);
        tokens.Expect("(");
        var name = tokens.ExpectString("a name");
        var grain = tokens.Take(",") ? Grain(tokens) : null;
        tokens.Expect(")");
        if (tokens.Take("."))
        {
            tokens.Expect("grain");
            tokens.Expect("(");
            grain = Grain(tokens);
            tokens.Expect(")");
        }

        tokens.Expect("}}");
        return new Reference(Enum.Parse<ReferenceKind>(Kinds.First(word.Is)), name.ToLowerInvariant(), grain);
    }

    private static string Grain(TokenStream tokens)
    {
        var found = tokens.Now;
        var name = tokens.ExpectString("a grain");
        if (Grains.Parse(name) is null) throw tokens.Unexpected($"a grain ({string.Join(", ", Grains.Names)})", found);
        return name.ToLowerInvariant();
    }
}
