using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>Rows of a Parquet file, each column read through its text unless its type is the contract's, so that the same contract holds for every format. Its line is the row's number.</summary>
internal static class ParquetSource
{
    /// <summary>All rows, without their numbers.</summary>
    public static RowSource Quick(DuckDBConnection connection, Contract contract, PlainFile file) => Rows(connection, contract, file, withLines: false, null);

    /// <summary>Rows with their numbers.</summary>
    /// <param name="connection">Reads the file.</param>
    /// <param name="contract">The file's.</param>
    /// <param name="file">The file.</param>
    /// <param name="suspects">A column: only rows whose value there is among <see cref="Suspects"/>; null for all rows.</param>
    public static RowSource WithLines(DuckDBConnection connection, Contract contract, PlainFile file, string? suspects) => Rows(connection, contract, file, withLines: true, suspects);

    private static RowSource Rows(DuckDBConnection connection, Contract contract, PlainFile file, bool withLines, string? suspects)
    {
        var found = Columns(connection, $"read_parquet({Literal.Quote(file.Path)}, binary_as_string = true)", file);
        // Counting rows costs a tenth of the reading.
        var rows = $"read_parquet({Literal.Quote(file.Path)}, binary_as_string = true{(withLines ? ", file_row_number = true" : "")})";
        var header = FileColumns.Match(contract, file.Original, [.. found.Select(column => column.Name)]);
        var types = contract.Columns.Where(column => header.Places.ContainsKey(column.Name)).ToDictionary(column => column.Name, column => found[header.Places[column.Name]].Type, StringComparer.Ordinal);
        var native = withLines ? [] : types.Where(column => ParquetTypes.IsNative(contract, contract.Column(column.Key), column.Value)).Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
        string? Value(string column) => !header.Places.TryGetValue(column, out var at) ? null
            : native.Contains(column) ? $"row.{Identifier.Quote(found[at].Name)}"
            : RowSource.NullWhenEmpty(contract, $"cast(row.{Identifier.Quote(found[at].Name)} as varchar)");
        var filter = suspects is null ? "" : $" where {Suspects.Among(Value(suspects) ?? "cast(null as varchar)")}";
        var told = withLines
            ? "row.file_row_number + 1 as _line, cast(to_json(row) as varchar) as _raw, cast(null as varchar) as _broken, cast(null as varchar) as _expected, cast(null as varchar) as _found"
            : RowSource.NothingBroken;
        var retyped = contract.Columns.Where(column => types.TryGetValue(column.Name, out var type) && ParquetTypes.IsRetyped(column, type)).Select(column => (column, types[column.Name]));
        return new RowSource($"select {RowSource.ColumnsOf(contract, column => Value(column.Name))}, {told} from {rows} as row{filter}", withLines, header with { Retyped = [.. retyped] }) { Native = native };
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
