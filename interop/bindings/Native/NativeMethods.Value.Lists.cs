using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    public static unsafe partial class Value
    {
        /// <param name="type">The type of the elements.</param>
        public static DuckDBValue DuckDBCreateListValue(DuckDBLogicalType type, DuckDBValue[] values, int count) =>
            WithPointers(values, count, pointers => List(type, (IntPtr*)pointers, (ulong)count));

        /// <param name="type">The type of the elements.</param>
        public static DuckDBValue DuckDBCreateArrayValue(DuckDBLogicalType type, DuckDBValue[] values, int count) =>
            WithPointers(values, count, pointers => Array(type, (IntPtr*)pointers, (ulong)count));

        /// <summary>Holds each value alive while C reads the array of their pointers.</summary>
        private static DuckDBValue WithPointers(DuckDBValue[] values, int count, Func<IntPtr, DuckDBValue> create)
        {
            ArgumentNullException.ThrowIfNull(values);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, values.Length);
            var pointers = new IntPtr[Math.Max(count, 1)];
            var held = 0;
            try
            {
                for (; held < count; held++)
                {
                    var taken = false;
                    values[held].DangerousAddRef(ref taken);
                    pointers[held] = values[held].DangerousGetHandle();
                }

                fixed (IntPtr* first = pointers)
                    return create((IntPtr)first);
            }
            finally
            {
                for (var i = 0; i < held; i++)
                    values[i].DangerousRelease();
            }
        }

        [LibraryImport(Library, EntryPoint = "duckdb_create_list_value")]
        private static partial DuckDBValue List(DuckDBLogicalType type, IntPtr* values, ulong count);

        [LibraryImport(Library, EntryPoint = "duckdb_create_array_value")]
        private static partial DuckDBValue Array(DuckDBLogicalType type, IntPtr* values, ulong count);
    }
}
