using System.Globalization;

namespace Warehouse.Semantics.Expressions;

/// <summary>Reads the type of a cast: one of the scalar types, with its sizes where it has them.</summary>
internal static class TypeParser
{
    private static readonly HashSet<string> Types = new(
        ["bigint", "bool", "boolean", "char", "date", "datetime", "decimal", "double", "float", "hugeint", "int", "integer", "numeric", "real", "smallint", "string", "text", "time", "timestamp", "timestamptz", "tinyint", "varchar"],
        StringComparer.OrdinalIgnoreCase);

    public static string Read(TokenStream tokens)
    {
        var name = tokens.Next();
        if (name.Kind != TokenKind.Word || !Types.Contains(name.Text)) throw tokens.Unexpected($"a type: {NearestName.Suggest(name.Text, Types)}", name);
        var type = name.Text.ToLowerInvariant();
        if (!tokens.Take("(")) return type;
        var sizes = new List<string>();
        do sizes.Add(Size(tokens));
        while (tokens.Take(","));
        tokens.Expect(")");
        return $"{type}({string.Join(", ", sizes)})";
    }

    private static string Size(TokenStream tokens)
    {
        var token = tokens.Next();
        return token.Kind == TokenKind.Number && int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? token.Text : throw tokens.Unexpected("a size", token);
    }
}
