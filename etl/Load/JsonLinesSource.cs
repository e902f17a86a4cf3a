using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>Rows of a file with one JSON object a line.</summary>
/// <remarks>
/// DuckDB's read_json turns a broken line into a row of NULLs when told to go on, and a bad value into a silent NULL. So the lines are read as
/// text and looked at one by one. All members are taken out in one pass over a line.
/// </remarks>
internal static class JsonLinesSource
{
    public const string LinesTable = "_json_lines";

    /// <summary>Lines read by DuckDB, uncounted.</summary>
    public static RowSource Quick(DuckDBConnection connection, Contract contract, PlainFile file, CancellationToken cancellation)
    {
        connection.Run(
            $"create or replace temp table {LinesTable} as select cast(null as bigint) as _line, line as _raw, cast(null as varchar) as _broken, cast(null as varchar) as _expected, cast(null as varchar) as _found from read_csv({Literal.Quote(file.Path)}, auto_detect = false, header = false, delim = '', quote = '', escape = '', columns = {{line: 'VARCHAR'}}) where line is not null and trim(line) <> ''",
            cancellation);
        return Source(connection, contract, file, false);
    }

    /// <summary>Lines read by ourselves, with their numbers and with bytes that DuckDB's reader stumbles over.</summary>
    public static RowSource WithLines(DuckDBConnection connection, Contract contract, PlainFile file, CancellationToken cancellation)
    {
        connection.Execute($"create or replace temp table {LinesTable} (_line bigint, _raw varchar, _broken varchar, _expected varchar, _found varchar)");
        using (var lines = new PhysicalLines(file.Path))
        {
            using var appender = TableAppender.Open(connection, "main", LinesTable, "temp");
            try
            {
                while (lines.Next() is { } line)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (string.IsNullOrWhiteSpace(line.Text)) continue;
                    appender.BeginRow().Append(line.Number).Append(line.Text).Append(line.Fault?.Reason).Append(line.Fault?.Expected).Append(line.Fault?.Found).EndRow();
                }
            }
            catch
            {
                appender.Discard();
                throw;
            }
        }

        return Source(connection, contract, file, true);
    }

    private static RowSource Source(DuckDBConnection connection, Contract contract, PlainFile file, bool hasLines)
    {
        var header = FileColumns.Match(contract, file.Original, Members(connection, contract));
        var pointers = string.Join(", ", contract.Columns.Select(column => Literal.Quote($"/{column.From.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}")));
        var columns = RowSource.ColumnsOf(contract, column => RowSource.NullWhenEmpty(contract, $"members[{contract.Columns.ToList().IndexOf(column) + 1}]"));
        return new RowSource(
            $"""
            select {columns}, _line, _raw,
                case when _broken is not null then _broken when members is null then 'the line isn''t a JSON object' end as _broken,
                case when _broken is not null then _expected when members is null then 'one JSON object' end as _expected,
                case when _broken is not null then _found when members is null then left(_raw, 200) end as _found
            from (
                select _line, _raw, _broken, _expected, _found,
                    case when _broken is null and json_valid(_raw) and json_type(case when json_valid(_raw) then _raw end) = 'OBJECT' then json_extract_string(case when json_valid(_raw) then _raw end, [{pointers}]) end as members
                from {LinesTable}
            )
            """,
            hasLines,
            header);
    }

    /// <summary>The names of all members in the file; the contract's own when no line has any, so that bad lines are told as such.</summary>
    private static IReadOnlyList<string> Members(DuckDBConnection connection, Contract contract)
    {
        var names = connection.Query(
            $"select distinct unnest(json_keys(case when _broken is null and json_valid(_raw) and json_type(case when json_valid(_raw) then _raw end) = 'OBJECT' then _raw end)) as name from {LinesTable} order by name",
            row => row.Get<string>(0)!);
        return names.Count > 0 ? names : [.. contract.Columns.Select(column => column.From)];
    }
}
