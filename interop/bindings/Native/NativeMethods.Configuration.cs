using System.Runtime.InteropServices;

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

        /// <param name="name">Empty when the index is past the end.</param>
        public static unsafe DuckDBState DuckDBGetConfigFlag(int index, out string name, out string description)
        {
            // Zeroed here: on failure C leaves both as they are.
            byte* nameText = null;
            byte* descriptionText = null;
            var state = Flag((nuint)index, &nameText, &descriptionText);
            name = BorrowedUtf8.ConvertToManaged(nameText);
            description = BorrowedUtf8.ConvertToManaged(descriptionText);
            return state;
        }

        [LibraryImport(Library, EntryPoint = "duckdb_config_count")]
        private static partial nuint Count();

        [LibraryImport(Library, EntryPoint = "duckdb_get_config_flag")]
        private static unsafe partial DuckDBState Flag(nuint index, byte** name, byte** description);
    }
}
