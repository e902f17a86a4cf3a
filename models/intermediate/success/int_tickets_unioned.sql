with tickets as (
    select 'standard' as source_system, told.* from staging.stg_standard__tickets as told
    union all
    select 'ravenstack' as source_system, told.* from staging.stg_ravenstack__tickets as told
    union all
    select 'salesforce' as source_system, told.* from staging.stg_salesforce__tickets as told
    union all
    select 'hubspot' as source_system, told.* from staging.stg_hubspot__tickets as told
    union all
    select 'zendesk' as source_system, told.* from staging.stg_zendesk__tickets as told
),

final as (
    select
        tickets.ticket_id,
        coalesce(aliases.account_id, tickets.account_id) as account_id,
        tickets.opened_at,
        tickets.first_replied_at,
        tickets.solved_at,
        tickets.opened_date,
        tickets.first_replied_date,
        tickets.solved_date,
        tickets.agent_replies,
        tickets.is_reopened,
        tickets.is_escalated,
        tickets.priority,
        tickets.channel,
        tickets.satisfaction
    from tickets
    left join intermediate.int_account_aliases as aliases
        on tickets.source_system = aliases.source_system
        and tickets.account_id = aliases.name
)

select * from final
