namespace Warehouse.Semantics.Expressions;

/// <summary>One word of an expression's text.</summary>
/// <param name="Text">As written; of a string, without its quotes.</param>
/// <param name="Column">1-based position in the text.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Column)
{
    public bool Is(string text) => Kind is TokenKind.Symbol or TokenKind.Word && string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);

    /// <summary>How an error message shows it.</summary>
    public string Shown => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.String => $"'{Text}'",
        _ => Text,
    };
}

internal enum TokenKind
{
    Word,
    QuotedWord,
    Number,
    String,
    Symbol,
    End,
}
