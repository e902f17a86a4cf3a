using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Migrate;

/// <summary>The view over a snapshot object's versions that says when each was valid.</summary>
/// <remarks>
/// A key's rows are put in the order of the deliveries that held them. A row whose version column is older than one already seen is a stale
/// copy: the key is there, as it was seen before. A version ends where the next begins, or at the first complete delivery without the key. Identical neighbours merge.
/// </remarks>
internal static class RawHistory
{
    public static string View(Contract contract)
    {
        string Key(string alias) => string.Join(", ", contract.Key.Select(name => $"{alias}.{Identifier.Quote(name)}"));
        var updated = contract.Updated is null ? null : Identifier.Quote(contract.Updated);
        var newest = updated is null ? "" : $"versions.{updated} desc nulls last, ";
        var isFresh = updated is null
            ? "true"
            : $"occurrence.{updated} is not distinct from max(occurrence.{updated}) over (partition by {Key("occurrence")} order by occurrence._seen_at rows between unbounded preceding and current row)";
        return $"""
            create or replace view {Identifier.Quote("raw", $"{contract.Relation}__history")} as
            with occurrence as (
                select
                    versions.*,
                    delivery.extracted_at as _seen_at,
                    row_number() over (partition by {Key("versions")}, delivery.extracted_at order by {newest}versions._row_hash desc) as _rank
                from raw.{Identifier.Quote(contract.Table)} as versions
                inner join etl.batch_delivery as content on content.batch_id = versions._batch_id
                inner join etl.delivery as delivery on delivery.delivery_id = content.delivery_id
                where {RawLayer.DeliveriesOf(contract, "delivery")}
            ),
            told as (
                select occurrence.*, {isFresh} as _is_fresh from occurrence where occurrence._rank = 1
            ),
            seen as (
                select
                    told.*,
                    last_value(case when told._is_fresh then told._row_hash end ignore nulls) over (partition by {Key("told")} order by told._seen_at rows between unbounded preceding and current row) as _state
                from told
            ),
            complete as (
                select distinct delivery.extracted_at from etl.delivery as delivery where {RawLayer.DeliveriesOf(contract, "delivery")} and delivery.complete
            ),
            following as (
                select
                    seen.*,
                    lead(seen._seen_at, 1, null) over (partition by {Key("seen")} order by seen._seen_at) as _next_seen_at,
                    row_number() over (partition by {Key("seen")} order by seen._seen_at) as _ordinal
                from seen
            ),
            bounded as (
                select
                    following.*,
                    case when following._ordinal = 1 then timestamp '1900-01-01' else following._seen_at end as _from,
                    coalesce(least(following._next_seen_at, complete.extracted_at), following._next_seen_at, complete.extracted_at, timestamp '9999-12-31') as _to
                from following
                asof left join complete on following._seen_at < complete.extracted_at
            ),
            marked as (
                select
                    bounded.*,
                    case
                        when lag(bounded._state) over (partition by {Key("bounded")} order by bounded._seen_at) is not distinct from bounded._state
                            and lag(bounded._to) over (partition by {Key("bounded")} order by bounded._seen_at) = bounded._from
                        then 0 else 1
                    end as _starts
                from bounded
            ),
            numbered as (
                select marked.*, sum(marked._starts) over (partition by {Key("marked")} order by marked._seen_at rows between unbounded preceding and current row) as _version
                from marked
            ),
            spans as (
                select
                    numbered.*,
                    min(numbered._from) over (partition by {Key("numbered")}, numbered._version) as valid_from,
                    max(numbered._to) over (partition by {Key("numbered")}, numbered._version) as valid_to
                from numbered
            )
            select {RawLayer.ColumnList(contract, "spans")}, spans.valid_from, spans.valid_to
            from spans
            where spans._starts = 1
            """;
    }
}
