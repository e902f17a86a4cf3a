using System.Numerics;
using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>Reading one column of the row a reader stands on.</summary>
public static class ReaderExtensions
{
    /// <summary>The column as T; NULL gives <c>default</c>, so ask for <c>int?</c> where NULL and 0 differ.</summary>
    /// <remarks>
    /// Beyond what the reader converts itself: a BLOB as bytes, and a HUGEINT, which is what <c>sum</c> of integers gives,
    /// as decimal or double.
    /// </remarks>
    /// <exception cref="InvalidCastException">The column's type does not convert to T.</exception>
    /// <exception cref="OverflowException">The number does not fit T.</exception>
    public static T? Get<T>(this DuckDBDataReader reader, int column)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.IsDBNull(column))
            return default;
        var wanted = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (wanted == typeof(object))
            return (T)reader.GetValue(column);
        if (wanted == typeof(byte[]))
            return (T)(object)Bytes(reader, column);
        if (wanted == typeof(decimal) && reader.GetFieldType(column) == typeof(BigInteger))
            return (T)(object)(decimal)reader.GetFieldValue<BigInteger>(column);
        if (wanted == typeof(double) && reader.GetFieldType(column) == typeof(BigInteger))
            return (T)(object)Nearest(reader.GetFieldValue<BigInteger>(column));
        return reader.GetFieldValue<T>(column);
    }

    /// <remarks>BigInteger's own conversion cuts the bits beyond the 53rd; these round.</remarks>
    private static double Nearest(BigInteger value) => value.Sign < 0 ? (double)(Int128)value : (double)(UInt128)value;

    private static byte[] Bytes(DuckDBDataReader reader, int column)
    {
        using var stream = reader.GetStream(column);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
