using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;
using Warehouse.Etl.Load;

namespace Warehouse.Etl.Trace;

/// <summary>A row of an extract, where it was delivered.</summary>
/// <param name="Relation">The raw relation that holds it.</param>
/// <param name="Line">Line of the file where the row starts; for Parquet the row's number; null where the file is gone or is no longer what was loaded.</param>
/// <param name="Raw">The row as it was delivered; null with <paramref name="Line"/>.</param>
/// <param name="Missing">Why there is no line; null where there is one.</param>
public sealed record ExtractRow(string Relation, string Key, string File, string Sha256, long? Line, string? Raw, string? Missing);

/// <summary>What of an extract is asked for; null does not restrict.</summary>
public sealed record ExtractScope(string? Account, DateOnly FirstMonth, DateOnly LastMonth, int Rows);

/// <summary>The rows of one raw relation behind a figure.</summary>
/// <param name="Count">All of them, of which <paramref name="Rows"/> are the first.</param>
/// <param name="Scope">What was asked: its account, its months, or neither.</param>
public sealed record ExtractTrace(string Relation, long Count, string Scope, IReadOnlyList<ExtractRow> Rows);

/// <summary>Follows rows of the raw layer to the files, lines and hashes that brought them. Reads only.</summary>
public static class ExtractTracer
{
    /// <summary>Columns by which objects name an account, the plainest first.</summary>
    private static readonly string[] AccountColumns = ["account_id", "customer_id", "organization_id", "company_id"];

    /// <summary>Finds the rows of a raw relation.</summary>
    /// <param name="build">A build, which has the raw layer.</param>
    /// <param name="relation"><c>raw.standard__costs</c>; a history is traced as its object.</param>
    /// <returns>Null where no contract has the relation.</returns>
    public static ExtractTrace? Find(DuckDBConnection build, Checkout checkout, string relation, ExtractScope scope, string temporaryFolder)
    {
        var name = string.Join("__", relation["raw.".Length..].Split("__").Take(2));
        if (checkout.Contracts.Contracts.FirstOrDefault(contract => contract.Relation == name) is not { } contract) return null;

        var (where, values, told) = Filter(contract, scope);
        var table = Identifier.Quote("raw", contract.Relation);
        var count = build.Scalar<long>($"select count(*) from {table} where {where}", values);
        var keys = string.Join(" || ' · ' || ", contract.Key.Select(key => $"coalesce(cast({Identifier.Quote(key)} as varchar), '')"));
        var order = string.Join(", ", contract.Key.Select(key => Identifier.Quote(key)));
        var held = build.Query(
            $"""
            select {keys}, batch.file, batch.sha256, {string.Join(", ", contract.Key.Select(key => $"cast({Identifier.Quote(key)} as varchar)"))}
            from (select * from {table} where {where} order by {order} limit {scope.Rows}) as held inner join etl.batch as batch on batch.batch_id = held._batch_id order by 1
            """,
            row => (Key: row.GetString(0), File: row.GetString(1), Sha256: row.GetString(2), Parts: contract.Key.Select((_, at) => row.Get<string>(3 + at)).ToList()),
            values);
        using var reader = Duck.Open(Duck.InMemory);
        var rows = held.GroupBy(row => (row.File, row.Sha256))
            .SelectMany(file => Lines(reader, contract, file.Key.File, file.Key.Sha256, [.. file.Select(row => (row.Key, row.Parts))], temporaryFolder)).ToList();
        return new ExtractTrace($"raw.{name}", count, told, rows);
    }

    private static (string Where, object?[] Values, string Told) Filter(Contract contract, ExtractScope scope)
    {
        var conditions = new List<string>();
        var values = new List<object?>();
        var told = new List<string>();
        if (scope.Account is { } account && AccountColumns.FirstOrDefault(column => contract.Columns.Any(known => known.Name == column)) is { } named && contract.Columns.Any(column => column.Name == named))
        {
            conditions.Add($"cast({Identifier.Quote(named)} as varchar) in (select ? union all select name from intermediate.int_account_aliases where account_id = ?)");
            values.AddRange([account, account]);
            told.Add($"{named} of {account}");
        }

        if (contract.Columns.FirstOrDefault(column => column.Type.Kind == ColumnKind.Month) is { } month)
        {
            conditions.Add($"{Identifier.Quote(month.Name)} between ? and ?");
            values.AddRange([scope.FirstMonth, scope.LastMonth]);
            told.Add($"{month.Name} {scope.FirstMonth:yyyy-MM} to {scope.LastMonth:yyyy-MM}");
        }

        return (conditions.Count == 0 ? "true" : string.Join(" and ", conditions), [.. values], told.Count == 0 ? "all rows" : string.Join(", ", told));
    }

    /// <summary>Reads a file once more, counting lines, and finds the keys in it; the last row of a key is the one that was kept.</summary>
    private static IEnumerable<ExtractRow> Lines(DuckDBConnection reader, Contract contract, string file, string sha256, IReadOnlyList<(string Key, List<string?> Parts)> rows, string temporaryFolder)
    {
        IEnumerable<ExtractRow> Without(string reason) => rows.Select(row => new ExtractRow($"raw.{contract.Relation}", row.Key, file, sha256, null, null, reason));
        if (!File.Exists(file)) return Without("the file is no longer there");
        using var plain = PlainFile.Open(file, contract, temporaryFolder);
        if (plain.Sha256 != sha256) return Without($"the file has changed since: its SHA-256 is now {plain.Sha256}");

        var source = plain.Kind.Format switch
        {
            FileFormat.Csv => CsvSource.WithLines(reader, contract, CsvSource.All(contract, plain), default),
            FileFormat.JsonLines => JsonLinesSource.WithLines(reader, contract, plain, default),
            _ => ParquetSource.WithLines(reader, contract, plain, null),
        };
        var same = string.Join(" and ", contract.Key.Select(key => $"cast({Typed(contract, key)} as varchar) is not distinct from ?"));
        return
        [
            .. rows.Select(row =>
            {
                var found = reader.Query($"select source._line, source._raw from ({source.Sql}) as source where {same} order by 1 desc limit 1", line => (Line: line.Get<long?>(0), Raw: line.Get<string>(1)), [.. row.Parts]);
                return found.Count == 0
                    ? new ExtractRow($"raw.{contract.Relation}", row.Key, file, sha256, null, null, "no line of the file has this key")
                    : new ExtractRow($"raw.{contract.Relation}", row.Key, file, sha256, found[0].Line, found[0].Raw, null);
            }),
        ];
    }

    private static string Typed(Contract contract, string key)
    {
        var column = contract.Column(key);
        var cast = Conversion.Cast(contract, column);
        return column.Type.Kind switch
        {
            ColumnKind.Month => $"cast(date_trunc('month', {cast}) as date)",
            ColumnKind.Timestamp => $"make_timestamp(epoch_us({cast}))",
            _ => cast,
        };
    }
}
