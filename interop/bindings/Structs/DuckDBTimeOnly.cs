using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A time of day by its parts: 8 bytes. 24:00:00 is allowed, as in SQL.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBTimeOnly
{
    private const long MicrosInSecond = 1_000_000;

    private readonly sbyte hour;
    private readonly sbyte minute;
    private readonly sbyte second;

    public DuckDBTimeOnly(byte hour, byte min, byte sec, int microsecond = 0)
    {
        this.hour = (sbyte)hour;
        minute = (sbyte)min;
        second = (sbyte)sec;
        Microsecond = microsecond;
    }

    public byte Hour => (byte)hour;

    public byte Min => (byte)minute;

    public byte Sec => (byte)second;

    public int Microsecond { get; }

    internal long TotalMicros => ((((Hour * 60L) + Min) * 60) + Sec) * MicrosInSecond + Microsecond;

    public static implicit operator DuckDBTimeOnly(TimeOnly time) => FromMicros(time.Ticks / TimeSpan.TicksPerMicrosecond);

    public static implicit operator DuckDBTimeOnly(DateTime time) => TimeOnly.FromDateTime(time);

    /// <exception cref="ArgumentOutOfRangeException">24:00:00, which .NET's type does not hold.</exception>
    public static explicit operator TimeOnly(DuckDBTimeOnly time) => new(time.TotalMicros * TimeSpan.TicksPerMicrosecond);

    internal static DuckDBTimeOnly FromMicros(long micros)
    {
        var seconds = micros / MicrosInSecond;
        return new DuckDBTimeOnly((byte)(seconds / 3600), (byte)(seconds / 60 % 60), (byte)(seconds % 60), (int)(micros % MicrosInSecond));
    }
}
