using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A date as DuckDB keeps it: days since 1970-01-01, 4 bytes; the extremes stand for ±infinity.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBDate
{
    public int Days { get; set; }

    public readonly bool IsInfinity => Days is int.MaxValue or -int.MaxValue;
}
