namespace DuckDB.NET.Native;

/// <summary>
/// DuckDB's C API as DuckDB.NET.Data calls it, one nested class for each group of functions.
/// </summary>
/// <remarks>
/// Names and widths are those that DuckDB.NET.Data 1.5.6.1 was compiled against. Where C writes or reads more bytes than
/// the managed parameter holds (idx_t is 8 bytes), a method here stands between and widens.
/// </remarks>
public static partial class NativeMethods
{
    /// <summary>libduckdb.so, duckdb.dll or libduckdb.dylib beside the program.</summary>
    internal const string Library = "duckdb";
}
