using DuckDB.NET.Data;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>Files whose rows one SELECT reads: of one kind, with the same columns in the same order. Together they load faster, as none waits for the end of another.</summary>
/// <param name="Batches">The files.</param>
/// <param name="Source">Their rows.</param>
internal sealed record AlikeFiles(IReadOnlyList<BatchInProgress> Batches, RowSource Source)
{
    /// <summary>A row says by its file's place which batch it belongs to; with many more files that takes as long as it saves.</summary>
    private const int MostFiles = 250;

    /// <summary>Puts files together. JSON lines are read one file after another, through a table that the SELECT names.</summary>
    /// <exception cref="WarehouseException">A file lacks a required column, or isn't what its name says.</exception>
    public static IEnumerable<AlikeFiles> Of(DuckDBConnection connection, Contract contract, IReadOnlyList<BatchInProgress> batches, CancellationToken cancellation)
    {
        foreach (var batch in batches.Where(batch => batch.File.Kind.Format == FileFormat.JsonLines)) yield return new AlikeFiles([batch], FileRows.Quick(connection, contract, batch.File, cancellation));

        var groups = new List<(FileColumns Header, List<BatchInProgress> Batches)>();
        foreach (var batch in batches.Where(batch => batch.File.Kind.Format != FileFormat.JsonLines))
        {
            var kind = batch.File.Kind;
            var header = FileRows.Header(connection, contract, batch.File);
            var group = groups.Find(group => group.Batches.Count < MostFiles && group.Batches[0].File.Kind is var other && other.Format == kind.Format && other.TabSeparated == kind.TabSeparated && group.Header.IsLike(header));
            if (group.Batches is null) groups.Add((header, [batch]));
            else group.Batches.Add(batch);
        }

        foreach (var (header, alike) in groups) yield return new AlikeFiles(alike, FileRows.Quick(contract, [.. alike.Select(batch => batch.File)], header));
    }
}
