using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>Rows of a CSV file: read by DuckDB when nothing is wrong, by ourselves when lines and faults must be told.</summary>
internal static class CsvSource
{
    public const string LinesTable = "_csv_lines";

    /// <summary>The way for files without fault. DuckDB throws at the first line that isn't strictly CSV.</summary>
    public static RowSource Quick(Contract contract, PlainFile file)
    {
        var header = Header(contract, file);
        var names = string.Join(", ", header.Names.Select((_, at) => $"c{at}: 'VARCHAR'"));
        var nulls = string.Join(", ", contract.Nulls.Prepend("").Select(Literal.Quote));
        var options = $"auto_detect = false, strict_mode = true, header = true, delim = {Literal.Quote(contract.DelimiterOf(file.Kind).ToString())}, quote = '\"', escape = '\"', nullstr = [{nulls}]";
        var rows = $"read_csv({Literal.Quote(file.Path)}, {options}, columns = {{{names}}})";
        var columns = RowSource.ColumnsOf(contract, column => header.Places.TryGetValue(column.Name, out var at) ? $"c{at}" : null);
        return new RowSource($"select {columns}, {RowSource.NothingBroken} from {rows}", false, header);
    }

    /// <summary>Reads every record, or those that a filter wants, into a temporary table, with its line and its faults.</summary>
    public static RowSource WithLines(DuckDBConnection connection, Contract contract, PlainFile file, CsvFilter? filter, CancellationToken cancellation)
    {
        var header = Header(contract, file);
        var present = contract.Columns.Where(column => header.Places.ContainsKey(column.Name)).ToList();
        connection.Execute($"create or replace temp table {LinesTable} (_line bigint, _raw varchar, _broken varchar, _expected varchar, _found varchar{string.Concat(present.Select(column => $", {Identifier.Quote(column.Name)} varchar"))})");
        using (var records = new CsvRecords(file.Path, contract.DelimiterOf(file.Kind)))
        {
            records.Next();
            var places = present.Select(column => header.Places[column.Name]).ToArray();
            var nulls = contract.Nulls.Prepend("").ToHashSet(StringComparer.Ordinal);
            using var appender = TableAppender.Open(connection, "main", LinesTable, "temp");
            try
            {
                filter?.Follow(header, contract.DelimiterOf(file.Kind), nulls);
                while (records.Next(filter) is { } record)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Append(appender, record, header.Names.Count, places, nulls);
                }
            }
            catch
            {
                appender.Discard();
                throw;
            }
        }

        var columns = RowSource.ColumnsOf(contract, column => header.Places.ContainsKey(column.Name) ? Identifier.Quote(column.Name) : null);
        return new RowSource($"select {columns}, _line, _raw, _broken, _expected, _found from {LinesTable}", true, header);
    }

    private static void Append(TableAppender appender, CsvRecord record, int expected, int[] places, HashSet<string> nulls)
    {
        var fault = record.Fault ?? Ragged(record, expected);
        var row = appender.BeginRow().Append(record.Line).Append(record.Raw).Append(fault?.Reason).Append(fault?.Expected).Append(fault?.Found);
        foreach (var place in places) row.Append(fault is null && !nulls.Contains(record.Fields[place]) ? record.Fields[place] : null);
        row.EndRow();
    }

    /// <remarks>One empty field too many is a delimiter at the end of the line, which DuckDB lets pass too.</remarks>
    private static LineFault? Ragged(CsvRecord record, int expected)
    {
        var found = record.Fields.Count;
        return found == expected || (found == expected + 1 && record.Fields[^1].Length == 0)
            ? null
            : new LineFault(found < expected ? "the row has too few fields" : "the row has too many fields", $"{expected} fields, as the header has", $"{found} fields");
    }

    private static FileColumns Header(Contract contract, PlainFile file)
    {
        using var records = new CsvRecords(file.Path, contract.DelimiterOf(file.Kind));
        var header = records.Next() ?? throw new WarehouseException($"{file.Original}: expected a header row, found an empty file; deliver it again");
        if (header.Fault is { } fault) throw new WarehouseException($"{file.Original}:{header.Line}: the header can't be read: {fault.Reason}: expected {fault.Expected}, found {fault.Found}");
        return FileColumns.Match(contract, file.Original, header.Fields);
    }
}
