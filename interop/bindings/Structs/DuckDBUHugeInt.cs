using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>An unsigned integer of 128 bits: 16 bytes, the lower half first.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBUHugeInt
{
    public DuckDBUHugeInt(ulong lower, ulong upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 2^128 − 1.</exception>
    public DuckDBUHugeInt(BigInteger value)
    {
        if (value < HugeIntMinValue || value > HugeIntMaxValue)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"A UHUGEINT holds 0 to {HugeIntMaxValue}.");
        Lower = (ulong)(value & ulong.MaxValue);
        Upper = (ulong)(value >> 64);
    }

    public static BigInteger HugeIntMinValue { get; } = BigInteger.Zero;

    public static BigInteger HugeIntMaxValue { get; } = BigInteger.Pow(2, 128) - 1;

    public ulong Lower { get; }

    public ulong Upper { get; }

    public BigInteger ToBigInteger() => (new BigInteger(Upper) << 64) + Lower;

    public UInt128 ToUInt128() => new(Upper, Lower);
}
