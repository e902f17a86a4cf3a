using System.Numerics;
using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>Writes values of one column, taking only what the column holds exactly.</summary>
/// <remarks>
/// DuckDB.NET.Data's appender trusts its caller: a long given to an INTEGER column is written eight bytes wide over its
/// neighbours. Here each .NET type has its method, and what a column does not override it refuses.
/// </remarks>
internal abstract class ColumnWriter(TableColumn column, string expected)
{
    internal TableColumn Column { get; } = column;

    internal void WriteNull(IDuckDBAppenderRow row)
    {
        if (!Column.IsNullable)
            throw Mismatch(null, "the column is NOT NULL");
        row.AppendNullValue();
    }

    internal virtual void Write(IDuckDBAppenderRow row, bool value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, long value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, ulong value)
    {
        if (value > long.MaxValue)
            throw Mismatch(value);
        Write(row, (long)value);
    }

    internal virtual void Write(IDuckDBAppenderRow row, BigInteger value)
    {
        if (value < long.MinValue || value > long.MaxValue)
            throw Mismatch(value);
        Write(row, (long)value);
    }

    internal virtual void Write(IDuckDBAppenderRow row, float value) => Write(row, (double)value);

    internal virtual void Write(IDuckDBAppenderRow row, double value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, decimal value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, string value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, DateOnly value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, TimeOnly value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, DateTime value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, DateTimeOffset value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, TimeSpan value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, Guid value) => throw Mismatch(value);

    internal virtual void Write(IDuckDBAppenderRow row, byte[] value) => throw Mismatch(value);

    internal ColumnMismatchException Mismatch(object? found, string? reason = null) => new(Column, expected, found, reason);
}
