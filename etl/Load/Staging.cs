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
    private readonly TypedRows typed;

    public Staging(DuckDBConnection connection, Contract contract, TypedRows typed, CancellationToken cancellation)
    {
        this.typed = typed;
        this.connection = connection;
        this.contract = contract;
        this.cancellation = cancellation;
        var columns = string.Concat(contract.Columns.Select(column => $"{Identifier.Quote(column.Name)} {column.Type.Sql}, "));
        connection.Execute($"create or replace temp table {Table} ({columns}_batch_id bigint, _delivery_id bigint, _extracted_at timestamp, _row_hash ubigint, _line bigint, _raw varchar, _is_bad boolean)");
        connection.Execute($"create or replace temp table {Rejects} as from etl.reject limit 0");
    }

    /// <summary>Types the rows of a file into the table, unless one of them breaks the contract.</summary>
    /// <returns>Whether all rows are good; otherwise none of them stays.</returns>
    public bool TryFill(RowSource source, BatchInProgress batch)
    {
        connection.Run(
            $"insert into {Table} by name select {typed.Columns}, {typed.Hash}, _line, _raw, {typed.FaultNumber} is not null as _is_bad, {TypedRows.Origin} from ({typed.Of(source)})",
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
            select {typed.Columns}, {typed.Hash}, _line, _raw, _broken, _expected, _fault, left({typed.PerFault((fault, _) => fault.Column is null ? "_found" : Identifier.Quote(Conversion.TextName(fault.Column)))}, {LongestFound}) as _found
            from (select *, {typed.FaultNumber} as _fault from ({typed.Of(source)}))
            """,
            cancellation);
        connection.Run(
            $"insert into {Table} by name select {typed.Columns}, _row_hash, _line, _raw, false as _is_bad, {TypedRows.Origin} from {Judged} where _fault is null",
            cancellation,
            batch.BatchId, batch.DeliveryId, batch.ExtractedAt);
        connection.Run(
            $"""
            insert into {Rejects}
            select cast(? as bigint), ?, ?, ?, _line,
                {typed.PerFault((fault, _) => Text(contract.Columns.FirstOrDefault(column => column.Name == fault.Column)?.From))},
                {typed.PerFault((fault, at) => at == 0 ? "_broken" : Text(fault.Reason))},
                {typed.PerFault((fault, at) => at == 0 ? "_expected" : Text(fault.Expected))},
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
        foreach (var table in new[] { Table, Rejects, Superseding.Losers, Suspects.Table, Suspects.Contested, CsvSource.LinesTable, JsonLinesSource.LinesTable }) connection.Execute($"drop table if exists temp.{table}");
    }

    private static string Text(string? text) => text is null ? "null" : Literal.Quote(text);
}
