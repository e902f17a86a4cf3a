namespace Warehouse.DuckDb;

/// <summary>Chooses the writer of a column by DuckDB's name for its type.</summary>
internal static class ColumnWriters
{
    /// <exception cref="NotSupportedException">Lists, structs, maps, bit strings and the like.</exception>
    internal static ColumnWriter For(string table, TableColumn column) =>
        IntegerColumn.For(column) ?? DecimalColumn.For(column) ?? ByName(column) ?? throw new NotSupportedException(
            $"{table}: no appender fills column {column.Position} \"{column.Name}\" ({column.Type}); fill the table by an INSERT statement instead.");

    private static ColumnWriter? ByName(TableColumn column) => column.Type switch
    {
        "BOOLEAN" => new BooleanColumn(column),
        "DOUBLE" => new DoubleColumn(column),
        "FLOAT" => new FloatColumn(column),
        "VARCHAR" or "JSON" => new TextColumn(column),
        "DATE" => new DateColumn(column),
        "TIME" => new TimeColumn(column),
        "TIMESTAMP" or "TIMESTAMP_NS" => new TimestampColumn(column, TimeSpan.TicksPerMicrosecond),
        "TIMESTAMP_MS" => new TimestampColumn(column, TimeSpan.TicksPerMillisecond),
        "TIMESTAMP_S" => new TimestampColumn(column, TimeSpan.TicksPerSecond),
        "TIMESTAMP WITH TIME ZONE" => new InstantColumn(column),
        "INTERVAL" => new IntervalColumn(column),
        "UUID" => new UuidColumn(column),
        "BLOB" => new BlobColumn(column),
        _ when column.Type.StartsWith("ENUM(", StringComparison.Ordinal) && !column.Type.EndsWith(']') => new EnumColumn(column),
        _ => null,
    };
}
