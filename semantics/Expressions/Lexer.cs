namespace Warehouse.Semantics.Expressions;

/// <summary>Cuts an expression's text into words. Comments and semicolons are not part of the language, so no second statement can hide in it.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["{{", "}}", "<>", "!=", "<=", ">=", "||", "::", "(", ")", "[", "]", ",", ".", "+", "-", "*", "/", "%", "=", "<", ">"];

    /// <exception cref="SemanticException">A character that begins no word, or a string that does not end.</exception>
    public static IReadOnlyList<Token> Cut(string text, string what)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length) break;
            var token = Next(text, at, what);
            tokens.Add(token.Word);
            at = token.End;
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static (Token Word, int End) Next(string text, int start, string what)
    {
        var first = text[start];
        if (char.IsLetter(first) || first == '_')
        {
            var end = start + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
            return (new Token(TokenKind.Word, text[start..end], start + 1), end);
        }

        if (char.IsAsciiDigit(first)) return Number(text, start);
        if (first is '\'' or '"') return Quoted(text, start, what);
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0)
                return (new Token(TokenKind.Symbol, symbol, start + 1), start + symbol.Length);
        }

        throw new SemanticException($"{what}, column {start + 1}: '{first}' is not part of the language: {text}");
    }

    private static (Token Word, int End) Number(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        }

        return (new Token(TokenKind.Number, text[start..end], start + 1), end);
    }

    private static (Token Word, int End) Quoted(string text, int start, string what)
    {
        var quote = text[start];
        var content = new System.Text.StringBuilder();
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] != quote)
            {
                content.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == quote)
            {
                content.Append(quote);
                at++;
            }
            else
            {
                var kind = quote == '\'' ? TokenKind.String : TokenKind.QuotedWord;
                return (new Token(kind, content.ToString(), start + 1), at + 1);
            }
        }

        throw new SemanticException($"{what}, column {start + 1}: the quote {quote} is not closed: {text}");
    }
}
