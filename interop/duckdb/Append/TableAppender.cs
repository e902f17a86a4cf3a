using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>The quickest way to write rows into a table, with every value checked against its column.</summary>
/// <remarks>
/// <para>Disposing writes what is left; DuckDB checks keys then, so Dispose throws when it refuses. Rows reach the table
/// in batches of some 200,000: to keep all or none of a larger load, write within a transaction, as
/// <see cref="AppendExtensions.Append"/> does.</para>
/// <para>After a refused value the appender has failed: it takes no more, and disposing it drops the rows not yet
/// written. If the caller's own code throws between rows, Dispose cannot know: call <see cref="Discard"/>, or use
/// <see cref="AppendExtensions.Append"/>.</para>
/// </remarks>
public sealed class TableAppender : IDisposable
{
    private readonly string name;
    private readonly DuckDBAppender appender;
    private readonly TableRow row;
    private Exception? failure;
    private bool closed;

    private TableAppender(string name, ColumnWriter[] writers, DuckDBAppender appender)
    {
        this.name = name;
        this.appender = appender;
        Columns = [.. writers.Select(writer => writer.Column)];
        row = new TableRow(this, writers);
    }

    /// <summary>The table's columns, in the order in which values are given.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Rows finished so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Opens a table of the current database, or of the attached one that <paramref name="catalog"/> names.</summary>
    /// <exception cref="InvalidOperationException">There is no such table; or some of its columns are generated.</exception>
    /// <exception cref="NotSupportedException">The table has a column that no appender fills: a list, a STRUCT, a MAP and the like.</exception>
    /// <exception cref="DuckDBException">It is a view; or the database is read-only.</exception>
    public static TableAppender Open(DuckDBConnection connection, string schema, string table, string? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        catalog ??= connection.Scalar<string>("select current_database()")!;
        var name = $"{schema}.{table}";
        ColumnWriter[] writers = [.. TableColumns.Read(connection, catalog, schema, table).Select(column => ColumnWriters.For(name, column))];
        return new TableAppender(name, writers, connection.CreateAppender(catalog, schema, table));
    }

    /// <summary>Begins a row; end it with <see cref="TableRow.EndRow"/> before the next.</summary>
    public TableRow BeginRow()
    {
        ObjectDisposedException.ThrowIf(closed, this);
        ThrowIfFailed();
        if (row.IsOpen)
            throw Fail(new InvalidOperationException($"{name}: row {RowCount + 1} was not ended before the next was begun."));
        row.Begin(appender.CreateRow());
        return row;
    }

    /// <summary>Writes one whole row, one value a column.</summary>
    /// <exception cref="ColumnMismatchException">A column does not take its value.</exception>
    /// <exception cref="InvalidOperationException">Not as many values as columns.</exception>
    public void AppendRow(params ReadOnlySpan<object?> values)
    {
        var begun = BeginRow();
        foreach (var value in values)
            begun.AppendObject(value);
        begun.EndRow();
    }

    /// <summary>Drops the rows not yet written, so that disposing writes nothing more.</summary>
    public void Discard() => failure ??= new InvalidOperationException($"{name}: the rows were discarded.");

    /// <summary>Writes the remaining rows and closes; after a failure or <see cref="Discard"/> drops them instead.</summary>
    /// <exception cref="DuckDBException">DuckDB refused the rows, for a key or a check; none of the last batch is in the table.</exception>
    /// <exception cref="InvalidOperationException">The last row was begun and not ended; the rows since the last batch are dropped.</exception>
    public void Dispose()
    {
        if (closed)
            return;
        closed = true;
        var unfinished = failure is null && row.IsOpen;
        if (failure is not null || unfinished)
            appender.Clear();
        appender.Dispose();
        if (unfinished)
            throw new InvalidOperationException($"{name}: row {RowCount + 1} was begun and not ended; the rows not yet written were dropped.");
    }

    public override string ToString() => name;

    internal void Count() => RowCount++;

    internal Exception Fail(Exception reason) => failure ??= reason;

    internal void ThrowIfFailed()
    {
        if (failure is not null)
            throw new InvalidOperationException($"{name}: the appender takes no more rows: {failure.Message}", failure);
    }
}
