using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>The temporary table that an object's rows are typed into before any of them is kept.</summary>
internal sealed class Staging
{
    /// <summary>Good rows: the contract's columns, then batch, delivery, time, hash, and where they are known line and raw text.</summary>
    public const string Table = "_staged";

    /// <summary>Bad rows, in the shape of <c>etl.reject</c>.</summary>
    public const string Rejects = "_rejected";

    private const string Judged = "_judged";
    private const int LongestFound = 200;

    private readonly DuckDBConnection connection;
    private readonly Contract contract;
    private readonly CancellationToken cancellation;
    private readonly IReadOnlyList<Fault> faults;
    private readonly string columns;

    public Staging(DuckDBConnection connection, Contract contract, CancellationToken cancellation)
    {
        this.connection = connection;
        this.contract = contract;
        this.cancellation = cancellation;
        faults = Conversion.Faults(contract);
        columns = string.Join(", ", contract.Columns.Select(column => Identifier.Quote(column.Name)));
        var typed = string.Concat(contract.Columns.Select(column => $"{Identifier.Quote(column.Name)} {column.Type.Sql}, "));
        connection.Execute($"create or replace temp table {Table} ({typed}_batch_id bigint, _delivery_id bigint, _extracted_at timestamp, _row_hash ubigint, _line bigint, _raw varchar, _is_bad boolean)");
        connection.Execute($"create or replace temp table {Rejects} as from etl.reject limit 0");
    }

    /// <summary>Types the rows of a file into the table, unless one of them breaks the contract.</summary>
    /// <returns>Whether all rows are good; otherwise none of them stays.</returns>
    public bool TryFill(RowSource source, BatchInProgress batch)
    {
        connection.Run(
            $"insert into {Table} by name select {columns}, hash({columns}) as _row_hash, _line, _raw, {FaultNumber()} is not null as _is_bad, {Origin} from ({Typed(source)})",
            cancellation,
            batch.BatchId, batch.DeliveryId, batch.ExtractedAt);
        var (read, bad) = connection.Query($"select count(*), count(*) filter (_is_bad) from {Table} where _batch_id = ?", row => (row.Get<long>(0), row.Get<long>(1)), batch.BatchId)[0];
        if (bad > 0) Forget(batch);
        else batch.Read = read;
        return bad == 0;
    }

    /// <summary>Takes a file's rows out again.</summary>
    public void Forget(BatchInProgress batch) => connection.Run($"delete from {Table} where _batch_id = ?", cancellation, batch.BatchId);

    /// <summary>Types the rows of a file with their lines, and sets the bad ones apart.</summary>
    public void FillAndReject(RowSource source, BatchInProgress batch)
    {
        connection.Run(
            $"""
            create or replace temp table {Judged} as
            select {columns}, hash({columns}) as _row_hash, _line, _raw, _broken, _expected, _fault, left({PerFault((fault, _) => fault.Column is null ? "_found" : Identifier.Quote(Conversion.TextName(fault.Column)))}, {LongestFound}) as _found
            from (select *, {FaultNumber()} as _fault from ({Typed(source)}))
            """,
            cancellation);
        connection.Run(
            $"insert into {Table} by name select {columns}, _row_hash, _line, _raw, false as _is_bad, {Origin} from {Judged} where _fault is null",
            cancellation,
            batch.BatchId, batch.DeliveryId, batch.ExtractedAt);
        connection.Run(
            $"""
            insert into {Rejects}
            select cast(? as bigint), ?, ?, ?, _line,
                {PerFault((fault, _) => Text(contract.Columns.FirstOrDefault(column => column.Name == fault.Column)?.From))},
                {PerFault((fault, at) => at == 0 ? "_broken" : Text(fault.Reason))},
                {PerFault((fault, at) => at == 0 ? "_expected" : Text(fault.Expected))},
                _found, _raw
            from {Judged}
            where _fault is not null
            order by _line
            """,
            cancellation,
            batch.BatchId, contract.Source, contract.Object, batch.File.Original);
        (batch.Read, batch.Rejected) = connection.Query($"select count(*), count(_fault) from {Judged}", row => (row.Get<long>(0), row.Get<long>(1)))[0];
        batch.HasLines = true;
        connection.Execute($"drop table {Judged}");
    }

    /// <summary>Drops the temporary tables of a load, which would otherwise live as long as the connection.</summary>
    public static void Drop(DuckDBConnection connection)
    {
        foreach (var table in new[] { Table, Rejects, Superseding.Losers, CsvSource.LinesTable, JsonLinesSource.LinesTable }) connection.Execute($"drop table if exists temp.{table}");
    }

    private static string Origin => "cast(? as bigint) as _batch_id, cast(? as bigint) as _delivery_id, cast(? as timestamp) as _extracted_at";

    private static string Text(string? text) => text is null ? "null" : Literal.Quote(text);

    /// <summary>Rows with each column typed, and its text beside it.</summary>
    private string Typed(RowSource source)
    {
        const string Place = "_line, _raw, _broken, _expected, _found";
        var casts = contract.Columns.Select(column => $"{Conversion.Cast(contract, column)} as {Identifier.Quote(Conversion.CastName(column.Name))}, source.{Identifier.Quote(column.Name)} as {Identifier.Quote(Conversion.TextName(column.Name))}");
        var values = contract.Columns.Select(column => $"{Conversion.Value(column)} as {Identifier.Quote(column.Name)}, {Identifier.Quote(Conversion.TextName(column.Name))}");
        return $"select {string.Join(", ", values)}, {Place} from (select {string.Join(", ", casts)}, {Place} from ({source.Sql}) as source)";
    }

    /// <summary>The number of a row's first fault, NULL for none.</summary>
    private string FaultNumber() => $"case {string.Join(" ", faults.Select((fault, at) => $"when {fault.Condition} then {at}"))} end";

    private string PerFault(Func<Fault, int, string> expression) => $"case _fault {string.Join(" ", faults.Select((fault, at) => $"when {at} then {expression(fault, at)}"))} end";
}
