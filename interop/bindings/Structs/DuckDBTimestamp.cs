using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>An instant as DuckDB keeps it: microseconds since 1970 (or the column's own unit), 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBTimestampStruct
{
    public long Micros { get; set; }

    public readonly bool IsInfinity => Micros is long.MaxValue or -long.MaxValue;
}

/// <summary>An instant by its parts: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBTimestamp(DuckDBDateOnly Date, DuckDBTimeOnly Time)
{
    private const long MicrosInDay = 86_400_000_000;

    public static DuckDBTimestamp FromDuckDBTimestampStruct(DuckDBTimestampStruct timestamp)
    {
        var (days, micros) = Math.DivRem(timestamp.Micros, MicrosInDay);
        if (micros < 0)
            (days, micros) = (days - 1, micros + MicrosInDay);
        return new DuckDBTimestamp(
            DuckDBDateOnly.FromDuckDBDate(new DuckDBDate { Days = (int)days }),
            DuckDBTimeOnly.FromMicros(micros));
    }

    public DateTime ToDateTime() => ((DateTime)Date).AddTicks(Time.TotalMicros * TimeSpan.TicksPerMicrosecond);

    /// <exception cref="OverflowException">Outside 290309 BC to 294247, which a count of microseconds holds.</exception>
    public DuckDBTimestampStruct ToDuckDBTimestampStruct() =>
        new() { Micros = checked((Date.ToDuckDBDate().Days * MicrosInDay) + Time.TotalMicros) };
}
