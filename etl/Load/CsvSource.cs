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
    /// <param name="contract">Theirs.</param>
    /// <param name="files">One or more of one kind, with the same header.</param>
    /// <param name="header">That header.</param>
    public static RowSource Quick(Contract contract, IReadOnlyList<PlainFile> files, FileColumns header)
    {
        var names = string.Join(", ", header.Names.Select((_, at) => $"c{at}: 'VARCHAR'"));
        var nulls = string.Join(", ", contract.Nulls.Prepend("").Select(Literal.Quote));
        var options = $"auto_detect = false, strict_mode = true, header = true, delim = {Literal.Quote(contract.DelimiterOf(files[0].Kind).ToString())}, quote = '\"', escape = '\"', nullstr = [{nulls}]";
        var rows = $"read_csv({RowSource.Paths(files)}, {options}, columns = {{{names}}})";
        var columns = RowSource.ColumnsOf(contract, column => header.Places.TryGetValue(column.Name, out var at) ? $"c{at}" : null);
        return new RowSource($"select {columns}, {RowSource.FileAmong(files)}, {RowSource.NothingBroken} from {rows}", false, header);
    }

    /// <summary>Every record of a file, read as it is asked for.</summary>
    public static CsvFound All(Contract contract, PlainFile file)
    {
        var header = Header(contract, file);
        return new CsvFound(header, Records(contract, file, header, null));
    }

    /// <summary>The records that a filter wants, all of them read now.</summary>
    public static CsvFound Search(Contract contract, PlainFile file, CsvFilter filter, CancellationToken cancellation)
    {
        var header = Header(contract, file);
        var found = new List<CsvRecord>();
        foreach (var record in Records(contract, file, header, filter))
        {
            cancellation.ThrowIfCancellationRequested();
            found.Add(record);
        }

        return new CsvFound(header, found);
    }

    /// <summary>Puts records into a temporary table, each with its line and its fault.</summary>
    public static RowSource WithLines(DuckDBConnection connection, Contract contract, CsvFound found, CancellationToken cancellation)
    {
        var header = found.Header;
        var present = contract.Columns.Where(header.Has).ToList();
        connection.Execute($"create or replace temp table {LinesTable} (_line bigint, _raw varchar, _broken varchar, _expected varchar, _found varchar{string.Concat(present.Select(column => $", {Identifier.Quote(column.Name)} varchar"))})");
        using (var appender = TableAppender.Open(connection, "main", LinesTable, "temp"))
        {
            var places = present.Select(column => header.Places[column.Name]).ToArray();
            var nulls = NullTexts(contract);
            try
            {
                foreach (var record in found.Records)
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

        var columns = RowSource.ColumnsOf(contract, column => header.Has(column) ? Identifier.Quote(column.Name) : null);
        return new RowSource($"select {columns}, {RowSource.OneFile}, _line, _raw, _broken, _expected, _found from {LinesTable}", true, header);
    }

    private static IEnumerable<CsvRecord> Records(Contract contract, PlainFile file, FileColumns header, CsvFilter? filter)
    {
        using var records = new CsvRecords(file.Path, contract.DelimiterOf(file.Kind));
        records.Next();
        filter?.Follow(header, contract.DelimiterOf(file.Kind), NullTexts(contract));
        while (records.Next(filter) is { } record) yield return record;
    }

    private static HashSet<string> NullTexts(Contract contract) => contract.Nulls.Prepend("").ToHashSet(StringComparer.Ordinal);

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

    /// <summary>The columns that the file's first record names.</summary>
    /// <exception cref="WarehouseException">There is none, it can't be read, or it lacks a required column.</exception>
    public static FileColumns Header(Contract contract, PlainFile file)
    {
        using var records = new CsvRecords(file.Path, contract.DelimiterOf(file.Kind));
        var header = records.Next() ?? throw new WarehouseException($"{file.Original}: expected a header row, found an empty file; deliver it again");
        if (header.Fault is { } fault) throw new WarehouseException($"{file.Original}:{header.Line}: the header can't be read: {fault.Reason}: expected {fault.Expected}, found {fault.Found}");
        return FileColumns.Match(contract, file.Original, header.Fields);
    }
}

/// <summary>Records of a CSV file after its header.</summary>
internal sealed record CsvFound(FileColumns Header, IEnumerable<CsvRecord> Records);
