using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A date by its parts, in DuckDB's range of 5877642 BC to 5881580: 8 bytes. Year 0 is 1 BC.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBDateOnly
{
    // Days from 0000-03-01 to 1970-01-01, and in 400 years of the Gregorian calendar.
    private const long EpochFromMarchZero = 719_468;
    private const long DaysInEra = 146_097;

    private readonly sbyte month;
    private readonly sbyte day;

    public DuckDBDateOnly(int year, byte month, byte day)
    {
        Year = year;
        this.month = (sbyte)month;
        this.day = (sbyte)day;
    }

    public int Year { get; }

    public byte Month => (byte)month;

    public byte Day => (byte)day;

    public static implicit operator DuckDBDateOnly(DateOnly date) => new(date.Year, (byte)date.Month, (byte)date.Day);

    public static implicit operator DuckDBDateOnly(DateTime date) => DateOnly.FromDateTime(date);

    public static explicit operator DateOnly(DuckDBDateOnly date) => new(date.Year, date.Month, date.Day);

    public static explicit operator DateTime(DuckDBDateOnly date) => new(date.Year, date.Month, date.Day, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Days to year, month and day. Total: the infinities give the far dates their numbers stand for.</summary>
    /// <remarks>Years run from March, so that the leap day comes last and every month's length follows one formula.</remarks>
    public static DuckDBDateOnly FromDuckDBDate(DuckDBDate date)
    {
        var days = date.Days + EpochFromMarchZero;
        var era = FloorDivide(days, DaysInEra);
        var dayOfEra = days - (era * DaysInEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var fromMarch = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * fromMarch) + 2) / 5) + 1;
        var month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return new DuckDBDateOnly((int)year, (byte)month, (byte)day);
    }

    public DuckDBDate ToDuckDBDate()
    {
        long year = Month <= 2 ? Year - 1L : Year;
        var era = FloorDivide(year, 400);
        var yearOfEra = year - (era * 400);
        var fromMarch = Month > 2 ? Month - 3 : Month + 9;
        var dayOfYear = (((153 * fromMarch) + 2) / 5) + Day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return new DuckDBDate { Days = checked((int)((era * DaysInEra) + dayOfEra - EpochFromMarchZero)) };
    }

    private static long FloorDivide(long value, long by) => (value >= 0 ? value : value - by + 1) / by;
}
