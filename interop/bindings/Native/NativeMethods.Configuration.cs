using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Options set before a database opens.</summary>
    public static partial class Configuration
    {
        [LibraryImport(Library, EntryPoint = "duckdb_create_config")]
        public static partial DuckDBState DuckDBCreateConfig(out DuckDBConfig config);

        [LibraryImport(Library, EntryPoint = "duckdb_set_config", StringMarshalling = StringMarshalling.Utf8)]
        public static partial DuckDBState DuckDBSetConfig(DuckDBConfig config, string name, string option);

        public static int DuckDBConfigCount() => (int)Count();

        public static DuckDBState DuckDBGetConfigFlag(int index, out string name, out string description) =>
            Flag((nuint)index, out name, out description);

        [LibraryImport(Library, EntryPoint = "duckdb_config_count")]
        private static partial nuint Count();

        [LibraryImport(Library, EntryPoint = "duckdb_get_config_flag")]
        private static partial DuckDBState Flag(
            nuint index,
            [MarshalUsing(typeof(BorrowedUtf8))] out string name,
            [MarshalUsing(typeof(BorrowedUtf8))] out string description);
    }
}
