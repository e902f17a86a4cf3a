namespace Warehouse.Semantics.Expressions;

/// <summary>The words of one expression, read from left to right.</summary>
internal sealed class TokenStream(string text, string what)
{
    private readonly IReadOnlyList<Token> tokens = Lexer.Cut(text, what);
    private int at;

    public Token Now => tokens[at];

    public Token Next() => tokens[at < tokens.Count - 1 ? at++ : at];

    /// <summary>Steps over the word if it is this one.</summary>
    public bool Take(string word)
    {
        if (!Now.Is(word)) return false;
        at++;
        return true;
    }

    /// <summary>Steps over the word if it is one of these, and says which.</summary>
    public string? TakeAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Take(word)) return word;
        }

        return null;
    }

    public void Expect(string word)
    {
        if (!Take(word)) throw Unexpected($"'{word}'");
    }

    /// <summary>The content of the string that must come next.</summary>
    public string ExpectString(string meaning)
    {
        if (Now.Kind != TokenKind.String) throw Unexpected($"{meaning} in single quotes");
        return Next().Text;
    }

    public SemanticException Unexpected(string expected) => Unexpected(expected, Now);

    public SemanticException Unexpected(string expected, Token found) =>
        new($"{what}, column {found.Column}: expected {expected}, found {found.Shown}: {text}");
}
