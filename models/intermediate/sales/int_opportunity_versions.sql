-- One row a version of an opportunity. A source whose snapshots are not kept apart tells the present one, for all time.
with told as (
    select
        versions.opportunity_id,
        coalesce(aliases.account_id, versions.account_id) as account_id,
        versions.type,
        versions.stage,
        versions.created_date,
        versions.closed_date,
        versions.known_from,
        versions.known_to
    from staging.stg_standard__opportunity_versions as versions
    left join intermediate.int_account_aliases as aliases
        on aliases.source_system = 'standard'
        and versions.account_id = aliases.name
),

with_history as (
    select distinct opportunity_id
    from told
),

final as (
    select * from told
    union all
    select
        opportunities.opportunity_id,
        opportunities.account_id,
        opportunities.type,
        lower(opportunities.stage) as stage,
        opportunities.created_date,
        opportunities.closed_date,
        cast('1900-01-01' as date) as known_from,
        cast('9999-12-31' as date) as known_to
    from intermediate.int_opportunities as opportunities
    left join with_history
        on opportunities.opportunity_id = with_history.opportunity_id
    where with_history.opportunity_id is null
)

select * from final
