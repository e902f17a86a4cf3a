using System.Runtime.InteropServices;
using System.Text;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    public static unsafe partial class Value
    {
        /// <remarks>Passes the length, so a NUL inside the text survives.</remarks>
        public static DuckDBValue DuckDBCreateVarchar(string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            var bytes = Encoding.UTF8.GetBytes(value);
            fixed (byte* text = bytes)
            {
                // An empty array pins as null, which C takes for a missing text.
                byte nothing = 0;
                return Varchar(text == null ? &nothing : text, (ulong)bytes.Length);
            }
        }

        public static DuckDBValue DuckDBCreateBlob(byte[] value, long length)
        {
            ArgumentNullException.ThrowIfNull(value);
            fixed (byte* data = value)
            {
                byte nothing = 0;
                return Blob(data == null ? &nothing : data, length);
            }
        }

        /// <remarks>The 128 bits go over unchanged: the caller has already turned the top bit.</remarks>
        [LibraryImport(Library, EntryPoint = "duckdb_create_uuid")]
        public static partial DuckDBValue DuckDBCreateUuid(DuckDBHugeInt value);

        [LibraryImport(Library, EntryPoint = "duckdb_create_varchar_length")]
        private static partial DuckDBValue Varchar(byte* text, ulong length);

        [LibraryImport(Library, EntryPoint = "duckdb_create_blob")]
        private static partial DuckDBValue Blob(byte* data, long length);
    }
}
