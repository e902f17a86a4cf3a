using System.Text;

namespace Warehouse.DuckDb;

/// <summary>Turns the offsets of DuckDB's parser into lines and columns from 1.</summary>
/// <remarks>The parsed tree counts bytes of UTF-8, a syntax error counts characters: code points, two UTF-16 units for some.</remarks>
internal static class TextPlace
{
    internal static (int Line, int Column) OfByte(string sql, long offset)
    {
        var bytes = Encoding.UTF8.GetBytes(sql);
        return Of(Encoding.UTF8.GetString(bytes, 0, (int)Math.Clamp(offset, 0, bytes.Length)));
    }

    internal static (int Line, int Column) OfCharacter(string sql, long offset) =>
        Of(string.Concat(sql.EnumerateRunes().TakeWhile((_, index) => index < offset).Select(rune => rune.ToString())));

    private static (int Line, int Column) Of(string before)
    {
        var lineStart = before.LastIndexOf('\n') + 1;
        return (before.Count(character => character == '\n') + 1, before[lineStart..].EnumerateRunes().Count() + 1);
    }
}
