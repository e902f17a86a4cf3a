with opportunities as (
    select 'standard' as source_system, told.* from staging.stg_standard__opportunities as told
    union all
    select 'salesforce' as source_system, told.* from staging.stg_salesforce__opportunities as told
    union all
    select 'hubspot' as source_system, told.* from staging.stg_hubspot__opportunities as told
),

final as (
    select
        opportunities.opportunity_id,
        coalesce(aliases.account_id, opportunities.account_id) as account_id,
        opportunities.type,
        opportunities.source,
        opportunities.stage,
        opportunities.product,
        opportunities.owner,
        opportunities.amount,
        opportunities.currency,
        opportunities.created_date,
        opportunities.closed_date,
        opportunities.is_won
    from opportunities
    left join intermediate.int_account_aliases as aliases
        on opportunities.source_system = aliases.source_system
        and opportunities.account_id = aliases.name
)

select * from final
