using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>Rows of a Parquet file, each column read through its text unless its type is the contract's, so that the same contract holds for every format. Its line is the row's number.</summary>
internal static class ParquetSource
{
    /// <summary>All rows, without their numbers.</summary>
    /// <param name="contract">Theirs.</param>
    /// <param name="files">One or more, with the same columns of the same types.</param>
    /// <param name="header">Those columns.</param>
    public static RowSource Quick(Contract contract, IReadOnlyList<PlainFile> files, FileColumns header) => Rows(contract, files, header, withLines: false, null);

    /// <summary>Rows with their numbers.</summary>
    /// <param name="connection">Reads the file.</param>
    /// <param name="contract">The file's.</param>
    /// <param name="file">The file.</param>
    /// <param name="suspects">A column: only rows whose value there is among <see cref="Suspects"/>; null for all rows.</param>
    public static RowSource WithLines(DuckDBConnection connection, Contract contract, PlainFile file, string? suspects) => Rows(contract, [file], Header(connection, contract, file), withLines: true, suspects);

    /// <summary>The file's columns with their types.</summary>
    /// <exception cref="WarehouseException">It isn't Parquet, or lacks a required column.</exception>
    public static FileColumns Header(DuckDBConnection connection, Contract contract, PlainFile file)
    {
        var found = Columns(connection, $"read_parquet({RowSource.Paths([file])}, binary_as_string = true)", file);
        var header = FileColumns.Match(contract, file.Original, [.. found.Select(column => column.Name)]);
        var retyped = contract.Columns.Where(header.Has).Select(column => (Column: column, found[header.Places[column.Name]].Type)).Where(column => ParquetTypes.IsRetyped(column.Column, column.Type));
        return header with { Stored = found, Retyped = [.. retyped] };
    }

    private static RowSource Rows(Contract contract, IReadOnlyList<PlainFile> files, FileColumns header, bool withLines, string? suspects)
    {
        // Counting rows costs a tenth of the reading.
        var rows = $"read_parquet({RowSource.Paths(files)}, binary_as_string = true{(withLines ? ", file_row_number = true" : "")})";
        var types = contract.Columns.Where(header.Has).ToDictionary(column => column.Name, column => header.Stored[header.Places[column.Name]].Type, StringComparer.Ordinal);
        var native = withLines ? [] : types.Where(column => ParquetTypes.IsNative(contract, contract.Column(column.Key), column.Value)).Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
        string? Value(string column) => !header.Places.TryGetValue(column, out var at) ? null
            : native.Contains(column) ? $"row.{Identifier.Quote(header.Stored[at].Name)}"
            : RowSource.NullWhenEmpty(contract, $"cast(row.{Identifier.Quote(header.Stored[at].Name)} as varchar)");
        var filter = suspects is null ? "" : $" where {Suspects.Among(Value(suspects) ?? "cast(null as varchar)")}";
        var told = withLines
            ? "row.file_row_number + 1 as _line, cast(to_json(row) as varchar) as _raw, cast(null as varchar) as _broken, cast(null as varchar) as _expected, cast(null as varchar) as _found"
            : RowSource.NothingBroken;
        return new RowSource($"select {RowSource.ColumnsOf(contract, column => Value(column.Name))}, {RowSource.FileAmong(files)}, {told} from {rows} as row{filter}", withLines, header) { Native = native };
    }

    private static List<(string Name, string Type)> Columns(DuckDBConnection connection, string rows, PlainFile file)
    {
        try
        {
            return [.. connection.Query($"describe from {rows}", row => (row.Get<string>(0)!, row.Get<string>(1)!))];
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{file.Original}: expected a Parquet file, found something else or a part of one: {BuildDatabase.FirstLine(error)} Deliver it again.", error);
        }
    }
}
