using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A signed integer of 128 bits: 16 bytes, the lower half first.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBHugeInt
{
    public DuckDBHugeInt(ulong lower, long upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <exception cref="ArgumentOutOfRangeException">Outside −2^127 to 2^127 − 1.</exception>
    public DuckDBHugeInt(BigInteger value)
    {
        if (value < HugeIntMinValue || value > HugeIntMaxValue)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"A HUGEINT holds {HugeIntMinValue} to {HugeIntMaxValue}.");
        Lower = (ulong)(value & ulong.MaxValue);
        Upper = (long)(value >> 64);
    }

    public static BigInteger HugeIntMinValue { get; } = -BigInteger.Pow(2, 127);

    public static BigInteger HugeIntMaxValue { get; } = BigInteger.Pow(2, 127) - 1;

    public ulong Lower { get; }

    public long Upper { get; }

    public BigInteger ToBigInteger() => (new BigInteger(Upper) << 64) + Lower;

    public Int128 ToInt128() => new((ulong)Upper, Lower);
}
