using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>Rows of a Parquet file, each column read through its text, so that the same contract holds for every format. Its line is the row's number.</summary>
internal static class ParquetSource
{
    public static RowSource Rows(DuckDBConnection connection, Contract contract, PlainFile file, bool withLines)
    {
        var rows = $"read_parquet({Literal.Quote(file.Path)}, binary_as_string = true, file_row_number = true)";
        var header = FileColumns.Match(contract, file.Original, Names(connection, rows, file));
        var columns = RowSource.ColumnsOf(contract, column => header.Places.TryGetValue(column.Name, out var at)
            ? RowSource.NullWhenEmpty(contract, $"cast(row.{Identifier.Quote(header.Names[at])} as varchar)")
            : null);
        var told = withLines
            ? "row.file_row_number + 1 as _line, cast(to_json(row) as varchar) as _raw, cast(null as varchar) as _broken, cast(null as varchar) as _expected, cast(null as varchar) as _found"
            : RowSource.NothingBroken;
        return new RowSource($"select {columns}, {told} from {rows} as row", withLines, header);
    }

    private static List<string> Names(DuckDBConnection connection, string rows, PlainFile file)
    {
        try
        {
            return [.. connection.Query($"describe select * exclude (file_row_number) from {rows}", row => row.Get<string>(0)!)];
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{file.Original}: expected a Parquet file, found something else or a part of one: {BuildDatabase.FirstLine(error)} Deliver it again.", error);
        }
    }
}
