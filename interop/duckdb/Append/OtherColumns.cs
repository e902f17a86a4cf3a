using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>BOOLEAN.</summary>
internal sealed class BooleanColumn(TableColumn column) : ColumnWriter(column, "a bool")
{
    internal override void Write(IDuckDBAppenderRow row, bool value) => row.AppendValue((bool?)value);
}

/// <summary>VARCHAR, and JSON, whose text is not checked here.</summary>
internal sealed class TextColumn(TableColumn column) : ColumnWriter(column, "a string")
{
    internal override void Write(IDuckDBAppenderRow row, string value) => row.AppendValue(value);
}

/// <summary>ENUM: one of its names.</summary>
internal sealed class EnumColumn(TableColumn column) : ColumnWriter(column, "one of the enum's names")
{
    internal override void Write(IDuckDBAppenderRow row, string value)
    {
        try
        {
            row.AppendValue(value);
        }
        catch (InvalidOperationException)
        {
            throw Mismatch(value);
        }
    }
}

/// <summary>UUID.</summary>
internal sealed class UuidColumn(TableColumn column) : ColumnWriter(column, "a Guid")
{
    internal override void Write(IDuckDBAppenderRow row, Guid value) => row.AppendValue((Guid?)value);
}

/// <summary>BLOB.</summary>
internal sealed class BlobColumn(TableColumn column) : ColumnWriter(column, "a byte[]")
{
    internal override void Write(IDuckDBAppenderRow row, byte[] value) => row.AppendValue(value);
}

/// <summary>Types the appender does not fill: lists, structs, maps, bit strings and the like.</summary>
internal sealed class UnsupportedColumn(TableColumn column)
    : ColumnWriter(column, "NULL, since the appender does not write this type; use an INSERT statement");
