using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A time of day as DuckDB keeps it: microseconds since midnight, 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBTime
{
    public long Micros { get; set; }
}

/// <summary>A time with an offset as DuckDB packs it: 40 bits of microseconds, 24 bits of offset, 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBTimeTzStruct
{
    // The offset is kept as 15:59:59 less itself, so that packed times sort by instant.
    private const int LargestOffsetSeconds = (16 * 3600) - 1;
    private const int OffsetBits = 24;

    public ulong Bits { get; set; }

    internal readonly long Micros => (long)(Bits >> OffsetBits);

    internal readonly int OffsetSeconds => LargestOffsetSeconds - (int)(Bits & ((1 << OffsetBits) - 1));
}

/// <summary>A time with its offset from UTC in seconds: 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBTimeTz(DuckDBTimeOnly Time, int Offset);
