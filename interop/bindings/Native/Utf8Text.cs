using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

/// <summary>A UTF-8 text that DuckDB keeps: names, messages, flags, the version. Null comes back as "".</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(BorrowedUtf8))]
internal static unsafe class BorrowedUtf8
{
    public static string ConvertToManaged(byte* text) => Marshal.PtrToStringUTF8((IntPtr)text) ?? "";
}

/// <summary>A UTF-8 text that DuckDB handed over: read, then freed by duckdb_free. Null comes back as "".</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(OwnedUtf8))]
internal static unsafe class OwnedUtf8
{
    public static string ConvertToManaged(byte* text) => Marshal.PtrToStringUTF8((IntPtr)text) ?? "";

    public static void Free(byte* text) => Release.Memory(text);
}
