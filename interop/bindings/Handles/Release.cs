using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>DuckDB's destroy functions, one for each kind of handle.</summary>
internal static unsafe partial class Release
{
    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_close")]
    internal static partial void Database(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_disconnect")]
    internal static partial void Connection(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_config")]
    internal static partial void Config(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_client_context")]
    internal static partial void ClientContext(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_arrow_options")]
    internal static partial void ArrowOptions(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_prepare")]
    internal static partial void Prepared(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_extracted")]
    internal static partial void Extracted(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_appender_destroy")]
    internal static partial DuckDBState Appender(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_logical_type")]
    internal static partial void LogicalType(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_data_chunk")]
    internal static partial void DataChunk(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_value")]
    internal static partial void Value(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_error_data")]
    internal static partial void ErrorData(IntPtr* pointer);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_result")]
    internal static partial void Result(DuckDBResult* result);

    /// <summary>Frees memory that the C API handed over: texts and blobs.</summary>
    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_free")]
    internal static partial void Memory(void* pointer);
}
