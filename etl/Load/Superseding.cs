using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Migrate;

namespace Warehouse.Etl.Load;

/// <summary>Keeps one row a key: within a delivery, and for events within all that was ever loaded.</summary>
/// <remarks>
/// The winner has the later version column, then the later extract, then more values, then the greater hash, so that the order of deliveries doesn't matter. A loser
/// is listed in <c>etl.reject</c>, unless it is an event that says again what an earlier load said. Versions of a key from different deliveries of
/// a snapshot all stay: they are its history.
/// </remarks>
internal sealed class Superseding(DuckDBConnection connection, Contract contract, TypedRows typed, FileRows rows, CancellationToken cancellation)
{
    public const string Losers = "_losers";

    private readonly string table = Identifier.Quote("raw", contract.Table);
    private readonly string order = contract.Updated is null ? "" : $"{Identifier.Quote(contract.Updated)} desc nulls last, ";

    private readonly EventKey eventKey = new(contract);

    private bool IsEvents => contract.Mode == DeliveryMode.Events;

    /// <summary>Finds the rows that lose and counts them; a file that has some is read again where its lines aren't known.</summary>
    public void FindLosers(IReadOnlyList<BatchInProgress> batches)
    {
        Find();
        var unlined = connection.Query($"select distinct _batch_id from {Losers} where _is_new and _is_listed and _line is null", row => row.Get<long>(0));
        foreach (var batch in batches.Where(batch => unlined.Contains(batch.BatchId) && !batch.HasLines)) rows.StageWithLines(batch);
        if (unlined.Count > 0) Find();
        foreach (var batch in batches) batch.Superseded = connection.Scalar<long>($"select count(*) from {Losers} where _is_new and _batch_id = ?", batch.BatchId);
    }

    /// <summary>Moves the winners into the raw table, the losers and the rejects into the ledger; within the caller's transaction, after its batches are written.</summary>
    public void Keep()
    {
        var columns = string.Join(", ", contract.Columns.Select(column => Identifier.Quote(column.Name)).Concat(["_batch_id", "_delivery_id", "_extracted_at"]).Concat(IsEvents ? [] : ["_row_hash"]));
        if (connection.Scalar<bool>($"select exists (select 1 from {Losers} where not _is_new)"))
        {
            var lost = $"rowid in (select _place from {Losers} where not _is_new)";
            connection.Run($"insert into {Identifier.Quote("raw", contract.ReplacedTable)} by name select *, (select max(_batch_id) from {Staging.Table}) as {RawLayer.ReplacedIn} from {table} where {lost}", cancellation);
            connection.Run($"delete from {table} where {lost}", cancellation);
        }

        connection.Run($"insert into {table} by name select {columns} from {Staging.Table} as staged where staged.rowid not in (select _place from {Losers} where _is_new)", cancellation);
        connection.Run($"insert into etl.reject from {Staging.Rejects} order by batch_id, line", cancellation);
        connection.Run(
            $"""
            insert into etl.reject
            select losers._batch_id, batch.source, batch.object, batch.file, losers._line, ?, 'superseded', ?, losers._key, losers._raw
            from {Losers} as losers
            inner join etl.batch as batch on batch.batch_id = losers._batch_id
            where losers._is_listed
            order by losers._batch_id, losers._line
            """,
            cancellation,
            string.Join(", ", contract.Key),
            $"one row a key; the later {(contract.Updated is { } updated ? $"{updated}, then the later " : "")}extract wins, then the fuller row, then the greater hash");
    }

    private void Find()
    {
        var key = eventKey.Of("");
        var scope = IsEvents ? "" : "_delivery_id, ";
        var repeated = connection.Scalar<bool>($"select count(*) > count(distinct hash({scope}{key})) from {Staging.Table}");
        var near = IsEvents ? $"(select *, rowid from {table} where {eventKey.Near(connection, Staging.Table)})" : "";
        var known = IsEvents && connection.Scalar<bool>($"select exists (select 1 from {near} as kept semi join {Staging.Table} as staged on {eventKey.Same("kept", "staged")})");
        connection.Run(
            repeated || known
                ? $"create or replace temp table {Losers} as {Ranked(scope, key, known ? near : null)}"
                : $"create or replace temp table {Losers} (_place bigint, _is_new boolean, _batch_id bigint, _line bigint, _raw varchar, _key varchar, _is_listed boolean)",
            cancellation);
    }

    private string Ranked(string scope, string key, string? near)
    {
        var version = contract.Updated is null ? "" : $", {Identifier.Quote(contract.Updated)}";
        var updated = contract.Updated is not null && !eventKey.Columns.Contains(Identifier.Quote(contract.Updated), StringComparison.Ordinal) ? version : "";
        var staged = $"select rowid as _place, true as _is_new, _batch_id, _delivery_id, _extracted_at, _row_hash, _line, _raw, {eventKey.Columns}{updated} from {Staging.Table}";
        var kept = $"select rowid as _place, false as _is_new, _batch_id, _delivery_id, _extracted_at, {typed.Hash}, cast(null as bigint) as _line, cast(null as varchar) as _raw, {eventKey.Columns}{updated} from {near} as kept semi join {Staging.Table} as staged on {eventKey.Same("kept", "staged")}";
        return $"""
            with rivals as (
                {staged}
                {(near is null ? "" : $"union all {kept}")}
            ),
            contested as (
                select rivals.* from rivals semi join (select hash({scope}{key}) as _contest from rivals group by _contest having count(*) > 1) as contests on contests._contest = hash({(scope.Length > 0 ? "rivals._delivery_id, " : "")}{eventKey.Of("rivals.")})
            ),
            ranked as (
                select contested.*,
                    row_number() over best as _rank,
                    first_value(_row_hash) over best as _winner_hash,
                    first_value(_is_new) over best as _winner_is_new
                from contested
                window best as (partition by {scope}{key} order by {order}_extracted_at desc, _row_hash desc, _is_new, _line, _place)
            )
            select _place, _is_new, _batch_id, _line, _raw, concat_ws(', ', {string.Join(", ", contract.Key.Select(name => $"coalesce(cast({Identifier.Quote(name)} as varchar), '')"))}) as _key,
                _row_hash <> _winner_hash or (_is_new and _winner_is_new) as _is_listed
            from ranked
            where _rank > 1
            """;
    }
}
