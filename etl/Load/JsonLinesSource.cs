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
        var header = FileColumns.MatchMembers(contract, file.Original, Members(connection, contract));
        var ofLine = new JsonMembers("members");
        var ofElement = new JsonMembers("element_members");
        var columns = RowSource.ColumnsOf(contract, column => RowSource.NullWhenEmpty(contract, Place(column, ofLine, ofElement)));
        // Each line is one row, or as many as its list has elements; a line that can't be read is one row, to be told of.
        var elements = contract.Each is not { } list
            ? "[cast(null as json)]"
            : $"case when document is null then [cast(null as json)] when json_type(document, {Literal.Quote(list)}) = 'ARRAY' then cast(json_extract(document, {Literal.Quote(list)}) as json[]) when coalesce(json_type(document, {Literal.Quote(list)}), 'NULL') = 'NULL' then cast([] as json[]) else [cast(null as json)] end";
        var broken = contract.Each is not { } each
            ? (Reason: "", Expected: "")
            : (Reason: $" when element is null then 'the line has no list at {each}'", Expected: $" when element is null then 'a list at {each}'");
        return new RowSource(
            $"""
            select {columns}, {RowSource.OneFile}, _line, _raw,
                case when _broken is not null then _broken when document is null then 'the line isn''t a JSON object'{broken.Reason} end as _broken,
                case when _broken is not null then _expected when document is null then 'one JSON object'{broken.Expected} end as _expected,
                case when _broken is not null then _found when document is null{(contract.Each is null ? "" : " or element is null")} then left(_raw, 200) end as _found
            from (
                select *, {ofLine.Extracted("document")}, {ofElement.Extracted("element")}
                from (
                    select *, unnest({elements}) as element
                    from (
                        select *, case when _broken is null and json_valid(_raw) and json_type(case when json_valid(_raw) then _raw end) = 'OBJECT' then _raw end as document
                        from {LinesTable}
                    )
                )
            )
            """,
            hasLines,
            header);
    }

    /// <summary>A column's text: the first of its paths that has a value, then the member of its name.</summary>
    private static string Place(ContractColumn column, JsonMembers ofLine, JsonMembers ofElement)
    {
        var places = column.Paths.Select(path => JsonPaths.InElement(path) is { } inside ? ofElement.At(inside) : ofLine.At(path)).Append(ofLine.At(JsonPaths.ToMember(column.From))).ToList();
        return places.Count == 1 ? places[0] : $"coalesce({string.Join(", ", places)})";
    }

    /// <summary>Members that are taken out of one document in one pass, as a list of texts.</summary>
    /// <param name="name">The list's name in SQL.</param>
    private sealed class JsonMembers(string name)
    {
        private readonly List<string> pointers = [];

        public string At(string pointer)
        {
            if (!pointers.Contains(pointer)) pointers.Add(pointer);
            return $"{name}[{pointers.IndexOf(pointer) + 1}]";
        }

        public string Extracted(string document) => pointers.Count == 0
            ? $"cast(null as varchar[]) as {name}"
            : $"json_extract_string({document}, [{string.Join(", ", pointers.Select(Literal.Quote))}]) as {name}";
    }

    /// <summary>The names of all members in the file; the contract's own when no line has any, so that bad lines are told as such.</summary>
    private static IReadOnlyList<string> Members(DuckDBConnection connection, Contract contract)
    {
        var names = connection.Query(
            $"select distinct unnest(json_keys(case when _broken is null and json_valid(_raw) and json_type(case when json_valid(_raw) then _raw end) = 'OBJECT' then _raw end)) as name from {LinesTable} order by name",
            row => row.Get<string>(0)!);
        return names.Count > 0 ? names : [.. contract.Columns.Select(column => column.Paths.Count > 0 ? JsonPaths.Member(column.Paths[0]) : column.From)];
    }
}
