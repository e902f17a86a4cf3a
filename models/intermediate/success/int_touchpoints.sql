with touchpoints as (
    select 'standard' as source_system, told.* from staging.stg_standard__touchpoints as told
    union all
    select 'salesforce' as source_system, told.* from staging.stg_salesforce__touchpoints as told
    union all
    select 'hubspot' as source_system, told.* from staging.stg_hubspot__touchpoints as told
),

final as (
    select
        touchpoints.touchpoint_id,
        coalesce(aliases.account_id, touchpoints.account_id) as account_id,
        touchpoints.kind,
        touchpoints.occurred_date,
        touchpoints.csm,
        touchpoints.outcome
    from touchpoints
    left join intermediate.int_account_aliases as aliases
        on touchpoints.source_system = aliases.source_system
        and touchpoints.account_id = aliases.name
)

select * from final
