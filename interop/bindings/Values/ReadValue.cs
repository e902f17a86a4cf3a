using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

/// <summary>DuckDB's functions that read a value; each casts when the value is of another type.</summary>
internal static unsafe partial class ReadValue
{
    internal static byte[] Bytes(DuckDBValue value)
    {
        var blob = Blob(value);
        var bytes = new ReadOnlySpan<byte>(blob.Data, checked((int)blob.Size)).ToArray();
        Release.Memory(blob.Data);
        return bytes;
    }

    /// <summary>The value's type, which belongs to the value: used at once and let go.</summary>
    internal static DuckDBType TypeOf(DuckDBValue value) => TypeId(ValueType(value));

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_is_null_value")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool IsNull(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_bool")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool Boolean(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_int8")]
    internal static partial sbyte Int8(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_uint8")]
    internal static partial byte UInt8(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_int16")]
    internal static partial short Int16(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_uint16")]
    internal static partial ushort UInt16(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_int32")]
    internal static partial int Int32(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_uint32")]
    internal static partial uint UInt32(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_int64")]
    internal static partial long Int64(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_uint64")]
    internal static partial ulong UInt64(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_hugeint")]
    internal static partial DuckDBHugeInt HugeInt(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_float")]
    internal static partial float Float(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_double")]
    internal static partial double Double(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_decimal")]
    internal static partial DuckDBDecimal Decimal(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_date")]
    internal static partial DuckDBDate Date(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_time")]
    internal static partial DuckDBTime Time(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_timestamp")]
    internal static partial DuckDBTimestampStruct Timestamp(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_timestamp_tz")]
    internal static partial DuckDBTimestampStruct TimestampTz(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_interval")]
    internal static partial DuckDBInterval Interval(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_varchar")]
    [return: MarshalUsing(typeof(OwnedUtf8))]
    internal static partial string Varchar(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_blob")]
    private static partial NativeBlob Blob(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_value_type")]
    private static partial IntPtr ValueType(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_type_id")]
    private static partial DuckDBType TypeId(IntPtr type);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct NativeBlob
    {
        internal readonly void* Data;
        internal readonly ulong Size;
    }
}
