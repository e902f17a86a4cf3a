with leads as (
    select 'standard' as source_system, told.* from staging.stg_standard__leads as told
    union all
    select 'salesforce' as source_system, told.* from staging.stg_salesforce__leads as told
    union all
    select 'hubspot' as source_system, told.* from staging.stg_hubspot__leads as told
),

final as (
    select
        leads.lead_id,
        coalesce(aliases.account_id, leads.account_id) as account_id,
        leads.channel,
        leads.created_date,
        leads.qualified_date,
        leads.opportunity_id,
        leads.converted_date
    from leads
    left join intermediate.int_account_aliases as aliases
        on leads.source_system = aliases.source_system
        and leads.account_id = aliases.name
)

select * from final
