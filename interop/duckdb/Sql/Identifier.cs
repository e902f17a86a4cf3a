namespace Warehouse.DuckDb;

/// <summary>Names of schemas, tables and columns inside SQL.</summary>
public static class Identifier
{
    /// <summary><c>order</c> becomes <c>"order"</c>; a quote inside is doubled.</summary>
    /// <exception cref="ArgumentException">Empty, or holding a NUL, at which DuckDB would stop reading.</exception>
    public static string Quote(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A name cannot hold a NUL character.", nameof(name));
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary><c>"schema"."table"</c>.</summary>
    /// <exception cref="ArgumentException">Either is empty or holds a NUL.</exception>
    public static string Quote(string schema, string table) => $"{Quote(schema)}.{Quote(table)}";
}
