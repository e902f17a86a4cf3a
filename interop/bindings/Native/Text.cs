namespace DuckDB.NET.Native;

/// <summary>Guards for texts that C reads up to the first NUL.</summary>
internal static class Text
{
    /// <exception cref="ArgumentException">The text holds a NUL: C would silently drop what follows it.</exception>
    internal static void RefuseNul(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        var at = text.IndexOf('\0', StringComparison.Ordinal);
        if (at >= 0)
            throw new ArgumentException($"The text holds a NUL character at position {at}; DuckDB would ignore all that follows. Bind the value as a parameter.", name);
    }
}
