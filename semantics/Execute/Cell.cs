using System.Numerics;
using DuckDB.NET.Data;

namespace Warehouse.Semantics.Execute;

/// <summary>A value of an answer in the types that <see cref="MetricTable"/> promises.</summary>
internal static class Cell
{
    public static object? Read(DuckDBDataReader reader, int column)
    {
        if (reader.IsDBNull(column)) return null;
        return reader.GetValue(column) switch
        {
            BigInteger sum => (long)sum,
            DateTime { TimeOfDay.Ticks: 0 } day => DateOnly.FromDateTime(day),
            float number => (double)number,
            sbyte or byte or short or ushort => Convert.ToInt32(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture),
            uint or ulong => Convert.ToInt64(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture),
            var value => value,
        };
    }
}
