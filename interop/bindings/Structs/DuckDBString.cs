using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A text in a vector: 16 bytes. Up to 12 bytes lie inside, longer ones behind a pointer.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct DuckDBString
{
    private const int InlineLimit = 12;

    private _value_e__Union value;

    /// <summary>Bytes, not characters.</summary>
    public readonly int Length => (int)value.inlined.length;

    /// <summary>The first byte. Valid only while this struct stays where DuckDB put it: short texts lie inside it.</summary>
    public sbyte* Data
    {
        get
        {
            if (Length > InlineLimit)
                return (sbyte*)value.pointer.ptr;
            fixed (sbyte* text = value.inlined.inlined)
                return text;
        }
    }

    /// <summary>The two shapes, over the same 16 bytes.</summary>
    [StructLayout(LayoutKind.Explicit)]
    public struct _value_e__Union
    {
        [FieldOffset(0)]
        public DuckDBStringPointer pointer;

        [FieldOffset(0)]
        public DuckDBStringInlined inlined;

        /// <summary>Longer than 12 bytes: the first four for quick comparison, and where the whole lies.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct DuckDBStringPointer
        {
            public uint length;
            public fixed sbyte prefix[4];
            public IntPtr ptr;
        }

        /// <summary>Up to 12 bytes.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct DuckDBStringInlined
        {
            public uint length;
            public fixed sbyte inlined[InlineLimit];
        }
    }
}
