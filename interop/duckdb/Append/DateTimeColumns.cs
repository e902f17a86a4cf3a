using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Warehouse.DuckDb;

/// <summary>DATE.</summary>
internal sealed class DateColumn(TableColumn column) : ColumnWriter(column, "a DateOnly")
{
    internal override void Write(IDuckDBAppenderRow row, DateOnly value) => row.AppendValue((DuckDBDateOnly?)value);
}

/// <summary>TIME. What is finer than a microsecond is cut off.</summary>
internal sealed class TimeColumn(TableColumn column) : ColumnWriter(column, "a TimeOnly")
{
    internal override void Write(IDuckDBAppenderRow row, TimeOnly value) => row.AppendValue((DuckDBTimeOnly?)value);
}

/// <summary>INTERVAL, filled by days and microseconds. What is finer than a microsecond is cut off.</summary>
internal sealed class IntervalColumn(TableColumn column) : ColumnWriter(column, "a TimeSpan")
{
    internal override void Write(IDuckDBAppenderRow row, TimeSpan value) => row.AppendValue((TimeSpan?)value);
}

/// <summary>TIMESTAMP in its four units. What is finer than a microsecond is cut off; a coarser unit must fit exactly.</summary>
internal sealed class TimestampColumn(TableColumn column, long ticksInUnit)
    : ColumnWriter(column, "a DateTime that is UTC or has no zone")
{
    internal override void Write(IDuckDBAppenderRow row, DateTime value)
    {
        if (value.Kind == DateTimeKind.Local)
            throw Mismatch(value, "what a local time means depends on the machine; give UTC");
        if (ticksInUnit > TimeSpan.TicksPerMicrosecond && value.Ticks % ticksInUnit != 0)
            throw Mismatch(value, "the column's unit is too coarse for it");
        row.AppendValue((DateTime?)value);
    }
}

/// <summary>TIMESTAMP WITH TIME ZONE, an instant: a DateTime without a zone is taken for UTC.</summary>
internal sealed class InstantColumn(TableColumn column) : ColumnWriter(column, "a DateTimeOffset, or a DateTime in UTC")
{
    internal override void Write(IDuckDBAppenderRow row, DateTime value)
    {
        if (value.Kind == DateTimeKind.Local)
            throw Mismatch(value, "what a local time means depends on the machine; give UTC");
        row.AppendValue((DateTime?)value);
    }

    internal override void Write(IDuckDBAppenderRow row, DateTimeOffset value) => row.AppendValue((DateTimeOffset?)value);
}
