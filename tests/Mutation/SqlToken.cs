namespace Warehouse.Mutation;

internal enum TokenKind
{
    Word,
    Number,
    Text,
    Sign,
}

/// <summary>A piece of SQL that is neither space nor comment.</summary>
/// <param name="Depth">How many brackets and <c>case</c>s are open around it; an opening or closing one has the depth outside.</param>
internal sealed record SqlToken(TokenKind Kind, string Text, int Start, int Line, int Depth)
{
    public int End => Start + Text.Length;

    public bool Is(params string[] texts) => texts.Contains(Text, StringComparer.OrdinalIgnoreCase);

    /// <summary>Cuts SQL into tokens.</summary>
    public static IReadOnlyList<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        var (at, line, depth) = (0, 1, 0);
        while (at < sql.Length)
        {
            var letter = sql[at];
            if (letter == '\n') line++;
            if (char.IsWhiteSpace(letter))
            {
                at++;
                continue;
            }

            if (sql.AsSpan(at).StartsWith("--"))
            {
                while (at < sql.Length && sql[at] != '\n') at++;
                continue;
            }

            var end = EndOf(sql, at);
            var text = sql[at..end];
            var kind = letter == '\'' ? TokenKind.Text : char.IsDigit(letter) ? TokenKind.Number : char.IsLetter(letter) || letter is '_' or '"' ? TokenKind.Word : TokenKind.Sign;
            var closes = text == ")" || (kind == TokenKind.Word && text.Equals("end", StringComparison.OrdinalIgnoreCase));
            if (closes) depth--;
            tokens.Add(new SqlToken(kind, text, at, line, depth));
            if (text == "(" || (kind == TokenKind.Word && text.Equals("case", StringComparison.OrdinalIgnoreCase))) depth++;
            line += text.Count(each => each == '\n');
            at = end;
        }

        return tokens;
    }

    private static int EndOf(string sql, int start)
    {
        var letter = sql[start];
        var end = start + 1;
        if (letter is '\'' or '"')
        {
            while (end < sql.Length && sql[end] != letter) end++;
            return Math.Min(end + 1, sql.Length);
        }

        if (char.IsDigit(letter))
        {
            while (end < sql.Length && (char.IsDigit(sql[end]) || sql[end] == '.')) end++;
            return end;
        }

        if (char.IsLetter(letter) || letter == '_')
        {
            while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_')) end++;
            return end;
        }

        return end < sql.Length && sql.Substring(start, 2) is "<=" or ">=" or "<>" or "!=" or "||" or "::" ? end + 1 : end;
    }
}
