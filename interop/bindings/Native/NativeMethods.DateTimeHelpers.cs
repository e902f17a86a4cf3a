namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Times taken apart and put together.</summary>
    /// <remarks>Computed here and not in C: DuckDB's own functions throw C++ exceptions on ±infinity, which end the process.</remarks>
    public static class DateTimeHelpers
    {
        public static DuckDBTimeOnly DuckDBFromTime(DuckDBTime time) => DuckDBTimeOnly.FromMicros(time.Micros);

        public static DuckDBTime DuckDBToTime(DuckDBTimeOnly time) => new() { Micros = time.TotalMicros };

        /// <summary>A time with its offset from UTC in seconds.</summary>
        public static DuckDBTimeTz DuckDBFromTimeTz(DuckDBTimeTzStruct time) =>
            new(DuckDBTimeOnly.FromMicros(time.Micros), time.OffsetSeconds);
    }
}
