namespace Warehouse.Etl.Extract.Reading;

/// <summary>Looks for blanks between a quote and the border of its field, as in <c>a, "b"</c>.</summary>
/// <remarks>
/// RFC 4180 has no such thing, and DuckDB's reader takes one blank otherwise than two. A file with any is read by ourselves: blanks outside of the
/// quotes don't count. Inside quoted text the same bytes may stand for themselves; then the file is only read the slower way.
/// </remarks>
internal sealed class BlankQuotes(char delimiter)
{
    private byte last = (byte)'\n';

    /// <summary>Whether some were found so far.</summary>
    public bool Found { get; private set; }

    /// <summary>Looks through the next piece of the file.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        if (Found || piece.IsEmpty) return;
        Found = (last is (byte)' ' or (byte)'"' && piece[0] is (byte)' ' or (byte)'"') || IsIn(piece);
        last = piece[^1];
    }

    private bool IsIn(ReadOnlySpan<byte> piece)
    {
        for (var rest = piece; rest.IndexOf(" \""u8) is var at and >= 0; rest = rest[(at + 2)..])
        {
            var before = rest[..at].TrimEnd((byte)' ');
            var isWholeRest = before.IsEmpty && rest.Length == piece.Length;
            if (isWholeRest ? IsBorder(last) : before.IsEmpty || IsBorder(before[^1])) return true;
        }

        for (var rest = piece; rest.IndexOf("\" "u8) is var at and >= 0; rest = rest[(at + 2)..])
        {
            var after = rest[(at + 1)..].TrimStart((byte)' ');
            if (after.IsEmpty || IsBorder(after[0]) || after[0] == '"') return true;
        }

        return false;
    }

    private bool IsBorder(byte value) => value == delimiter || value is (byte)'\n' or (byte)'\r';
}
