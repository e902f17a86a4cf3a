using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Binding values to a prepared statement and running it.</summary>
    public static partial class PreparedStatements
    {
        [LibraryImport(Library, EntryPoint = "duckdb_nparams")]
        public static partial long DuckDBParams(DuckDBPreparedStatement statement);

        [LibraryImport(Library, EntryPoint = "duckdb_prepare_error")]
        [return: MarshalUsing(typeof(BorrowedUtf8))]
        public static partial string DuckDBPrepareError(DuckDBPreparedStatement statement);

        /// <param name="index">The parameter's position, from 1; 0 when the statement has none of that name.</param>
        public static DuckDBState DuckDBBindParameterIndex(DuckDBPreparedStatement statement, ref int index, string name)
        {
            // C writes an idx_t, twice the width of the managed parameter.
            ulong wide = 0;
            var state = Index(statement, ref wide, name);
            index = (int)wide;
            return state;
        }

        [LibraryImport(Library, EntryPoint = "duckdb_param_logical_type")]
        public static partial DuckDBLogicalType DuckDBParamLogicalType(DuckDBPreparedStatement statement, long index);

        [LibraryImport(Library, EntryPoint = "duckdb_bind_value")]
        public static partial DuckDBState DuckDBBindValue(DuckDBPreparedStatement statement, long index, DuckDBValue value);

        public static DuckDBState DuckDBExecutePrepared(DuckDBPreparedStatement statement, out DuckDBResult result)
        {
            // Zeroed here: C leaves the result of a statement it cannot run as it is, and closing garbage would crash.
            result = default;
            return Execute(statement, ref result);
        }

        public static DuckDBState DuckDBExecutePreparedStreaming(DuckDBPreparedStatement statement, out DuckDBResult result)
        {
            result = default;
            return ExecuteStreaming(statement, ref result);
        }

        [LibraryImport(Library, EntryPoint = "duckdb_execute_prepared")]
        private static partial DuckDBState Execute(DuckDBPreparedStatement statement, ref DuckDBResult result);

        [LibraryImport(Library, EntryPoint = "duckdb_execute_prepared_streaming")]
        private static partial DuckDBState ExecuteStreaming(DuckDBPreparedStatement statement, ref DuckDBResult result);

        [LibraryImport(Library, EntryPoint = "duckdb_bind_parameter_index", StringMarshalling = StringMarshalling.Utf8)]
        private static partial DuckDBState Index(DuckDBPreparedStatement statement, ref ulong index, string name);
    }
}
