using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Results as Arrow, over the Arrow C data interface.</summary>
    public static partial class Arrow
    {
        [LibraryImport(Library, EntryPoint = "duckdb_result_get_arrow_options")]
        public static partial DuckDBArrowOptions DuckDBResultGetArrowOptions(ref DuckDBResult result);

        /// <param name="types">Array of duckdb_logical_type, one a column.</param>
        /// <param name="names">Array of UTF-8 texts, one a column.</param>
        /// <param name="schema">ArrowSchema to fill.</param>
        [LibraryImport(Library, EntryPoint = "duckdb_to_arrow_schema")]
        public static partial DuckDBErrorData DuckDBToArrowSchema(
            DuckDBArrowOptions options,
            IntPtr types,
            IntPtr names,
            ulong columnCount,
            IntPtr schema);

        /// <param name="array">ArrowArray to fill.</param>
        [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_to_arrow")]
        public static partial DuckDBErrorData DuckDBDataChunkToArrow(DuckDBArrowOptions options, DuckDBDataChunk chunk, IntPtr array);
    }
}
