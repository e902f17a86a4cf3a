using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>An exact number, <c>value / 10^scale</c>, of at most <c>width</c> digits: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBDecimal(byte width, byte scale, DuckDBHugeInt value)
{
    public byte Width { get; } = width;

    public byte Scale { get; } = scale;

    public DuckDBHugeInt Value { get; } = value;
}

/// <summary>An integer of any length, as big-endian magnitude bytes and a sign: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBBignum(IntPtr data, ulong size, byte isNegative)
{
    public IntPtr Data { get; } = data;

    public ulong Size { get; } = size;

    public byte IsNegative { get; } = isNegative;
}
