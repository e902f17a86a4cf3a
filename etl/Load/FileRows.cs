using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>Chooses how a file's rows are read: the quick way first, and the way that tells lines when something is wrong.</summary>
internal sealed class FileRows(DuckDBConnection connection, Contract contract, Staging staging, CancellationToken cancellation)
{
    /// <summary>Types a file's rows into the staging table.</summary>
    /// <returns>How the file's columns compare with the contract's.</returns>
    /// <exception cref="WarehouseException">The file lacks a required column, or isn't what its name says.</exception>
    public FileColumns Stage(BatchInProgress batch)
    {
        batch.HasLines = false;
        if (batch.File.IsUnusual) return StageWithLines(batch);
        try
        {
            var source = Quick(connection, contract, batch.File, cancellation);
            if (staging.TryFill(source, batch)) return source.Header;
        }
        catch (DuckDBException) when (batch.File.Kind.Format != FileFormat.Parquet)
        {
            // DuckDB gives up at the first line that it can't read; the other way tells which lines, and loads the rest.
        }

        return StageWithLines(batch);
    }

    /// <summary>Types them, anew if need be, with their lines.</summary>
    public FileColumns StageWithLines(BatchInProgress batch)
    {
        staging.Forget(batch);
        var source = batch.File.Kind.Format switch
        {
            FileFormat.Csv => CsvSource.WithLines(connection, contract, CsvSource.All(contract, batch.File), cancellation),
            FileFormat.JsonLines => JsonLinesSource.WithLines(connection, contract, batch.File, cancellation),
            _ => ParquetSource.WithLines(connection, contract, batch.File, null),
        };
        staging.FillAndReject(source, batch);
        return source.Header;
    }

    /// <summary>Types those rows of files that are to be looked at, with their lines; the rows that were read stay counted.</summary>
    /// <returns>How many there are in each file.</returns>
    public IEnumerable<(BatchInProgress Batch, long Rows)> StageSuspects(IEnumerable<BatchInProgress> batches, string column, HashSet<string?> values)
    {
        // Other files are searched while this one's rows are typed.
        foreach (var (batch, found) in Ahead.Of(batches, batch => (batch, batch.File.Kind.Format == FileFormat.Csv ? CsvSource.Search(contract, batch.File, new CsvFilter(column, values), cancellation) : null)))
        {
            var read = batch.Read;
            staging.FillAndReject(found is null ? ParquetSource.WithLines(connection, contract, batch.File, column) : CsvSource.WithLines(connection, contract, found, cancellation), batch);
            var staged = batch.Read;
            batch.Read = read;
            yield return (batch, staged);
        }
    }

    /// <summary>The way that DuckDB reads by itself, for files in which nothing is wrong.</summary>
    public static RowSource Quick(DuckDBConnection connection, Contract contract, PlainFile file, CancellationToken cancellation) =>
        file.Kind.Format == FileFormat.JsonLines ? JsonLinesSource.Quick(connection, contract, file, cancellation) : Quick(contract, [file], Header(connection, contract, file));

    /// <summary>The same for files of one kind, CSV or Parquet, with the same columns.</summary>
    public static RowSource Quick(Contract contract, IReadOnlyList<PlainFile> files, FileColumns header) =>
        files[0].Kind.Format == FileFormat.Csv ? CsvSource.Quick(contract, files, header) : ParquetSource.Quick(contract, files, header);

    /// <summary>The columns of a CSV or Parquet file.</summary>
    public static FileColumns Header(DuckDBConnection connection, Contract contract, PlainFile file) =>
        file.Kind.Format == FileFormat.Csv ? CsvSource.Header(contract, file) : ParquetSource.Header(connection, contract, file);
}
