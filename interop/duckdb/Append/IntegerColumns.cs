using System.Numerics;
using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>Integer columns of up to 64 bits: any .NET integer that lies in the column's range.</summary>
internal sealed class IntegerColumn(TableColumn column, long least, long most, Action<IDuckDBAppenderRow, long> append)
    : ColumnWriter(column, $"an integer from {least} to {most}")
{
    internal static ColumnWriter? For(TableColumn column) => column.Type switch
    {
        "TINYINT" => new IntegerColumn(column, sbyte.MinValue, sbyte.MaxValue, (row, value) => row.AppendValue((sbyte?)value)),
        "UTINYINT" => new IntegerColumn(column, 0, byte.MaxValue, (row, value) => row.AppendValue((byte?)value)),
        "SMALLINT" => new IntegerColumn(column, short.MinValue, short.MaxValue, (row, value) => row.AppendValue((short?)value)),
        "USMALLINT" => new IntegerColumn(column, 0, ushort.MaxValue, (row, value) => row.AppendValue((ushort?)value)),
        "INTEGER" => new IntegerColumn(column, int.MinValue, int.MaxValue, (row, value) => row.AppendValue((int?)value)),
        "UINTEGER" => new IntegerColumn(column, 0, uint.MaxValue, (row, value) => row.AppendValue((uint?)value)),
        "BIGINT" => new IntegerColumn(column, long.MinValue, long.MaxValue, (row, value) => row.AppendValue((long?)value)),
        "UBIGINT" => new UnsignedBigIntColumn(column),
        "HUGEINT" => new HugeIntColumn(column, -BigInteger.Pow(2, 127), BigInteger.Pow(2, 127) - 1),
        "UHUGEINT" => new HugeIntColumn(column, 0, BigInteger.Pow(2, 128) - 1),
        _ => null,
    };

    internal override void Write(IDuckDBAppenderRow row, long value)
    {
        if (value < least || value > most)
            throw Mismatch(value);
        append(row, value);
    }
}

/// <summary>UBIGINT, the one width whose upper half no long holds.</summary>
internal sealed class UnsignedBigIntColumn(TableColumn column)
    : ColumnWriter(column, $"an integer from 0 to {ulong.MaxValue}")
{
    internal override void Write(IDuckDBAppenderRow row, long value)
    {
        if (value < 0)
            throw Mismatch(value);
        row.AppendValue((ulong?)value);
    }

    internal override void Write(IDuckDBAppenderRow row, ulong value) => row.AppendValue((ulong?)value);

    internal override void Write(IDuckDBAppenderRow row, BigInteger value)
    {
        if (value < 0 || value > ulong.MaxValue)
            throw Mismatch(value);
        row.AppendValue((ulong?)value);
    }
}

/// <summary>HUGEINT and UHUGEINT.</summary>
internal sealed class HugeIntColumn(TableColumn column, BigInteger least, BigInteger most)
    : ColumnWriter(column, $"an integer from {least} to {most}")
{
    internal override void Write(IDuckDBAppenderRow row, long value) => Write(row, (BigInteger)value);

    internal override void Write(IDuckDBAppenderRow row, ulong value) => Write(row, (BigInteger)value);

    internal override void Write(IDuckDBAppenderRow row, BigInteger value)
    {
        if (value < least || value > most)
            throw Mismatch(value);
        row.AppendValue((BigInteger?)value);
    }
}
