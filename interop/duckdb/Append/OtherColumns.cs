using System.Text;
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
    /// <remarks>DuckDB.NET.Data cuts a string at its first NUL; the same text as bytes goes over whole.</remarks>
    internal override void Write(IDuckDBAppenderRow row, string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
            row.AppendValue(Encoding.UTF8.GetBytes(value));
        else
            row.AppendValue(value);
    }
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
