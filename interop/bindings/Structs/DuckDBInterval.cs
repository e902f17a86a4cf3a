using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A span in months, days and microseconds, kept apart because a month has no fixed length: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBInterval(int Months, int Days, long Micros)
{
    public static implicit operator DuckDBInterval(TimeSpan span) =>
        new(0, span.Days, (span.Ticks - (span.Days * TimeSpan.TicksPerDay)) / TimeSpan.TicksPerMicrosecond);

    /// <exception cref="InvalidCastException">The interval has months, which are no fixed number of days.</exception>
    /// <exception cref="OverflowException">Longer than .NET's TimeSpan.</exception>
    public static explicit operator TimeSpan(DuckDBInterval interval) =>
        interval.Months == 0
            ? new TimeSpan(checked((interval.Days * TimeSpan.TicksPerDay) + (interval.Micros * TimeSpan.TicksPerMicrosecond)))
            : throw new InvalidCastException($"An interval of {interval.Months} months is no fixed length of time; read it as {nameof(DuckDBInterval)}.");
}
