namespace Warehouse.DuckDb;

/// <summary>Texts inside SQL, for the statements that take no parameter: COMMENT ON, ATTACH, COPY.</summary>
/// <remarks>Anywhere else, bind the value.</remarks>
public static class Literal
{
    /// <summary><c>it's</c> becomes <c>'it''s'</c>. Backslashes are ordinary characters to DuckDB.</summary>
    /// <exception cref="ArgumentException">The text holds a NUL, at which DuckDB would stop reading.</exception>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A literal cannot hold a NUL character.", nameof(text));
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
