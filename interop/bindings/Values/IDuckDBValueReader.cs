namespace DuckDB.NET.Native;

/// <summary>A value given to a function of ours.</summary>
public interface IDuckDBValueReader
{
    bool IsNull();

    /// <summary>The value as a .NET type.</summary>
    /// <exception cref="InvalidCastException">The type is not one a value can be read as.</exception>
    T GetValue<T>();
}
