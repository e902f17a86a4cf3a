using System.Numerics;
using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>The row being written, column by column in the table's order. Valid until <see cref="EndRow"/>.</summary>
/// <remarks>
/// Every integer goes by long or ulong, so that no overload writes another width than the column's. Any refusal ends the
/// appender, because a row half written cannot be taken back.
/// </remarks>
public sealed class TableRow
{
    private readonly TableAppender appender;
    private readonly ColumnWriter[] writers;
    private IDuckDBAppenderRow? row;
    private int next;

    internal TableRow(TableAppender appender, ColumnWriter[] writers)
    {
        this.appender = appender;
        this.writers = writers;
    }

    internal bool IsOpen => row is not null;

    public TableRow AppendNull() => Put(0, static (writer, row, _) => writer.WriteNull(row));

    public TableRow Append(bool? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(long? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(ulong? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(BigInteger? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(float? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(double? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(decimal? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(string? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    /// <summary>A text of one character, which C# would otherwise take for an integer.</summary>
    public TableRow Append(char? value) => Append(value?.ToString());

    public TableRow Append(DateOnly? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(TimeOnly? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(DateTime? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(DateTimeOffset? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(TimeSpan? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(Guid? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    public TableRow Append(byte[]? value) => value is { } v ? Put(v, static (writer, row, v) => writer.Write(row, v)) : AppendNull();

    /// <summary>A value whose type is known only when it comes: any of the types above, or null.</summary>
    /// <exception cref="ColumnMismatchException">The column does not take the value.</exception>
    public TableRow AppendObject(object? value) => value switch
    {
        null or DBNull => AppendNull(),
        string text => Append(text),
        char letter => Append(letter),
        int or long or short or sbyte or byte or ushort or uint => Append(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        decimal number => Append(number),
        DateOnly date => Append(date),
        DateTime time => Append(time),
        bool flag => Append(flag),
        double number => Append(number),
        float number => Append(number),
        ulong number => Append(number),
        BigInteger number => Append(number),
        Int128 number => Append((BigInteger)number),
        UInt128 number => Append((BigInteger)number),
        Guid id => Append(id),
        TimeOnly time => Append(time),
        TimeSpan span => Append(span),
        DateTimeOffset instant => Append(instant),
        byte[] bytes => Append(bytes),
        _ => Put(value, static (writer, _, other) => throw writer.Mismatch(other)),
    };

    /// <summary>Finishes the row.</summary>
    /// <exception cref="InvalidOperationException">Fewer values than the table has columns.</exception>
    public void EndRow()
    {
        if (row is null)
            throw new InvalidOperationException($"{appender}: no row has been begun.");
        if (next < writers.Length)
            throw appender.Fail(new InvalidOperationException(
                $"{appender}: row {appender.RowCount + 1} has {next} values; the table has {writers.Length} columns, and \"{writers[next].Column.Name}\" is the first without one."));
        row.EndRow();
        row = null;
        appender.Count();
    }

    internal void Begin(IDuckDBAppenderRow begun)
    {
        row = begun;
        next = 0;
    }

    private TableRow Put<T>(T value, Action<ColumnWriter, IDuckDBAppenderRow, T> write)
    {
        if (row is null)
            throw new InvalidOperationException($"{appender}: no row has been begun.");
        appender.ThrowIfFailed();
        if (next == writers.Length)
            throw appender.Fail(new InvalidOperationException(
                $"{appender}: row {appender.RowCount + 1} has more values than the table's {writers.Length} columns."));
        try
        {
            write(writers[next], row, value);
            next++;
            return this;
        }
        catch (Exception refused)
        {
            if (refused is ColumnMismatchException mismatch)
                mismatch.Where = $"{appender}, row {appender.RowCount + 1}, ";
            appender.Fail(refused);
            throw;
        }
    }
}
